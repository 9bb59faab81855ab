package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of {@link SkewStats}. */
public final class SkewStatsCoder extends RecordCoder<SkewStats> {

  private static final long serialVersionUID = 1;

  /** The length of an id, and two numbers. */
  private static final int LEAST_BYTES_OF_AN_EXAMPLE = 1 + 8 + 8;

  private static final SkewStatsCoder INSTANCE = new SkewStatsCoder();

  private SkewStatsCoder() {
    super(SkewStats.class);
  }

  public static SkewStatsCoder of() {
    return INSTANCE;
  }

  @Override
  void write(SkewStats stats, WireOutput out) throws CoderException {
    out.writeLong(stats.compared());
    out.writeLong(stats.beyond());
    out.writeLong(stats.incomparable());
    ExactSumCoder.of().writeWithin(stats.difference(), out);
    ExactSumCoder.of().writeWithin(stats.distance(), out);
    out.writeDouble(stats.largest());
    writeExamples(stats.examples(), out);
  }

  @Override
  SkewStats read(WireInput in) throws CoderException {
    return new SkewStats(
        in.readLong("SkewStats.compared"),
        in.readLong("SkewStats.beyond"),
        in.readLong("SkewStats.incomparable"),
        ExactSumCoder.of().readWithin(in),
        ExactSumCoder.of().readWithin(in),
        in.readDouble("SkewStats.largest"),
        readExamples(in));
  }

  static void writeExamples(List<SkewExample> examples, WireOutput out) throws CoderException {
    out.writeCount(examples.size());
    for (SkewExample example : examples) {
      out.writeText("SkewExample.exposureId", example.exposureId());
      out.writeDouble(example.served());
      out.writeDouble(example.recomputed());
    }
  }

  static List<SkewExample> readExamples(WireInput in) throws CoderException {
    int count = in.readCount("SkewExample", LEAST_BYTES_OF_AN_EXAMPLE);
    List<SkewExample> examples = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      examples.add(
          new SkewExample(
              in.readText("SkewExample.exposureId"),
              in.readDouble("SkewExample.served"),
              in.readDouble("SkewExample.recomputed")));
    }
    return examples;
  }
}
