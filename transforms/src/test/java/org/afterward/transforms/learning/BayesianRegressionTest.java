package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BayesianRegressionTest {

  private static final RegressionPrior LEAST_SQUARES = RegressionPrior.STANDARD.withPrecision(0);

  /** What is asked for is 1e-9; what comes out is right to the last digits. */
  private static final Percentage NEARLY_ALL_DIGITS = Percentage.withPercentage(1e-12);

  static Stream<RegressionPrior> priors() {
    return Stream.of(
        RegressionPrior.STANDARD,
        LEAST_SQUARES,
        RegressionPrior.STANDARD.withPrecision(25),
        RegressionPrior.STANDARD.ofUnits(),
        RegressionPrior.STANDARD.withoutIntercept(),
        RegressionPrior.STANDARD.withoutIntercept().ofUnits().withPrecision(0.5));
  }

  @ParameterizedTest
  @MethodSource("priors")
  void coefficients_and_their_covariance_are_those_of_the_textbook(RegressionPrior prior) {
    double[] scales = {1, 0.25, 12, 1e9, 1e-6, 3};
    double[] centres = {0, 0.5, 30, 4e9, 0, -1e5};
    for (long seed = 1; seed <= 5; seed++) {
      double[][] x = Designs.random(seed, 60, scales, centres);
      double[] y = Designs.rewards(seed, x, new double[] {3, -8, 0.1, 2e-9, 1e6, 0}, 5);

      Regression ours = fit(prior.withNoiseSd(2), x, y);

      ReferenceRegression reference = ReferenceRegression.of(x, y, prior);
      int first = prior.intercept() ? 1 : 0;
      for (int j = 0; j < scales.length; j++) {
        assertThat(ours.coefficients().get(j))
            .isCloseTo(reference.coefficients().get(j + first).doubleValue(), NEARLY_ALL_DIGITS);
      }
      if (prior.intercept()) {
        assertThat(ours.intercept())
            .isCloseTo(reference.coefficients().get(0).doubleValue(), NEARLY_ALL_DIGITS);
      } else {
        assertThat(ours.intercept()).isZero();
      }
      for (int j = 1 - first; j <= scales.length; j++) {
        double variance =
            4 * reference.inverse().get(j + first - 1).get(j + first - 1).doubleValue();
        assertThat(variance(ours, j)).isCloseTo(variance, NEARLY_ALL_DIGITS);
      }
    }
  }

  @Test
  void nearly_collinear_positions_cost_no_digits() {
    double[][] x = Designs.random(7, 40, new double[] {1, 1}, new double[] {0, 0});
    for (double[] row : x) {
      row[1] = row[0] + 1e-7 * row[1];
    }
    double[] y = Designs.rewards(7, x, new double[] {2, -1}, 1);

    Regression ours = fit(LEAST_SQUARES, x, y);

    ReferenceRegression reference = ReferenceRegression.of(x, y, LEAST_SQUARES);
    assertThat(ours.coefficients().get(1))
        .isCloseTo(reference.coefficients().get(2).doubleValue(), NEARLY_ALL_DIGITS);
    assertThat(ours.condition()).isGreaterThan(1e13);
  }

  @Test
  void the_worked_ridge_regression_predicts_what_it_should() {
    double[][] x = {{1, 0, 2, 1, 1}, {3, 1, 2, 3, 4}, {2, -1, 1, 0, 2}};

    Regression fitted =
        fit(
            RegressionPrior.STANDARD.ofUnits().withoutIntercept().withNoiseSd(1),
            x,
            new double[] {3, 3, 1});

    assertThat(fitted.expected(0, 1, 2, 3, 5)).isCloseTo(2.8167701863354, within(5e-14));
  }

  @Test
  void the_noise_of_least_squares_is_the_unbiased_one() {
    double[][] x = {{0}, {1}, {2}, {3}};

    Regression fitted = fit(LEAST_SQUARES, x, new double[] {1, 3, 4, 8});

    // By hand: the line 0.7 + 2.2 x leaves 0.3, 0.1, -1.1, 0.7, of two degrees of freedom.
    assertThat(fitted.coefficients()).containsExactly(2.2);
    assertThat(fitted.intercept()).isEqualTo(0.7);
    assertThat(fitted.noiseVariance()).isCloseTo(0.9, within(1e-15));
    assertThat(fitted.degreesOfFreedom()).isEqualTo(2);
    assertThat(fitted.rSquared()).isCloseTo(1 - 1.8 / 26, within(1e-15));
    assertThat(fitted.meanReward()).isEqualTo(4);
  }

  @Test
  void a_position_that_never_changes_is_dropped_and_keeps_the_priors_variance() {
    double[][] x = {{0, 7}, {1, 7}, {2, 7}, {3, 7}};
    double[] y = {1, 3, 4, 8};

    Regression fitted = fit(RegressionPrior.STANDARD.withPrecision(4).withNoiseSd(1), x, y);

    double[][] without = {{0}, {1}, {2}, {3}};
    Regression expected = fit(RegressionPrior.STANDARD.withPrecision(4).withNoiseSd(1), without, y);
    assertThat(fitted.constant()).containsExactly(1);
    assertThat(fitted.coefficients()).containsExactly(expected.coefficients().get(0), 0.0);
    assertThat(fitted.intercept()).isEqualTo(expected.intercept());
    assertThat(variance(fitted, 2)).isCloseTo(0.25, within(1e-15));
    // As sure as without it, where it is what it always was.
    assertThat(varianceAt(fitted, 1, 5, 7)).isCloseTo(varianceAt(expected, 1, 5), within(1e-14));
  }

  @Test
  void a_constant_position_is_known_whatever_the_weights() {
    SufficientStatistics.Builder builder = new SufficientStatistics.Builder(1);
    for (int day = 0; day < 30; day++) {
      builder.add(new double[] {0.3}, 0, day, Math.pow(0.9, day));
    }

    Regression fitted =
        BayesianRegression.under(RegressionPrior.STANDARD).fit(builder.build()).orElseThrow();

    assertThat(fitted.constant()).containsExactly(0);
  }

  @Test
  void of_two_positions_that_say_the_same_the_second_is_dropped_where_no_prior_decides() {
    double[][] x = {{0, 0}, {1, 2}, {2, 4}, {3, 6}};

    Regression fitted = fit(LEAST_SQUARES, x, new double[] {1, 3, 4, 8});

    assertThat(fitted.collinear()).containsExactly(1);
    assertThat(fitted.coefficients()).containsExactly(2.2, 0.0);
    assertThat(variance(fitted, 2)).isZero();
  }

  @Test
  void of_two_positions_that_say_the_same_a_prior_gives_each_its_half() {
    double[][] x = {{0, 0}, {1, 2}, {2, 4}, {3, 6}};

    Regression fitted = fit(RegressionPrior.STANDARD, x, new double[] {1, 3, 4, 8});

    assertThat(fitted.collinear()).isEmpty();
    assertThat(fitted.coefficients().get(0))
        .isCloseTo(2 * fitted.coefficients().get(1), within(1e-15));
  }

  @Test
  void rewards_that_never_change_are_answered_without_noise() {
    double[][] x = {{0}, {1}, {2}, {4}};

    Regression fitted = fit(RegressionPrior.STANDARD, x, new double[] {0.1, 0.1, 0.1, 0.1});

    assertThat(fitted)
        .isEqualTo(
            new Regression(
                0.1,
                List.of(0.0),
                List.of(0.0, 0.0, 0.0),
                0,
                fitted.degreesOfFreedom(),
                0.1,
                Double.NaN,
                1,
                List.of(),
                List.of()));
  }

  @Test
  void too_few_rows_are_refused() {
    BayesianRegression regression = BayesianRegression.under(LEAST_SQUARES);

    assertThat(regression.fit(SufficientStatistics.none(2))).isEqualTo(Optional.empty());
    assertThat(regression.fit(Designs.sums(new double[][] {{1, 2}}, new double[] {3})))
        .isEqualTo(Optional.empty());
    assertThat(
            regression.fit(
                Designs.sums(new double[][] {{1, 2}, {2, 1}, {0, 0}}, new double[] {3, 1, 2})))
        .isEqualTo(Optional.empty());
  }

  @Test
  void one_row_is_enough_where_the_noise_is_known() {
    Regression fitted =
        fit(RegressionPrior.STANDARD.withNoiseSd(3), new double[][] {{1, 2}}, new double[] {7});

    assertThat(fitted.intercept()).isEqualTo(7);
    assertThat(varianceAt(fitted, 1, 1, 2)).isCloseTo(9, within(1e-13));
  }

  @Test
  void true_effects_lie_in_their_intervals_as_often_as_these_say() {
    double[] scales = {1, 0.3, 20};
    double[] effects = {2, -5, 0.1};
    int inside = 0;
    int seeds = 200;
    for (long seed = 1; seed <= seeds; seed++) {
      double[][] x = Designs.random(seed, 80, scales, new double[] {0, 0.5, 40});
      Regression fitted = fit(RegressionPrior.STANDARD, x, Designs.rewards(seed, x, effects, 4));
      for (int j = 0; j < effects.length; j++) {
        double distance = Math.abs(fitted.coefficients().get(j) - effects[j]);
        inside += distance <= 1.96 * Math.sqrt(variance(fitted, j + 1)) ? 1 : 0;
      }
    }

    assertThat(inside / (double) (seeds * effects.length)).isBetween(0.90, 0.99);
  }

  private static Regression fit(RegressionPrior prior, double[][] x, double[] y) {
    return BayesianRegression.under(prior).fit(Designs.sums(x, y)).orElseThrow();
  }

  /** Of the intercept (0) or a coefficient (from 1 on). */
  private static double variance(Regression fitted, int parameter) {
    double[] one = new double[fitted.coefficients().size() + 1];
    one[parameter] = 1;
    return varianceAt(fitted, one);
  }

  private static double varianceAt(Regression fitted, double... direction) {
    return IntStream.range(0, direction.length)
        .mapToDouble(
            column ->
                IntStream.range(column, direction.length)
                    .mapToDouble(
                        row ->
                            direction[row]
                                * fitted.covarianceFactor().get(row * (row + 1) / 2 + column))
                    .sum())
        .map(sum -> sum * sum)
        .sum();
  }
}
