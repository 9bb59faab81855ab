package org.afterward.pipelines.sources;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.Parsed;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.UserEvent;
import org.afterward.pipelines.files.EventVisitor;
import org.afterward.pipelines.files.PartReading;
import org.afterward.transforms.intake.EventOutlet;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;

/** Reads parts of some input event by event, as ParseEvents reads lines. */
final class ReadPartsFn<P> extends DoFn<P, Parsed<UserEvent>> {

  private final PartReading<P> reading;
  private final EventOutlet outlet;

  ReadPartsFn(PartReading<P> reading, int level) {
    this.reading = reading;
    this.outlet = EventOutlet.atLevel(level);
  }

  @StartBundle
  public void startBundle() {
    outlet.startBundle();
  }

  @FinishBundle
  public void finishBundle() {
    outlet.finishBundle();
  }

  @ProcessElement
  public void read(@Element P part, PipelineOptions options, MultiOutputReceiver outputs)
      throws IOException {
    reading.read(
        part,
        options,
        new EventVisitor() {
          @Override
          public void event(
              Event event, List<BrokenRule> misread, long arrivedAt, Supplier<RawRecord> raw) {
            outlet.event(new Parsed<>(event, raw.get(), misread), outputs);
          }

          @Override
          public void unreadable(Rejection rejection) {
            outlet.unreadable(rejection, outputs);
          }
        });
  }
}
