package org.afterward.pipelines.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.io.UnboundedSource.UnboundedReader;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;

/** The reader of a {@link BatchedSource}. A batch is of the time of its earliest element. */
final class BatchedReader<T> extends UnboundedReader<List<TimestampedValue<T>>> {

  private final UnboundedSource<List<TimestampedValue<T>>, ?> batched;
  private final UnboundedReader<T> reader;
  private final int most;
  private List<TimestampedValue<T>> batch = List.of();
  private Instant earliest = BoundedWindow.TIMESTAMP_MAX_VALUE;

  BatchedReader(
      UnboundedSource<List<TimestampedValue<T>>, ?> batched, UnboundedReader<T> reader, int most) {
    this.batched = batched;
    this.reader = reader;
    this.most = most;
  }

  @Override
  public boolean start() throws IOException {
    return fill(reader.start());
  }

  @Override
  public boolean advance() throws IOException {
    return fill(reader.advance());
  }

  /** Takes what is there. All of it is given before anybody asks how far reading has come. */
  private boolean fill(boolean hasCurrent) throws IOException {
    earliest = BoundedWindow.TIMESTAMP_MAX_VALUE;
    if (!hasCurrent) {
      batch = List.of();
      return false;
    }
    // The one before may still be on its way.
    batch = new ArrayList<>(most);
    do {
      Instant at = reader.getCurrentTimestamp();
      batch.add(TimestampedValue.of(reader.getCurrent(), at));
      earliest = at.isBefore(earliest) ? at : earliest;
    } while (batch.size() < most && reader.advance());
    return true;
  }

  @Override
  public List<TimestampedValue<T>> getCurrent() {
    requireCurrent();
    return batch;
  }

  @Override
  public Instant getCurrentTimestamp() {
    requireCurrent();
    return earliest;
  }

  private void requireCurrent() {
    if (batch.isEmpty()) {
      throw new NoSuchElementException("There is no current batch");
    }
  }

  @Override
  public Instant getWatermark() {
    return reader.getWatermark();
  }

  @Override
  public UnboundedSource.CheckpointMark getCheckpointMark() {
    return reader.getCheckpointMark();
  }

  @Override
  public long getSplitBacklogBytes() {
    return reader.getSplitBacklogBytes();
  }

  @Override
  public long getTotalBacklogBytes() {
    return reader.getTotalBacklogBytes();
  }

  @Override
  public UnboundedSource<List<TimestampedValue<T>>, ?> getCurrentSource() {
    return batched;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
