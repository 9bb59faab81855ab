package org.afterward.pipelines.savepoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.afterward.coders.RawRecord;
import org.afterward.coders.RawRecordCoder;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream of lines in the order of their times. It goes on up to a gate, which is a time, and
 * holds there with everything before it told and the watermark at the gate. The gate is moved from
 * outside, for every stream in this process: what a stream is restored from does not say where the
 * gate is.
 */
final class GatedSource extends UnboundedSource<RawRecord, GatedSource.Position> {

  /** Behind this gate there is nothing: the stream ends. */
  static final long WIDE_OPEN = BoundedWindow.TIMESTAMP_MAX_VALUE.getMillis();

  private static volatile long gate = Long.MIN_VALUE;

  private final List<TimedLine> lines;

  GatedSource(List<TimedLine> lines) {
    this.lines = List.copyOf(lines);
  }

  static void openUpTo(long time) {
    gate = time;
  }

  @Override
  public List<GatedSource> split(int desired, PipelineOptions options) {
    List<GatedSource> splits = new ArrayList<>();
    for (int split = 0; split < desired; split++) {
      List<TimedLine> share = new ArrayList<>();
      for (int i = split; i < lines.size(); i += desired) {
        share.add(lines.get(i));
      }
      splits.add(new GatedSource(share));
    }
    return splits;
  }

  @Override
  public Reader createReader(PipelineOptions options, @Nullable Position from) {
    return new Reader(this, from == null ? 0 : from.told());
  }

  @Override
  public Coder<Position> getCheckpointMarkCoder() {
    return new PositionCoder();
  }

  @Override
  public Coder<RawRecord> getOutputCoder() {
    return RawRecordCoder.of();
  }

  /** How many lines were told. */
  record Position(int told) implements CheckpointMark {
    @Override
    public void finalizeCheckpoint() {}
  }

  private static final class PositionCoder extends AtomicCoder<Position> {
    @Override
    public void encode(Position position, OutputStream out) throws IOException {
      VarIntCoder.of().encode(position.told(), out);
    }

    @Override
    public Position decode(InputStream in) throws IOException {
      return new Position(VarIntCoder.of().decode(in));
    }
  }

  static final class Reader extends UnboundedReader<RawRecord> {

    private final GatedSource source;
    private int told;
    private @Nullable TimedLine current;

    Reader(GatedSource source, int told) {
      this.source = source;
      this.told = told;
    }

    @Override
    public boolean start() {
      return advance();
    }

    @Override
    public boolean advance() {
      boolean hasNext = told < source.lines.size() && source.lines.get(told).at() < gate;
      current = hasNext ? source.lines.get(told++) : null;
      return hasNext;
    }

    @Override
    public RawRecord getCurrent() {
      return RawRecord.of(line().text());
    }

    @Override
    public Instant getCurrentTimestamp() {
      return Instant.ofEpochMilli(line().at());
    }

    private TimedLine line() {
      TimedLine line = current;
      if (line == null) {
        throw new NoSuchElementException();
      }
      return line;
    }

    @Override
    public Instant getWatermark() {
      long next = told < source.lines.size() ? source.lines.get(told).at() : WIDE_OPEN;
      long reached = Math.min(current == null ? next : current.at(), gate);
      return Instant.ofEpochMilli(Math.max(reached, BoundedWindow.TIMESTAMP_MIN_VALUE.getMillis()));
    }

    @Override
    public CheckpointMark getCheckpointMark() {
      return new Position(told);
    }

    @Override
    public GatedSource getCurrentSource() {
      return source;
    }

    @Override
    public void close() {}
  }
}
