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

/**
 * The reader of a {@link BatchedSource}. A batch is of the time of its earliest element.
 *
 * <p>The first batch comes at once, and may be empty; and no time is told before the reader is
 * asked for a second one. For where Flink reads several parts in one place, a part holds time back
 * only from its first element on: one that begins slowly would find all that it reads late. Since
 * the parts take turns, all have given their first batch when the first is asked for its second.
 */
final class BatchedReader<T> extends UnboundedReader<List<TimestampedValue<T>>> {

  private final UnboundedSource<List<TimestampedValue<T>>, ?> batched;
  private final UnboundedReader<T> reader;
  private final int most;
  private List<TimestampedValue<T>> batch = List.of();
  private boolean hasCurrent;
  private boolean hadItsTurn;
  private Instant earliest = BoundedWindow.TIMESTAMP_MAX_VALUE;

  BatchedReader(
      UnboundedSource<List<TimestampedValue<T>>, ?> batched, UnboundedReader<T> reader, int most) {
    this.batched = batched;
    this.reader = reader;
    this.most = most;
  }

  @Override
  public boolean start() throws IOException {
    fill(reader.start());
    hasCurrent = true;
    return true;
  }

  @Override
  public boolean advance() throws IOException {
    hadItsTurn = true;
    hasCurrent = fill(reader.advance());
    return hasCurrent;
  }

  /** Takes what is there. All of it is given before anybody asks how far reading has come. */
  private boolean fill(boolean isAny) throws IOException {
    if (!isAny) {
      batch = List.of();
      earliest = BoundedWindow.TIMESTAMP_MIN_VALUE;
      return false;
    }
    earliest = BoundedWindow.TIMESTAMP_MAX_VALUE;
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
    if (!hasCurrent) {
      throw new NoSuchElementException("There is no current batch");
    }
  }

  @Override
  public Instant getWatermark() {
    return hadItsTurn ? reader.getWatermark() : BoundedWindow.TIMESTAMP_MIN_VALUE;
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
