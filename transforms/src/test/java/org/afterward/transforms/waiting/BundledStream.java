package org.afterward.transforms.waiting;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;

/** Builds a {@link TestStream} element by element, with a say in where bundles end. */
public final class BundledStream<T> {

  private TestStream.Builder<T> stream;
  private final List<TimestampedValue<T>> bundle = new ArrayList<>();

  public BundledStream(Coder<T> coder) {
    this.stream = TestStream.create(coder);
  }

  /** One more element of the open bundle. */
  public void add(T element, long at) {
    bundle.add(TimestampedValue.of(element, Instant.ofEpochMilli(at)));
  }

  /** Ends the bundle, if it has any element. */
  public void endBundle() {
    if (!bundle.isEmpty()) {
      @SuppressWarnings({"unchecked", "rawtypes"})
      TimestampedValue<T>[] rest =
          bundle.subList(1, bundle.size()).toArray(new TimestampedValue[0]);
      stream = stream.addElements(bundle.get(0), rest);
      bundle.clear();
    }
  }

  /** Ends the bundle, and then lets the stream's time go on. */
  public void goOnTo(long time) {
    endBundle();
    stream = stream.advanceWatermarkTo(Instant.ofEpochMilli(time));
  }

  /** The stream, which after all this goes on to the end of time. */
  public TestStream<T> toTheEnd() {
    endBundle();
    return stream.advanceWatermarkToInfinity();
  }
}
