package org.afterward.profiles.flink;

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
 * A stream of lines in the order of their times. It goes on up to a {@link Gate}, and holds there
 * with everything before it told and the watermark at the gate.
 */
final class GatedSource extends UnboundedSource<RawRecord, GatedSource.Position> {

  private final List<TimedLine> lines;
  private final Gate gate;

  GatedSource(List<TimedLine> lines, Gate gate) {
    this.lines = List.copyOf(lines);
    this.gate = gate;
  }

  @Override
  public List<GatedSource> split(int desired, PipelineOptions options) {
    List<GatedSource> splits = new ArrayList<>();
    for (int split = 0; split < desired; split++) {
      List<TimedLine> share = new ArrayList<>();
      for (int i = split; i < lines.size(); i += desired) {
        share.add(lines.get(i));
      }
      splits.add(new GatedSource(share, gate));
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
    private long open;
    private @Nullable TimedLine current;

    Reader(GatedSource source, int told) {
      this.source = source;
      this.told = told;
      this.open = source.gate.time();
    }

    @Override
    public boolean start() {
      return advance();
    }

    @Override
    public boolean advance() {
      if (next() >= open) {
        // Looked at only where the way is barred, since every look is a file read.
        open = source.gate.time();
      }
      boolean hasNext = told < source.lines.size() && next() < open;
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
      long reached = Math.min(current == null ? next() : current.at(), open);
      return Instant.ofEpochMilli(Math.max(reached, BoundedWindow.TIMESTAMP_MIN_VALUE.getMillis()));
    }

    private long next() {
      return told < source.lines.size() ? source.lines.get(told).at() : Gate.WIDE_OPEN;
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
