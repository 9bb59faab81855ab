package org.afterward.coders;

import org.afterward.coders.StrategyOutlook.Expectation;

/**
 * What the reward of an exposure will be whose window is not over, as far as others of its strategy
 * tell. It is no reward: nothing is ever trained on it.
 *
 * @param policy the reward policy, as {@code name@hash}
 * @param horizonHours how long the window is
 * @param ageHours how many hours of it were seen
 * @param standing what was known then of what the end decides
 * @param creditedMicros what was credited by then, spends and matches
 * @param further what is expected beside that
 */
public record ProjectedReward(
    OpenExposure exposure,
    String policy,
    int horizonHours,
    int ageHours,
    Standing standing,
    long creditedMicros,
    Expectation further) {

  /** The status that no reward has. */
  public static final String STATUS = "PROJECTED";

  private static final double Z_95 = 1.959963984540054;

  static ProjectedReward of(
      ExposureValue value, Standing standing, String policy, Expectation further) {
    return new ProjectedReward(
        value.exposure(),
        policy,
        value.horizonHours(),
        value.watchedHours(),
        standing,
        value.creditedMicros(),
        further);
  }

  /** Of an exposure that nobody is like whose window is over. */
  public static ProjectedReward unknown(ExposureValue value, String policy) {
    return of(value, value.standingAt(value.watchedHours()), policy, Expectation.UNKNOWN);
  }

  /** In whole units; {@code NaN} where no exposure of the strategy is so far. */
  public double projected() {
    return (double) creditedMicros / SpendTotals.MICROS + further.mean();
  }

  /** How far a single reward may be from that, with 95 % confidence. */
  public double low() {
    return projected() - Z_95 * error();
  }

  /** How far a single reward may be from that, with 95 % confidence. */
  public double high() {
    return projected() + Z_95 * error();
  }

  /** The standard error of a single reward: of what comes, and of the mean that tells it. */
  public double error() {
    return further.deviation() * Math.sqrt(1 + 1.0 / further.tellers());
  }

  /** Which share of the window was seen. */
  public double windowSeen() {
    return (double) ageHours / horizonHours;
  }
}
