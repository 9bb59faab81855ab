package org.afterward.coders;

import java.util.EnumSet;
import java.util.Set;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link CountedExposure}. */
public final class CountedExposureCoder extends RecordCoder<CountedExposure> {

  private static final long serialVersionUID = 1;

  private static final CountedExposureCoder INSTANCE = new CountedExposureCoder();

  private static final int CHURNED = 1;
  private static final int NOT_CHURNED = 0;

  private CountedExposureCoder() {
    super(CountedExposure.class);
  }

  public static CountedExposureCoder of() {
    return INSTANCE;
  }

  @Override
  void write(CountedExposure counted, WireOutput out) throws CoderException {
    out.writeText("CountedExposure.exposureId", counted.exposureId());
    out.writeText("CountedExposure.userId", counted.userId());
    out.writeLong(counted.strategyId());
    out.writeLong(counted.day());
    out.writeLong(counted.dueAt());
    out.writeLong(counted.revision());
    out.writeLong(counted.totalMicros());
    out.writeLong(counted.currencyMicros());
    out.writeCount(counted.churned() ? CHURNED : NOT_CHURNED);
    out.writeCount(counted.segments().stream().mapToInt(UserSegment::flag).sum());
  }

  @Override
  CountedExposure read(WireInput in) throws CoderException {
    return new CountedExposure(
        in.readText("CountedExposure.exposureId"),
        in.readText("CountedExposure.userId"),
        in.readInt("CountedExposure.strategyId"),
        in.readLong("CountedExposure.day"),
        in.readLong("CountedExposure.dueAt"),
        in.readInt("CountedExposure.revision"),
        in.readLong("CountedExposure.totalMicros"),
        in.readLong("CountedExposure.currencyMicros"),
        in.readFlags("CountedExposure.churned", CHURNED) == CHURNED,
        readSegments(in));
  }

  private static Set<UserSegment> readSegments(WireInput in) throws CoderException {
    EnumSet<UserSegment> segments = EnumSet.allOf(UserSegment.class);
    int known = segments.stream().mapToInt(UserSegment::flag).sum();
    int flags = in.readFlags("CountedExposure.segments", known);
    segments.removeIf(segment -> (flags & segment.flag()) == 0);
    return segments;
  }
}
