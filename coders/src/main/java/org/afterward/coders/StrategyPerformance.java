package org.afterward.coders;

/**
 * How one strategy did on one day, and in the weeks up to it (STRATEGY_PERFORMANCE). Restated as
 * rewards mature or are corrected: of a strategy and day, the greatest revision holds.
 *
 * <p>A number that nothing is known of is {@code NaN}, as the mean of no rewards is.
 *
 * @param day the day of the exposures, in days since 1970-01-01
 * @param revision how much was known when this was said: of the exposures of the last 90 days each
 *     pending one counts 1, and each one with a reward 2 and the revision of that. The same of the
 *     same rewards, whoever says it; greater with each that comes to them
 */
public record StrategyPerformance(
    long day,
    int strategyId,
    String strategyName,
    Daily daily,
    Cumulative cumulative,
    Trends trends,
    Completeness completeness,
    long revision) {

  /**
   * What came of the exposures of the day.
   *
   * @param timesSelected how many exposures there were
   * @param avgReward the mean of the total rewards that are known, in whole units of in-app
   *     currency
   * @param stdReward the standard deviation of these as a sample; not known of fewer than two
   * @param totalRevenueMicros the sum of their total rewards, exactly
   */
  public record Daily(
      long timesSelected,
      double avgReward,
      double stdReward,
      long totalRevenueMicros,
      Segments segments) {}

  /**
   * The day's counts by the users' segments, as the contexts of its exposures tell them; a user can
   * be in several.
   */
  public record Segments(
      long newUsers, long maleUsers, long femaleUsers, long highRiskChurn, long highSpenders) {}

  /**
   * What came of the exposures up to the end of the day.
   *
   * @param totalSelections how many there were, ever
   * @param avgReward30d the mean total reward of those of the last 30 days
   * @param avgReward90d the mean total reward of those of the last 90 days
   * @param successRate of all of them that have their reward, the share whose user did not churn
   * @param arpuContribution the currency credited to those of the last 30 days that have their
   *     reward, divided by the number of their users
   */
  public record Cumulative(
      long totalSelections,
      double avgReward30d,
      double avgReward90d,
      double successRate,
      double arpuContribution) {}

  /** Where the mean reward and the number of exposures went in the last seven days. */
  public record Trends(Trend reward7d, Trend usage7d) {}

  /**
   * How final the day is: it is complete when nothing is pending.
   *
   * @param mature how many of its exposures have their reward
   * @param pending how many wait for theirs
   */
  public record Completeness(long mature, long pending) {}
}
