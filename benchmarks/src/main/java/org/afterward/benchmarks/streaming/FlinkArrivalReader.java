package org.afterward.benchmarks.streaming;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Reads the one partition that it is given, idles when that is dry, and ends when it may. */
final class FlinkArrivalReader implements SourceReader<Arrival, NumberSequenceSplit> {

  private final ArrivalPlan plan;
  private final SourceReaderContext context;
  private final CompletableFuture<Void> assigned = new CompletableFuture<>();
  private @Nullable Arrivals arrivals;
  private String split = "";
  private long next;
  private boolean dry;

  FlinkArrivalReader(ArrivalPlan plan, SourceReaderContext context) {
    this.plan = plan;
    this.context = context;
  }

  @Override
  public void start() {
    if (arrivals == null) {
      context.sendSplitRequest();
    }
  }

  @Override
  public InputStatus pollNext(ReaderOutput<Arrival> output) {
    if (arrivals == null) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    if (next < arrivals.size()) {
      Arrival arrival = arrivals.get(next++);
      output.collect(arrival, arrival.at());
      return InputStatus.MORE_AVAILABLE;
    }
    if (!dry) {
      dry = true;
      Taps.ranDry();
    }
    return Taps.mayEnd() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return dry ? Taps.whenItMayEnd() : assigned;
  }

  @Override
  public List<NumberSequenceSplit> snapshotState(long checkpoint) {
    return arrivals == null
        ? List.of()
        : List.of(new NumberSequenceSplit(split, next, arrivals.size()));
  }

  @Override
  public void addSplits(List<NumberSequenceSplit> splits) {
    NumberSequenceSplit only = splits.get(0);
    split = only.splitId();
    arrivals = new Arrivals(plan, Integer.parseInt(split));
    next = only.from();
    Taps.started();
    assigned.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    if (arrivals == null) {
      throw new IllegalStateException("There are more readers than partitions");
    }
  }

  @Override
  public void close() {}
}
