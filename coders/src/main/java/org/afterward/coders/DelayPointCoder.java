package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link DelayPoint}. */
public final class DelayPointCoder extends RecordCoder<DelayPoint> {

  private static final long serialVersionUID = 1;

  private static final DelayPointCoder INSTANCE = new DelayPointCoder();

  private DelayPointCoder() {
    super(DelayPoint.class);
  }

  public static DelayPointCoder of() {
    return INSTANCE;
  }

  @Override
  void write(DelayPoint point, WireOutput out) throws CoderException {
    out.writeLong(point.strategyId());
    out.writeCount(point.component().code());
    out.writeLong(point.ageHours());
    out.writeLong(point.atRisk());
    out.writeLong(point.happened());
    out.writeDouble(point.share());
    out.writeDouble(point.standardError());
  }

  @Override
  DelayPoint read(WireInput in) throws CoderException {
    return new DelayPoint(
        in.readInt("DelayPoint.strategyId"),
        in.readCode("DelayPoint.component", DelayComponent::ofCode),
        in.readInt("DelayPoint.ageHours"),
        in.readLong("DelayPoint.atRisk"),
        in.readLong("DelayPoint.happened"),
        in.readDouble("DelayPoint.share"),
        in.readDouble("DelayPoint.standardError"));
  }
}
