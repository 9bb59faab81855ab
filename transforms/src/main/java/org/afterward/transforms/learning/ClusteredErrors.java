package org.afterward.transforms.learning;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ContextVector;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.StrategyModel.Clustered;
import org.afterward.coders.TrainingRow;

/**
 * How sure coefficients are where the rows of a user depend on each other: the sandwich estimator,
 * clustered by user.
 *
 * <p>Residuals are of the fitted model, so this takes a second pass over the rows. What a user's
 * rows push the coefficients by is summed exactly and rounded once, and the products of these sums
 * exactly: neither the order of rows and users nor their parts matter. The errors are multiplied by
 * users / (users - 1), as is usual; with fewer than some forty users they are too small all the
 * same.
 */
final class ClusteredErrors {

  private final StrategyModel model;
  private final double[] coefficients;
  private final int parameters;

  private ClusteredErrors(StrategyModel model) {
    this.model = model;
    coefficients =
        model.posterior().coefficients().stream().mapToDouble(Double::doubleValue).toArray();
    parameters = coefficients.length + 1;
  }

  /** Of a model that was fitted to the rows. */
  static ClusteredErrors of(StrategyModel model) {
    return new ClusteredErrors(model);
  }

  /**
   * What a row pushes the intercept and the coefficients by.
   *
   * @param weight how much the row counts
   */
  double[] push(TrainingRow row, double weight) {
    ContextVector context = row.context();
    double expected = model.posterior().intercept();
    for (int i = 0; i < coefficients.length; i++) {
      expected += coefficients[i] * context.get(i);
    }
    double residual = weight * (row.reward() - expected);
    double[] push = new double[parameters];
    push[0] = residual;
    for (int i = 0; i < coefficients.length; i++) {
      push[i + 1] = residual * context.get(i);
    }
    return push;
  }

  /** By how much the errors grow; unknown of fewer than two users, or without noise. */
  Clustered clustered(PushProducts products) {
    long users = products.users();
    double noise = model.evidence().noiseVariance();
    if (users < 2 || noise == 0) {
      return Clustered.UNKNOWN;
    }
    double[][] covariance = covariance();
    double[][] middle = middle(products);
    double correction = users / (users - 1.0) / (noise * noise);
    List<Double> ratios = new ArrayList<>();
    double squares = 0;
    int counted = 0;
    for (int i = 0; i < parameters; i++) {
      double ratio = 1;
      if (covariance[i][i] > 0) {
        double variance = correction * between(covariance[i], middle);
        ratio = Math.sqrt(Math.max(0, variance) / covariance[i][i]);
        squares += ratio * ratio;
        counted++;
      }
      ratios.add(ratio);
    }
    return new Clustered(users, counted == 0 ? 1 : Math.sqrt(squares / counted), ratios);
  }

  private double[][] covariance() {
    List<Double> factor = model.posterior().covarianceFactor();
    double[][] covariance = new double[parameters][parameters];
    for (int i = 0; i < parameters; i++) {
      for (int j = 0; j < parameters; j++) {
        for (int k = 0; k <= Math.min(i, j); k++) {
          covariance[i][j] += factor.get(i * (i + 1) / 2 + k) * factor.get(j * (j + 1) / 2 + k);
        }
      }
    }
    return covariance;
  }

  private double[][] middle(PushProducts products) {
    double[][] middle = new double[parameters][parameters];
    for (int i = 0; i < parameters; i++) {
      for (int j = i; j < parameters; j++) {
        middle[i][j] =
            products
                .sums()
                .get(ExactCrossProducts.index(parameters, i, j))
                .rounded(DecimalCholesky.DIGITS)
                .doubleValue();
        middle[j][i] = middle[i][j];
      }
    }
    return middle;
  }

  private static double between(double[] side, double[][] middle) {
    double sum = 0;
    for (int i = 0; i < side.length; i++) {
      for (int j = 0; j < side.length; j++) {
        sum += side[i] * middle[i][j] * side[j];
      }
    }
    return sum;
  }
}
