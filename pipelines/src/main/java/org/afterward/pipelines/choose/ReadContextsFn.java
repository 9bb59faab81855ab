package org.afterward.pipelines.choose;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.pipelines.files.EventPart;
import org.afterward.pipelines.files.EventPartReader;
import org.afterward.pipelines.files.EventVisitor;
import org.afterward.transforms.intake.RejectionCounters;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Reads the contexts of exposures, under their ids. */
final class ReadContextsFn extends DoFn<EventPart, KV<String, ContextVector>> {

  static final TupleTag<KV<String, ContextVector>> CONTEXTS = new TupleTag<>("contexts") {};
  static final TupleTag<Rejection> REJECTED = new TupleTag<>("rejected") {};

  private final RejectionCounters counters = RejectionCounters.of(ReadContextsFn.class);

  @ProcessElement
  public void read(@Element EventPart part, MultiOutputReceiver out) throws IOException {
    EventPartReader.read(
        part,
        new EventVisitor() {
          @Override
          public void event(
              Event event, List<BrokenRule> misread, long arrivedAt, Supplier<RawRecord> raw) {
            if (!(event instanceof Exposure exposure)) {
              reject(new BrokenRule("no_exposure", "event_type", "is none of an exposure"), raw);
            } else if (exposure.exposureId().isEmpty()) {
              reject(new BrokenRule("exposure_id_missing", "exposure_id", "is missing"), raw);
            } else if (misread.isEmpty()) {
              out.get(CONTEXTS).output(KV.of(exposure.exposureId(), exposure.context()));
            } else {
              reject(new Rejection("EXPOSURE", misread, raw.get()));
            }
          }

          @Override
          public void unreadable(Rejection rejection) {
            reject(rejection);
          }

          private void reject(BrokenRule broken, Supplier<RawRecord> raw) {
            reject(new Rejection("EXPOSURE", List.of(broken), raw.get()));
          }

          private void reject(Rejection rejection) {
            counters.count(rejection);
            out.get(REJECTED).output(rejection);
          }
        });
  }
}
