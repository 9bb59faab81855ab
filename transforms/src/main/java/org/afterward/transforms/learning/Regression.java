package org.afterward.transforms.learning;

import java.util.List;

/**
 * What a regression came to.
 *
 * @param coefficients by position; 0 of one that was dropped
 * @param covarianceFactor the lower triangle, row by row, of a matrix whose product with its
 *     transpose is the covariance of the intercept and the coefficients, in this order
 * @param noiseVariance of a reward around what its context lets expect
 * @param degreesOfFreedom the weight of the rows less what the coefficients used up
 * @param meanReward of the rows
 * @param rSquared the share of the rewards' variance that the contexts explain; {@code NaN} where
 *     all rewards are the same
 * @param condition how much the coefficients may magnify an error of the rows, at most, once all
 *     positions have the same scale
 * @param constant the positions that never changed, which were dropped
 * @param collinear the positions that others before them determine, which were dropped
 */
public record Regression(
    double intercept,
    List<Double> coefficients,
    List<Double> covarianceFactor,
    double noiseVariance,
    double degreesOfFreedom,
    double meanReward,
    double rSquared,
    double condition,
    List<Integer> constant,
    List<Integer> collinear) {

  public Regression {
    coefficients = List.copyOf(coefficients);
    covarianceFactor = List.copyOf(covarianceFactor);
    constant = List.copyOf(constant);
    collinear = List.copyOf(collinear);
  }

  /** The reward that a context lets expect. */
  public double expected(double... context) {
    double expected = intercept;
    for (int i = 0; i < context.length; i++) {
      expected += coefficients.get(i) * context[i];
    }
    return expected;
  }
}
