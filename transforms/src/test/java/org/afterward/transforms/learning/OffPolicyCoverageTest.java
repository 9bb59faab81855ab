package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.afterward.coders.EvaluatedChoices;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.PolicyEstimate;
import org.junit.jupiter.api.Test;

/** Whether an interval of 95 % holds the truth about 95 times of 100, in a world that is known. */
class OffPolicyCoverageTest {

  private static final int WORLDS = 300;

  private static final double REACH = NormalQuantile.ofTwoSided(0.95);

  /** How often the truth is in the interval, by estimator. */
  private static Map<String, Double> coverage(
      Function<Random, List<LoggedChoice>> world,
      OffPolicySettings settings,
      Function<PolicyEstimate, double[]> interval) {
    return coverage(world, settings, LoggedChoices.TRUTH, interval);
  }

  private static Map<String, Double> coverage(
      Function<Random, List<LoggedChoice>> world,
      OffPolicySettings settings,
      double truth,
      Function<PolicyEstimate, double[]> interval) {
    Map<String, Double> covered = new LinkedHashMap<>();
    for (int seed = 0; seed < WORLDS; seed++) {
      List<LoggedChoice> choices = world.apply(new Random(seed));
      EvaluatedChoices judged = OffPolicyEvaluation.of(choices, settings).overall();
      for (PolicyEstimate estimate : judged.estimates()) {
        double[] bounds = interval.apply(estimate);
        boolean holds = bounds[0] <= truth && truth <= bounds[1];
        covered.merge(estimate.estimator(), holds ? 1.0 / WORLDS : 0, Double::sum);
      }
    }
    // It is wrong by design in this world: its model is.
    covered.remove("dm");
    return covered;
  }

  private static double[] normal(PolicyEstimate estimate) {
    return new double[] {estimate.low(), estimate.high()};
  }

  private static double[] bootstrap(PolicyEstimate estimate) {
    return new double[] {estimate.bootstrapLow(), estimate.bootstrapHigh()};
  }

  private static double[] iid(PolicyEstimate estimate) {
    double reach = REACH * estimate.stdErrorIid();
    return new double[] {estimate.value() - reach, estimate.value() + reach};
  }

  private static final OffPolicySettings WITHOUT_BOOTSTRAP =
      OffPolicySettings.standard().withReplicates(0);

  @Test
  void the_normal_interval_holds_the_truth_as_often_as_it_says() {
    assertThat(
            coverage(
                random -> LoggedChoices.ofAKnownWorld(random, 300, 1, 2),
                WITHOUT_BOOTSTRAP,
                OffPolicyCoverageTest::normal))
        .hasSize(6)
        .allSatisfy((estimator, share) -> assertThat(share).isBetween(0.90, 0.99));
  }

  @Test
  void of_users_whose_rewards_are_alike_only_the_error_by_user_is_right() {
    Function<Random, List<LoggedChoice>> world =
        random -> LoggedChoices.ofAKnownWorld(random, 60, 20, 8);
    assertThat(coverage(world, WITHOUT_BOOTSTRAP, OffPolicyCoverageTest::normal))
        .hasSize(6)
        .allSatisfy((estimator, share) -> assertThat(share).isBetween(0.90, 0.99));
    assertThat(coverage(world, WITHOUT_BOOTSTRAP, OffPolicyCoverageTest::iid))
        .hasSize(6)
        .allSatisfy((estimator, share) -> assertThat(share).isLessThan(0.85));
  }

  @Test
  void the_bootstrap_interval_holds_the_truth_as_often_as_it_says() {
    assertThat(
            coverage(
                random -> LoggedChoices.ofAKnownWorld(random, 60, 4, 6),
                OffPolicySettings.standard(),
                OffPolicyCoverageTest::bootstrap))
        .hasSize(6)
        .allSatisfy((estimator, share) -> assertThat(share).isBetween(0.90, 0.99));
  }

  @Test
  void the_interval_of_an_improvement_holds_the_truth_as_often_as_it_says() {
    Function<Random, List<LoggedChoice>> world =
        random -> LoggedChoices.ofAKnownWorld(random, 60, 20, 8);
    assertThat(
            coverage(
                world,
                WITHOUT_BOOTSTRAP,
                LoggedChoices.TRUTH - LoggedChoices.TRUTH_OF_LOGGED,
                e -> new double[] {e.overLogged().low(), e.overLogged().high()}))
        .hasSize(6)
        .allSatisfy((estimator, share) -> assertThat(share).isBetween(0.90, 0.99));
    assertThat(
            coverage(
                world,
                WITHOUT_BOOTSTRAP,
                LoggedChoices.TRUTH - LoggedChoices.TRUTH_OF_BASELINE,
                e -> new double[] {e.overBaseline().low(), e.overBaseline().high()}))
        .hasSize(6)
        .allSatisfy((estimator, share) -> assertThat(share).isBetween(0.90, 0.99));
  }

  @Test
  void so_does_that_of_the_bootstrap() {
    assertThat(
            coverage(
                random -> LoggedChoices.ofAKnownWorld(random, 200, 2, 6),
                OffPolicySettings.standard(),
                LoggedChoices.TRUTH - LoggedChoices.TRUTH_OF_BASELINE,
                e ->
                    new double[] {
                      e.overBaseline().bootstrapLow(), e.overBaseline().bootstrapHigh()
                    }))
        .hasSize(6)
        .allSatisfy((estimator, share) -> assertThat(share).isBetween(0.90, 0.99));
  }

  /** What both policies have of a user's taste, their difference has not. */
  @Test
  void two_policies_are_compared_more_surely_than_each_is_judged() {
    List<LoggedChoice> choices = LoggedChoices.ofAKnownWorld(new Random(5), 60, 20, 8);

    PolicyEstimate snipw =
        OffPolicyEvaluation.of(choices, WITHOUT_BOOTSTRAP).overall().estimates().get(2);

    assertThat(snipw.estimator()).isEqualTo("snipw");
    assertThat(snipw.overBaseline().stdError()).isLessThan(0.5 * snipw.stdError());
  }

  /** Few kinds of choices, so that nearly all are equal to many others. */
  @Test
  void equal_choices_of_strangers_are_drawn_each_by_itself() {
    List<LoggedChoice> choices = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 4000; i++) {
      double reward = random.nextDouble() < 0.3 ? 1 : 0;
      choices.add(new LoggedChoice(reward, 0.5, 0.5, Double.NaN, Double.NaN, "", ""));
    }

    PolicyEstimate logged =
        OffPolicyEvaluation.of(choices, OffPolicySettings.standard().withReplicates(2000))
            .overall()
            .logged();

    double width = logged.high() - logged.low();
    assertThat(logged.bootstrapHigh() - logged.bootstrapLow())
        .isBetween(0.93 * width, 1.07 * width);
  }
}
