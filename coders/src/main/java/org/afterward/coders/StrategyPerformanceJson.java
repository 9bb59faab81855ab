package org.afterward.coders;

import org.afterward.coders.StrategyPerformance.Completeness;
import org.afterward.coders.StrategyPerformance.Cumulative;
import org.afterward.coders.StrategyPerformance.Daily;
import org.afterward.coders.StrategyPerformance.Segments;
import org.afterward.coders.StrategyPerformance.Trends;

/**
 * The JSON form of a strategy's performance (STRATEGY_PERFORMANCE): one line, the revenue as an
 * exact decimal in whole units of the in-app currency, and null for a number that nothing is known
 * of.
 */
public final class StrategyPerformanceJson {

  private StrategyPerformanceJson() {}

  public static String write(StrategyPerformance performance) {
    JsonLine out =
        new JsonLine()
            .beginObject()
            .field("event_type", EventType.STRATEGY_PERFORMANCE.name())
            .field("date", IsoTime.formatDay(performance.day()))
            .field("strategy_id", performance.strategyId())
            .field("strategy_name", performance.strategyName());
    writeDaily(performance.daily(), out);
    writeCumulative(performance.cumulative(), out);
    return out.beginObject("trend")
        .field("reward_trend_7d", performance.trends().reward7d().wireName())
        .field("usage_trend_7d", performance.trends().usage7d().wireName())
        .endObject()
        .beginObject("completeness")
        .field("mature", performance.completeness().mature())
        .field("pending", performance.completeness().pending())
        .endObject()
        .field("revision", performance.revision())
        .endObject()
        .toString();
  }

  /**
   * Reads what {@link #write} wrote; fields that it does not know are ignored.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static StrategyPerformance read(String line) {
    JsonObject in = JsonObject.parse(line);
    in.expectText("event_type", EventType.STRATEGY_PERFORMANCE.name());
    return new StrategyPerformance(
        in.day("date"),
        in.wholeInt("strategy_id"),
        in.text("strategy_name"),
        readDaily(in.object("daily_stats")),
        readCumulative(in.object("cumulative_stats")),
        readTrends(in.object("trend")),
        readCompleteness(in.object("completeness")),
        in.has("revision") ? in.wholeLong("revision") : 0);
  }

  private static void writeDaily(Daily daily, JsonLine out) {
    Segments segments = daily.segments();
    out.beginObject("daily_stats")
        .field("times_selected", daily.timesSelected())
        .field("avg_reward", daily.avgReward())
        .field("std_reward", daily.stdReward())
        .microsField("total_revenue", daily.totalRevenueMicros())
        .beginObject("user_segments")
        .field("new_users", segments.newUsers())
        .field("male_users", segments.maleUsers())
        .field("female_users", segments.femaleUsers())
        .field("high_risk_churn", segments.highRiskChurn())
        .field("high_spenders", segments.highSpenders())
        .endObject()
        .endObject();
  }

  private static Daily readDaily(JsonObject in) {
    JsonObject segments = in.object("user_segments");
    return new Daily(
        in.wholeLong("times_selected"),
        numberOrNaN(in, "avg_reward"),
        numberOrNaN(in, "std_reward"),
        in.micros("total_revenue"),
        new Segments(
            segments.wholeLong("new_users"),
            segments.wholeLong("male_users"),
            segments.wholeLong("female_users"),
            segments.wholeLong("high_risk_churn"),
            segments.wholeLong("high_spenders")));
  }

  private static void writeCumulative(Cumulative cumulative, JsonLine out) {
    out.beginObject("cumulative_stats")
        .field("total_selections", cumulative.totalSelections())
        .field("avg_reward_30d", cumulative.avgReward30d())
        .field("avg_reward_90d", cumulative.avgReward90d())
        .field("success_rate", cumulative.successRate())
        .field("arpu_contribution", cumulative.arpuContribution())
        .endObject();
  }

  private static Cumulative readCumulative(JsonObject in) {
    return new Cumulative(
        in.wholeLong("total_selections"),
        numberOrNaN(in, "avg_reward_30d"),
        numberOrNaN(in, "avg_reward_90d"),
        numberOrNaN(in, "success_rate"),
        numberOrNaN(in, "arpu_contribution"));
  }

  private static Trends readTrends(JsonObject in) {
    return new Trends(
        in.parsed("reward_trend_7d", "a trend", Trend::named),
        in.parsed("usage_trend_7d", "a trend", Trend::named));
  }

  private static Completeness readCompleteness(JsonObject in) {
    return new Completeness(in.wholeLong("mature"), in.wholeLong("pending"));
  }

  /** What is null, or left out where the line went through a table, is not known. */
  private static double numberOrNaN(JsonObject in, String name) {
    return in.has(name) ? in.number(name) : Double.NaN;
  }
}
