package org.afterward.transforms.learning;

import java.io.Serializable;

/**
 * What is believed of the coefficients before any row is seen: that they are about zero.
 *
 * @param precision how firmly; as much as so many rows would say. 0 for not at all: least squares
 * @param standardised whether that is said of a change by a standard deviation of each position, so
 *     that it does not depend on the units; else of a change by one
 * @param intercept whether there is one; nothing is believed of it
 * @param noiseSd the standard deviation of a reward around what its context lets expect; {@code
 *     NaN} to estimate it
 */
public record RegressionPrior(
    double precision, boolean standardised, boolean intercept, double noiseSd)
    implements Serializable {

  /** Precision 1 of standardised positions, with an intercept, and an estimated noise. */
  public static final RegressionPrior STANDARD = new RegressionPrior(1, true, true, Double.NaN);

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException naming the setting that cannot be right
   */
  public RegressionPrior {
    if (!(precision >= 0) || Double.isInfinite(precision)) {
      throw new IllegalArgumentException("precision must be at least 0, not " + precision);
    }
    if (noiseSd <= 0 || Double.isInfinite(noiseSd)) {
      throw new IllegalArgumentException("noise must be above 0, not " + noiseSd);
    }
  }

  public RegressionPrior withPrecision(double newPrecision) {
    return new RegressionPrior(newPrecision, standardised, intercept, noiseSd);
  }

  public RegressionPrior withNoiseSd(double newNoiseSd) {
    return new RegressionPrior(precision, standardised, intercept, newNoiseSd);
  }

  /** In the units of the positions, as they are. */
  public RegressionPrior ofUnits() {
    return new RegressionPrior(precision, false, intercept, noiseSd);
  }

  public RegressionPrior withoutIntercept() {
    return new RegressionPrior(precision, standardised, false, noiseSd);
  }

  boolean isNoiseGiven() {
    return !Double.isNaN(noiseSd);
  }
}
