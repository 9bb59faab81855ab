package org.afterward.coders;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.StrategyOutlook.Expectation;
import org.afterward.coders.StrategyOutlook.Point;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link StrategyOutlook}. */
public final class StrategyOutlookCoder extends RecordCoder<StrategyOutlook> {

  private static final long serialVersionUID = 1;

  private static final StrategyOutlookCoder INSTANCE = new StrategyOutlookCoder();

  /** A number and two doubles. */
  private static final int LEAST_EXPECTATION_BYTES = 17;

  /** Three numbers, two doubles and an expectation. */
  private static final int LEAST_POINT_BYTES = 19 + LEAST_EXPECTATION_BYTES;

  private StrategyOutlookCoder() {
    super(StrategyOutlook.class);
  }

  public static StrategyOutlookCoder of() {
    return INSTANCE;
  }

  @Override
  void write(StrategyOutlook outlook, WireOutput out) throws CoderException {
    out.writeLong(outlook.strategyId());
    out.writeText("StrategyOutlook.policy", outlook.policy());
    out.writeLong(outlook.horizonHours());
    out.writeCount(outlook.points().size());
    for (Point point : outlook.points()) {
      out.writeLong(point.ageHours());
      out.writeLong(point.watched());
      out.writeDouble(point.credited());
      out.writeDouble(point.standardError());
      write(point.further(), out);
      out.writeCount(point.furtherOf().size());
      for (Map.Entry<Standing, Expectation> further : point.furtherOf().entrySet()) {
        out.writeCount(further.getKey().code());
        write(further.getValue(), out);
      }
    }
  }

  private static void write(Expectation expectation, WireOutput out) throws CoderException {
    out.writeLong(expectation.tellers());
    out.writeDouble(expectation.mean());
    out.writeDouble(expectation.deviation());
  }

  @Override
  StrategyOutlook read(WireInput in) throws CoderException {
    int strategyId = in.readInt("StrategyOutlook.strategyId");
    String policy = in.readText("StrategyOutlook.policy");
    int horizonHours = in.readInt("StrategyOutlook.horizonHours");
    int count = in.readCount("StrategyOutlook.points", LEAST_POINT_BYTES);
    List<Point> points = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      points.add(
          new Point(
              in.readInt("StrategyOutlook.ageHours"),
              in.readLong("StrategyOutlook.watched"),
              in.readDouble("StrategyOutlook.credited"),
              in.readDouble("StrategyOutlook.standardError"),
              readExpectation(in),
              readFurtherOf(in)));
    }
    return new StrategyOutlook(strategyId, policy, horizonHours, points);
  }

  private static Map<Standing, Expectation> readFurtherOf(WireInput in) throws CoderException {
    int count = in.readCount("StrategyOutlook.furtherOf", 1 + LEAST_EXPECTATION_BYTES);
    Map<Standing, Expectation> further = new EnumMap<>(Standing.class);
    for (int i = 0; i < count; i++) {
      further.put(in.readCode("StrategyOutlook.standing", Standing::ofCode), readExpectation(in));
    }
    return further;
  }

  private static Expectation readExpectation(WireInput in) throws CoderException {
    return new Expectation(
        in.readLong("StrategyOutlook.tellers"),
        in.readDouble("StrategyOutlook.mean"),
        in.readDouble("StrategyOutlook.deviation"));
  }
}
