package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.afterward.coders.EvaluatedChoices;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.PolicyEstimate;
import org.afterward.coders.PolicyEvaluation;
import org.afterward.coders.PolicyEvaluationJson;
import org.afterward.coders.PolicyImprovement;
import org.junit.jupiter.api.Test;

/** By how much a policy is better than what was logged, and than another one. */
class OffPolicyImprovementTest {

  private static final OffPolicySettings SETTINGS = OffPolicySettings.standard();

  private static final OffPolicySettings WITHOUT_BOOTSTRAP = SETTINGS.withReplicates(0);

  private static LoggedChoice choice(double reward, double propensity, double target) {
    return new LoggedChoice(reward, propensity, target, Double.NaN, Double.NaN, "", "");
  }

  private static EvaluatedChoices judged(List<LoggedChoice> choices) {
    PolicyEvaluation judged = OffPolicyEvaluation.of(choices, SETTINGS);
    assertThat(PolicyEvaluationJson.write(judged)).doesNotContain("NaN", "Infinity");
    return judged.overall();
  }

  @Property(tries = 60, seed = "13")
  void improvements_and_their_errors_are_those_of_the_textbook(
      @ForAll long seed, @ForAll @IntRange(min = 20, max = 120) int count) {
    Random random = new Random(seed);
    List<LoggedChoice> choices =
        LoggedChoices.withBaseline(random, LoggedChoices.random(random, count, true));
    OffPolicySettings settings = WITHOUT_BOOTSTRAP.withClip(2).withSwitchAt(3);
    NaiveEvaluation textbook = new NaiveEvaluation(choices, settings);

    EvaluatedChoices judged = OffPolicyEvaluation.of(choices, settings).overall();

    assertThat(judged.baseline()).hasSize(7);
    for (PolicyEstimate found : judged.estimates()) {
      assertIsClose(found.overLogged(), textbook.overLogged(found.estimator()), found);
      assertIsClose(found.overBaseline(), textbook.overBaseline(found.estimator()), found);
    }
  }

  private static void assertIsClose(
      PolicyImprovement found, PolicyImprovement expected, PolicyEstimate scale) {
    assertThat(found.value())
        .isCloseTo(
            expected.value(), within(1e-9 * Math.max(Math.abs(scale.value()), scale.stdError())));
    assertThat(found.stdError())
        .isCloseTo(expected.stdError(), within(1e-9 * Math.max(1, expected.stdError())));
  }

  @Test
  void a_baseline_is_judged_as_if_it_were_the_policy() {
    Random random = new Random(17);
    List<LoggedChoice> choices = new ArrayList<>();
    List<LoggedChoice> swapped = new ArrayList<>();
    for (LoggedChoice choice :
        LoggedChoices.withBaseline(random, LoggedChoices.random(random, 90, true))) {
      // Of users, since the draws of strangers follow from all that is known of their choices.
      String user = "usr_" + random.nextInt(30);
      double target = choice.targetProbability();
      double baseline = choice.baselineProbability();
      choices.add(
          of(user, choice, target, choice.vTarget()).withBaseline(baseline, choice.vBaseline()));
      swapped.add(of(user, choice, baseline, choice.vBaseline()));
    }

    assertThat(OffPolicyEvaluation.of(choices, SETTINGS).overall().baseline())
        .isEqualTo(OffPolicyEvaluation.of(swapped, SETTINGS).overall().estimates())
        .hasSize(7);
  }

  private static LoggedChoice of(String user, LoggedChoice choice, double target, double value) {
    return new LoggedChoice(
        choice.reward(), choice.propensity(), target, choice.qAction(), value, user, "");
  }

  @Test
  void a_policy_is_no_improvement_on_itself_and_nobody_doubts_it() {
    Random random = new Random(19);
    List<LoggedChoice> choices = new ArrayList<>();
    for (LoggedChoice choice : LoggedChoices.random(random, 60, true)) {
      choices.add(choice.withBaseline(choice.targetProbability(), choice.vTarget()));
    }

    for (PolicyEstimate estimate : judged(choices).estimates()) {
      assertThat(estimate.overBaseline()).isEqualTo(new PolicyImprovement(0, 0, 0, 0, 0, 0));
      assertThat(estimate.stdError()).isPositive();
    }
  }

  @Test
  void a_baseline_that_some_choices_lack_is_left_out_and_said_to_be() {
    EvaluatedChoices judged =
        judged(List.of(choice(3, 0.5, 0.5).withBaseline(0.5, Double.NaN), choice(5, 0.5, 0.25)));

    assertThat(judged.baseline()).isEmpty();
    assertThat(judged.estimates().get(0).overBaseline()).isEqualTo(PolicyImprovement.NONE);
    assertThat(judged.warnings())
        .contains("the baseline is left out: 1 of 2 choices lack baseline_probability");
  }

  @Test
  void a_baseline_without_a_model_is_compared_where_none_is_needed() {
    EvaluatedChoices judged =
        judged(
            List.of(
                choice(3, 0.5, 0.5).withBaseline(0.25, Double.NaN),
                choice(5, 0.5, 0.25).withBaseline(0.25, Double.NaN)));

    assertThat(judged.baseline())
        .extracting(PolicyEstimate::estimator)
        .containsExactly("ipw", "clipped_ipw", "snipw");
    assertThat(judged.warnings())
        .contains(
            "dm of the baseline left out: 2 of 2 choices lack v_baseline",
            "the mean weight of the baseline is 0.5000 and not 1, which is no chance: it does what"
                + " was never done, or propensities are wrong");
  }
}
