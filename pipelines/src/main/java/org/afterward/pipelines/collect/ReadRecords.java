package org.afterward.pipelines.collect;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.pipelines.files.EventVisitor;
import org.afterward.pipelines.files.PartReading;
import org.apache.beam.sdk.transforms.DoFn;

/** Gives every record of a part as it came, so that it takes the way that those of a topic take. */
final class ReadRecords<P> extends DoFn<P, RawRecord> {

  private final PartReading<P> reading;

  ReadRecords(PartReading<P> reading) {
    this.reading = reading;
  }

  @ProcessElement
  public void read(@Element P part, OutputReceiver<RawRecord> records) throws IOException {
    reading.read(
        part,
        new EventVisitor() {
          @Override
          public void event(Event event, List<BrokenRule> misread, Supplier<RawRecord> raw) {
            records.output(raw.get());
          }

          @Override
          public void unreadable(Rejection rejection) {
            records.output(rejection.raw());
          }
        });
  }
}
