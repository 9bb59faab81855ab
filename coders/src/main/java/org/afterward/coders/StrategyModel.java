package org.afterward.coders;

import java.util.List;

/**
 * What a strategy's reward is worth by context, as learned from rewards: a Bayesian linear
 * regression.
 *
 * @param source what it was learned from
 * @param posterior the coefficients, and how sure they are
 * @param clustered how the errors change where the rows of a user depend on each other
 */
public record StrategyModel(
    int strategyId,
    Source source,
    Posterior posterior,
    Evidence evidence,
    List<Warning> warnings,
    Clustered clustered) {

  public StrategyModel {
    warnings = List.copyOf(warnings);
  }

  /**
   * What models of one training have in common.
   *
   * @param layout of the contexts, as {@code name@hash}
   * @param positions the names of the layout's positions, in its order
   * @param policy of the rewards, as {@code name@hash}
   * @param from when the first exposure may have been shown, in epoch milliseconds
   * @param until before when the last one was shown
   */
  public record Source(
      String layout,
      List<String> positions,
      String policy,
      CreditPolicy attribution,
      long from,
      long until) {

    public Source {
      positions = List.copyOf(positions);
    }

    /** Whether a vector says that it follows the layout, and has as many positions. */
    public boolean isOf(ContextVector context) {
      return context.length() == positions.size()
          && layout.startsWith(context.layout() + "@")
          && layout.indexOf('@') == context.layout().length();
    }
  }

  /**
   * What is believed of the coefficients.
   *
   * @param coefficients by position, in its own unit
   * @param covarianceFactor the lower triangle, row by row, of a matrix whose product with its
   *     transpose is the covariance of the intercept and the coefficients, in this order
   * @param priorPrecision of the coefficients before any row was seen
   */
  public record Posterior(
      double intercept,
      List<Double> coefficients,
      List<Double> covarianceFactor,
      double priorPrecision) {

    /** Checks the sizes. */
    public Posterior {
      coefficients = List.copyOf(coefficients);
      covarianceFactor = List.copyOf(covarianceFactor);
      int parameters = coefficients.size() + 1;
      if (covarianceFactor.size() != parameters * (parameters + 1) / 2) {
        throw new IllegalArgumentException(
            covarianceFactor.size() + " numbers are no triangle of " + parameters + " rows");
      }
    }

    double expected(ContextVector context) {
      double expected = intercept;
      for (int i = 0; i < coefficients.size(); i++) {
        expected += coefficients.get(i) * context.get(i);
      }
      return expected;
    }

    double sd(ContextVector context) {
      double variance = 0;
      for (int column = 0; column <= coefficients.size(); column++) {
        double sum = column == 0 ? covarianceFactor.get(0) : 0;
        for (int row = Math.max(column, 1); row <= coefficients.size(); row++) {
          sum += covarianceFactor.get(row * (row + 1) / 2 + column) * context.get(row - 1);
        }
        variance += sum * sum;
      }
      return Math.sqrt(variance);
    }
  }

  /**
   * What that belief rests on.
   *
   * @param rows how many were learned from
   * @param weight what they count together; as many as they are, unless older ones count less
   * @param noiseVariance of a reward around what its context lets expect
   * @param degreesOfFreedom the weight less what the coefficients used up
   * @param rSquared the share of the rewards' variance that contexts explain; {@code NaN} where the
   *     rewards are all the same
   * @param condition how nearly the positions determine each other: 1 where not at all
   */
  public record Evidence(
      long rows,
      double weight,
      double meanReward,
      double noiseVariance,
      double degreesOfFreedom,
      double rSquared,
      double condition) {}

  /**
   * Something that whoever uses the model should know.
   *
   * @param rule its name, for machines
   * @param position the position that it is about, or empty
   */
  public record Warning(String rule, String position, String detail) {}

  /**
   * Errors that hold where the rows of a user depend on each other, beside those of the posterior.
   *
   * @param users how many there are
   * @param overall the root of the mean square of the ratios
   * @param ratios by how much each error grows: of the intercept, and by position; 1 of one that
   *     has no error
   */
  public record Clustered(long users, double overall, List<Double> ratios) {

    /** Nobody asked. */
    public static final Clustered UNKNOWN = new Clustered(0, Double.NaN, List.of());

    public Clustered {
      ratios = List.copyOf(ratios);
    }
  }

  /**
   * What it says of a context.
   *
   * @throws IllegalArgumentException if the context is of another layout
   */
  public ScoredStrategy score(ContextVector context) {
    if (!source.isOf(context)) {
      throw new IllegalArgumentException(
          "A context of layout "
              + Excerpt.of(context.layout())
              + " with "
              + context.length()
              + " positions means nothing to a model of "
              + source.layout());
    }
    return new ScoredStrategy(strategyId, posterior.expected(context), posterior.sd(context));
  }
}
