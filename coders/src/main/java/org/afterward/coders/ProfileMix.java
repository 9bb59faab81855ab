package org.afterward.coders;

/**
 * How a strategy divides what it shows between high-tier, medium-tier and exploratory profiles;
 * {@code NaN} where absent.
 */
public record ProfileMix(double highTierRatio, double mediumTierRatio, double explorationRatio) {

  /** Of an exposure that said nothing. */
  public static final ProfileMix ABSENT = new ProfileMix(Double.NaN, Double.NaN, Double.NaN);

  public double sum() {
    return highTierRatio + mediumTierRatio + explorationRatio;
  }
}
