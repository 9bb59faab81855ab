package org.afterward.coders;

import java.math.BigInteger;
import org.afterward.coders.StrategyPerformance.Segments;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link StrategyDay}. */
public final class StrategyDayCoder extends RecordCoder<StrategyDay> {

  private static final long serialVersionUID = 1;

  private static final StrategyDayCoder INSTANCE = new StrategyDayCoder();

  private StrategyDayCoder() {
    super(StrategyDay.class);
  }

  public static StrategyDayCoder of() {
    return INSTANCE;
  }

  @Override
  void write(StrategyDay day, WireOutput out) throws CoderException {
    out.writeLong(day.strategyId());
    out.writeLong(day.day());
    out.writeLong(day.statement());
    out.writeLong(day.pending());
    out.writeLong(day.mature());
    out.writeLong(day.revisions());
    out.writeLong(day.totalMicros());
    out.writeBytes(Bytes.wrap(day.squaredMicros().toByteArray()));
    out.writeLong(day.currencyMicros());
    out.writeLong(day.churned());
    Segments segments = day.segments();
    out.writeLong(segments.newUsers());
    out.writeLong(segments.maleUsers());
    out.writeLong(segments.femaleUsers());
    out.writeLong(segments.highRiskChurn());
    out.writeLong(segments.highSpenders());
    out.writeBytes(day.users());
  }

  @Override
  StrategyDay read(WireInput in) throws CoderException {
    return new StrategyDay(
        in.readInt("StrategyDay.strategyId"),
        in.readLong("StrategyDay.day"),
        in.readInt("StrategyDay.statement"),
        in.readLong("StrategyDay.pending"),
        in.readLong("StrategyDay.mature"),
        in.readLong("StrategyDay.revisions"),
        in.readLong("StrategyDay.totalMicros"),
        readSquares(in),
        in.readLong("StrategyDay.currencyMicros"),
        in.readLong("StrategyDay.churned"),
        new Segments(
            in.readLong("Segments.newUsers"),
            in.readLong("Segments.maleUsers"),
            in.readLong("Segments.femaleUsers"),
            in.readLong("Segments.highRiskChurn"),
            in.readLong("Segments.highSpenders")),
        in.readBytes("StrategyDay.users"));
  }

  private static BigInteger readSquares(WireInput in) throws CoderException {
    Bytes digits = in.readBytes("StrategyDay.squaredMicros");
    if (digits.length() == 0) {
      throw new CoderException("StrategyDay.squaredMicros has no digits");
    }
    return new BigInteger(digits.array());
  }
}
