package org.afterward.coders;

import org.afterward.coders.StrategyPerformance.Completeness;
import org.afterward.coders.StrategyPerformance.Cumulative;
import org.afterward.coders.StrategyPerformance.Daily;
import org.afterward.coders.StrategyPerformance.Segments;
import org.afterward.coders.StrategyPerformance.Trends;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link StrategyPerformance}. */
public final class StrategyPerformanceCoder extends RecordCoder<StrategyPerformance> {

  private static final long serialVersionUID = 1;

  private static final StrategyPerformanceCoder INSTANCE = new StrategyPerformanceCoder();

  private StrategyPerformanceCoder() {
    super(StrategyPerformance.class);
  }

  public static StrategyPerformanceCoder of() {
    return INSTANCE;
  }

  @Override
  void write(StrategyPerformance performance, WireOutput out) throws CoderException {
    out.writeLong(performance.day());
    out.writeLong(performance.strategyId());
    out.writeText("StrategyPerformance.strategyName", performance.strategyName());
    writeDaily(performance.daily(), out);
    writeCumulative(performance.cumulative(), out);
    out.writeCount(performance.trends().reward7d().code());
    out.writeCount(performance.trends().usage7d().code());
    out.writeLong(performance.completeness().mature());
    out.writeLong(performance.completeness().pending());
    out.writeLong(performance.revision());
  }

  @Override
  StrategyPerformance read(WireInput in) throws CoderException {
    return new StrategyPerformance(
        in.readLong("StrategyPerformance.day"),
        in.readInt("StrategyPerformance.strategyId"),
        in.readText("StrategyPerformance.strategyName"),
        readDaily(in),
        readCumulative(in),
        new Trends(
            in.readCode("Trends.reward7d", Trend::ofCode),
            in.readCode("Trends.usage7d", Trend::ofCode)),
        new Completeness(in.readLong("Completeness.mature"), in.readLong("Completeness.pending")),
        in.readLong("StrategyPerformance.revision"));
  }

  private static void writeDaily(Daily daily, WireOutput out) throws CoderException {
    out.writeLong(daily.timesSelected());
    out.writeDouble(daily.avgReward());
    out.writeDouble(daily.stdReward());
    out.writeLong(daily.totalRevenueMicros());
    Segments segments = daily.segments();
    out.writeLong(segments.newUsers());
    out.writeLong(segments.maleUsers());
    out.writeLong(segments.femaleUsers());
    out.writeLong(segments.highRiskChurn());
    out.writeLong(segments.highSpenders());
  }

  private static Daily readDaily(WireInput in) throws CoderException {
    return new Daily(
        in.readLong("Daily.timesSelected"),
        in.readDouble("Daily.avgReward"),
        in.readDouble("Daily.stdReward"),
        in.readLong("Daily.totalRevenueMicros"),
        new Segments(
            in.readLong("Segments.newUsers"),
            in.readLong("Segments.maleUsers"),
            in.readLong("Segments.femaleUsers"),
            in.readLong("Segments.highRiskChurn"),
            in.readLong("Segments.highSpenders")));
  }

  private static void writeCumulative(Cumulative cumulative, WireOutput out) throws CoderException {
    out.writeLong(cumulative.totalSelections());
    out.writeDouble(cumulative.avgReward30d());
    out.writeDouble(cumulative.avgReward90d());
    out.writeDouble(cumulative.successRate());
    out.writeDouble(cumulative.arpuContribution());
  }

  private static Cumulative readCumulative(WireInput in) throws CoderException {
    return new Cumulative(
        in.readLong("Cumulative.totalSelections"),
        in.readDouble("Cumulative.avgReward30d"),
        in.readDouble("Cumulative.avgReward90d"),
        in.readDouble("Cumulative.successRate"),
        in.readDouble("Cumulative.arpuContribution"));
  }
}
