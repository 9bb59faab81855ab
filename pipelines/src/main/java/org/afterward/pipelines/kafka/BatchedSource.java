package org.afterward.pipelines.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.values.TimestampedValue;
import org.jspecify.annotations.Nullable;

/**
 * Gives what another source has to give, but several elements at once. A runner does much for each
 * element that it reads: Flink's brings all of its metrics up to date, which can cost more than
 * everything that is done with the element afterwards. It never waits for a batch to be full.
 *
 * <p>How far it has been read, its watermark and what it commits are those of the other source.
 *
 * @param <T> one element of the other source
 * @param <C> the other source's own mark of how far it was read
 */
final class BatchedSource<T, C extends UnboundedSource.CheckpointMark>
    extends UnboundedSource<List<TimestampedValue<T>>, C> {

  private static final long serialVersionUID = 1;

  private final UnboundedSource<T, C> source;
  private final int most;

  private BatchedSource(UnboundedSource<T, C> source, int most) {
    this.source = source;
    this.most = most;
  }

  /** At most so many elements at once. */
  static <T, C extends UnboundedSource.CheckpointMark> BatchedSource<T, C> of(
      UnboundedSource<T, C> source, int most) {
    if (source.requiresDeduping()) {
      throw new IllegalArgumentException("A batch has no id by which to know it again");
    }
    return new BatchedSource<>(source, most);
  }

  @Override
  public List<BatchedSource<T, C>> split(int desiredNumSplits, PipelineOptions options)
      throws Exception {
    List<BatchedSource<T, C>> parts = new ArrayList<>();
    for (UnboundedSource<T, C> part : source.split(desiredNumSplits, options)) {
      parts.add(new BatchedSource<>(part, most));
    }
    return parts;
  }

  @Override
  public UnboundedReader<List<TimestampedValue<T>>> createReader(
      PipelineOptions options, @Nullable C mark) throws IOException {
    return new BatchedReader<>(this, source.createReader(options, mark), most);
  }

  @Override
  public Coder<C> getCheckpointMarkCoder() {
    return source.getCheckpointMarkCoder();
  }

  @Override
  public Coder<List<TimestampedValue<T>>> getOutputCoder() {
    return ListCoder.of(TimestampedValue.TimestampedValueCoder.of(source.getOutputCoder()));
  }
}
