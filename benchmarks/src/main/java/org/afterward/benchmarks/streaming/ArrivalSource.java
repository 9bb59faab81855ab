package org.afterward.benchmarks.streaming;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The arrivals as Beam's unbounded source: one reader a partition, which can start at any place.
 */
final class ArrivalSource extends UnboundedSource<Batch, ArrivalSource.Mark> {

  private static final int ALL_PARTITIONS = -1;
  private static final int BATCH = 100;

  private final ArrivalPlan plan;
  private final int partition;

  private ArrivalSource(ArrivalPlan plan, int partition) {
    this.plan = plan;
    this.partition = partition;
  }

  static ArrivalSource of(ArrivalPlan plan) {
    return new ArrivalSource(plan, ALL_PARTITIONS);
  }

  @Override
  public List<ArrivalSource> split(int desired, PipelineOptions options) {
    return IntStream.range(0, plan.partitions())
        .mapToObj(number -> new ArrivalSource(plan, number))
        .toList();
  }

  @Override
  public UnboundedReader<Batch> createReader(PipelineOptions options, @Nullable Mark mark) {
    return new Reader(this, mark == null ? 0 : mark.next());
  }

  @Override
  public Coder<Mark> getCheckpointMarkCoder() {
    return new MarkCoder();
  }

  @Override
  public Coder<Batch> getOutputCoder() {
    return BatchCoder.of();
  }

  /** The place of the arrival that comes next. */
  record Mark(long next) implements CheckpointMark {
    @Override
    public void finalizeCheckpoint() {}
  }

  private static final class MarkCoder extends AtomicCoder<Mark> {
    @Override
    public void encode(Mark mark, OutputStream out) throws IOException {
      VarLongCoder.of().encode(mark.next(), out);
    }

    @Override
    public Mark decode(InputStream in) throws IOException {
      return new Mark(VarLongCoder.of().decode(in));
    }
  }

  private static final class Reader extends UnboundedReader<Batch> {

    private final ArrivalSource source;
    private final Arrivals arrivals;
    private long next;
    private @Nullable Batch current;
    private boolean dry;

    Reader(ArrivalSource source, long next) {
      this.source = source;
      this.arrivals = new Arrivals(source.plan, source.partition);
      this.next = next;
    }

    @Override
    public boolean start() {
      Taps.started();
      return advance();
    }

    @Override
    public boolean advance() {
      if (next < arrivals.size()) {
        int count = (int) Math.min(BATCH, arrivals.size() - next);
        current = new Batch(source.partition, next, count);
        next += count;
        return true;
      }
      if (!dry) {
        dry = true;
        Taps.ranDry();
      }
      return false;
    }

    @Override
    public Batch getCurrent() {
      if (current == null) {
        throw new NoSuchElementException("Nothing was read yet");
      }
      return current;
    }

    @Override
    public Instant getCurrentTimestamp() {
      return Instant.ofEpochMilli(arrivals.watermarkAt(getCurrent().from()));
    }

    @Override
    public Instant getWatermark() {
      return dry && Taps.mayEnd()
          ? BoundedWindow.TIMESTAMP_MAX_VALUE
          : Instant.ofEpochMilli(
              arrivals.watermarkAt(current == null || dry ? next : current.from()));
    }

    @Override
    public CheckpointMark getCheckpointMark() {
      return new Mark(next);
    }

    @Override
    public ArrivalSource getCurrentSource() {
      return source;
    }

    @Override
    public void close() {}
  }
}
