package org.afterward.transforms.learning;

import static org.afterward.transforms.learning.DecimalCholesky.DIGITS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Cholesky factor of the covariance of intercept and coefficients, in their own units: what a
 * serving system draws coefficients with, and asks how sure an expected reward is.
 */
final class CovarianceFactor {

  private final RegressionPrior prior;
  private final CentredProducts products;
  private final List<Integer> kept;
  private final BigDecimal[][] inverse;
  private final List<Integer> constant;

  CovarianceFactor(
      RegressionPrior prior,
      CentredProducts products,
      List<Integer> kept,
      BigDecimal[][] inverse,
      List<Integer> constant) {
    this.prior = prior;
    this.products = products;
    this.kept = kept;
    this.inverse = inverse;
    this.constant = constant;
  }

  /** The lower triangle, row by row, where the noise has this variance. */
  List<Double> times(BigDecimal noiseVariance, int positions) {
    BigDecimal[][] lower = factor(covariance(positions));
    BigDecimal noise = noiseVariance.sqrt(DIGITS);
    List<Double> packed = new ArrayList<>();
    for (int i = 0; i < lower.length; i++) {
      for (int j = 0; j <= i; j++) {
        packed.add(lower[i][j].multiply(noise, DIGITS).doubleValue());
      }
    }
    return packed;
  }

  /** For a noise of variance 1; the intercept comes first. */
  private BigDecimal[][] covariance(int positions) {
    BigDecimal[][] covariance = new BigDecimal[positions + 1][positions + 1];
    for (BigDecimal[] row : covariance) {
      Arrays.fill(row, BigDecimal.ZERO);
    }
    for (int i = 0; i < kept.size(); i++) {
      for (int j = 0; j < kept.size(); j++) {
        covariance[kept.get(i) + 1][kept.get(j) + 1] = inverse[i][j];
      }
    }
    if (prior.precision() > 0) {
      BigDecimal variance = BigDecimal.ONE.divide(new BigDecimal(prior.precision()), DIGITS);
      constant.forEach(position -> covariance[position + 1][position + 1] = variance);
    }
    if (prior.intercept()) {
      addIntercept(covariance);
    }
    return covariance;
  }

  /** The intercept is the mean reward less what the coefficients make of the mean context. */
  private void addIntercept(BigDecimal[][] covariance) {
    BigDecimal variance = BigDecimal.ONE.divide(products.weight(), DIGITS);
    for (int i = 1; i < covariance.length; i++) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int j = 1; j < covariance.length; j++) {
        if (covariance[i][j].signum() != 0) {
          sum = sum.add(covariance[i][j].multiply(products.centreOfPosition(j - 1), DIGITS));
        }
      }
      covariance[i][0] = sum.negate().round(DIGITS);
      covariance[0][i] = covariance[i][0];
      variance = variance.add(sum.multiply(products.centreOfPosition(i - 1), DIGITS));
    }
    covariance[0][0] = variance;
  }

  /** What has no variance of its own, given what is before it, gets a column of zeros. */
  private static BigDecimal[][] factor(BigDecimal[][] covariance) {
    int size = covariance.length;
    BigDecimal[][] lower = new BigDecimal[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        BigDecimal rest = covariance[i][j];
        for (int k = 0; k < j; k++) {
          rest = rest.subtract(lower[i][k].multiply(lower[j][k], DIGITS), DIGITS);
        }
        if (i == j) {
          boolean none = rest.compareTo(covariance[i][i].movePointLeft(36)) <= 0;
          lower[i][i] = none ? BigDecimal.ZERO : rest.sqrt(DIGITS);
        } else {
          lower[i][j] =
              lower[j][j].signum() == 0 ? BigDecimal.ZERO : rest.divide(lower[j][j], DIGITS);
        }
      }
    }
    return lower;
  }
}
