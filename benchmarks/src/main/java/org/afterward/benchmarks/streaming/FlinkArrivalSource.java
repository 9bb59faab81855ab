package org.afterward.benchmarks.streaming;

import java.util.Collection;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceEnumerator;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The arrivals as Flink's own kind of source. A split is a partition: its name is the partition's
 * number, its range goes from the place that is next to the one behind the last.
 */
final class FlinkArrivalSource
    implements Source<Arrival, NumberSequenceSplit, Collection<NumberSequenceSplit>> {

  /** Borrowed for its splits' bytes. */
  private static final NumberSequenceSource NUMBERS = new NumberSequenceSource(0, 0);

  private final ArrivalPlan plan;

  FlinkArrivalSource(ArrivalPlan plan) {
    this.plan = plan;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
      SplitEnumeratorContext<NumberSequenceSplit> context) {
    return restoreEnumerator(
        context,
        IntStream.range(0, plan.partitions())
            .mapToObj(
                partition ->
                    new NumberSequenceSplit(
                        Integer.toString(partition), 0, new Arrivals(plan, partition).size()))
            .toList());
  }

  @Override
  public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
      SplitEnumeratorContext<NumberSequenceSplit> context, Collection<NumberSequenceSplit> splits) {
    return new IteratorSourceEnumerator<>(context, splits);
  }

  @Override
  public SourceReader<Arrival, NumberSequenceSplit> createReader(SourceReaderContext context) {
    return new FlinkArrivalReader(plan, context);
  }

  @Override
  public SimpleVersionedSerializer<NumberSequenceSplit> getSplitSerializer() {
    return NUMBERS.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Collection<NumberSequenceSplit>>
      getEnumeratorCheckpointSerializer() {
    return NUMBERS.getEnumeratorCheckpointSerializer();
  }
}
