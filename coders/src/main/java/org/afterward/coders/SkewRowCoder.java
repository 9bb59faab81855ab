package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link SkewRow}. */
public final class SkewRowCoder extends RecordCoder<SkewRow> {

  private static final long serialVersionUID = 1;

  private static final SkewRowCoder INSTANCE = new SkewRowCoder();

  private SkewRowCoder() {
    super(SkewRow.class);
  }

  public static SkewRowCoder of() {
    return INSTANCE;
  }

  @Override
  void write(SkewRow row, WireOutput out) throws CoderException {
    out.writeLong(row.day());
    out.writeText("SkewRow.layout", row.layout());
    out.writeLong(row.position());
    out.writeText("SkewRow.name", row.name());
    out.writeLong(row.compared());
    out.writeLong(row.beyond());
    out.writeLong(row.incomparable());
    out.writeDouble(row.meanDifference());
    out.writeDouble(row.meanDistance());
    out.writeDouble(row.largest());
    SkewStatsCoder.writeExamples(row.examples(), out);
  }

  @Override
  SkewRow read(WireInput in) throws CoderException {
    return new SkewRow(
        in.readLong("SkewRow.day"),
        in.readText("SkewRow.layout"),
        in.readInt("SkewRow.position"),
        in.readText("SkewRow.name"),
        in.readLong("SkewRow.compared"),
        in.readLong("SkewRow.beyond"),
        in.readLong("SkewRow.incomparable"),
        in.readDouble("SkewRow.meanDifference"),
        in.readDouble("SkewRow.meanDistance"),
        in.readDouble("SkewRow.largest"),
        SkewStatsCoder.readExamples(in));
  }
}
