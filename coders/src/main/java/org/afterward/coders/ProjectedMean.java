package org.afterward.coders;

/**
 * What a strategy's exposures were worth whose window is over, and what those will be worth on
 * average whose window is not. In whole units of in-app currency; {@code NaN} where nothing is
 * known.
 *
 * @param mature what those were worth whose reward is known
 * @param immature what those will be worth whose reward is projected
 * @param creditedSoFar the mean of what these were credited with so far
 * @param unprojected how many more there are that nobody is like whose window is over
 */
public record ProjectedMean(
    int strategyId, Mean mature, Mean immature, double creditedSoFar, long unprojected) {

  /**
   * A mean of some exposures.
   *
   * @param low the least that is likely, with 95 % confidence
   * @param high the most
   */
  public record Mean(long exposures, double mean, double low, double high) {}
}
