package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.afterward.coders.WeightDiagnostics;
import org.junit.jupiter.api.Test;

class OffPolicyEvaluationTest {

  private static final OffPolicySettings SETTINGS = OffPolicySettings.standard();

  private static final OffPolicySettings WITHOUT_BOOTSTRAP = SETTINGS.withReplicates(0);

  private static LoggedChoice choice(double reward, double propensity, double target) {
    return new LoggedChoice(reward, propensity, target, Double.NaN, Double.NaN, "", "");
  }

  private static LoggedChoice of(String user, LoggedChoice choice) {
    return new LoggedChoice(
        choice.reward(),
        choice.propensity(),
        choice.targetProbability(),
        choice.qAction(),
        choice.vTarget(),
        user,
        choice.segment(),
        choice.baselineProbability(),
        choice.vBaseline());
  }

  private static EvaluatedChoices judged(LoggedChoice... choices) {
    EvaluatedChoices judged = OffPolicyEvaluation.of(List.of(choices), SETTINGS).overall();
    assertThat(PolicyEvaluationJson.write(OffPolicyEvaluation.of(List.of(choices), SETTINGS)))
        .doesNotContain("NaN")
        .doesNotContain("Infinity");
    return judged;
  }

  private static PolicyEstimate estimate(EvaluatedChoices judged, String name) {
    return judged.estimates().stream()
        .filter(estimate -> estimate.estimator().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(EvaluatedChoices judged) {
    return judged.estimates().stream().map(PolicyEstimate::estimator).toList();
  }

  @Property(tries = 100, seed = "7")
  void every_estimate_and_its_errors_are_those_of_the_textbook(
      @ForAll long seed, @ForAll @IntRange(min = 20, max = 200) int count) {
    List<LoggedChoice> choices = LoggedChoices.random(new Random(seed), count, true);
    OffPolicySettings settings = WITHOUT_BOOTSTRAP.withClip(2).withSwitchAt(3);
    Map<String, PolicyEstimate> expected = new NaiveEvaluation(choices, settings).estimates();

    EvaluatedChoices judged = OffPolicyEvaluation.of(choices, settings).overall();

    assertThat(names(judged))
        .containsExactly("ipw", "clipped_ipw", "snipw", "dm", "dr", "sndr", "switch_dr");
    List<PolicyEstimate> all = new ArrayList<>(judged.estimates());
    all.add(judged.logged());
    for (PolicyEstimate found : all) {
      PolicyEstimate textbook = Objects.requireNonNull(expected.get(found.estimator()));
      // A sum of what nearly cancels is only as exact as its parts.
      assertThat(found.value()).isCloseTo(textbook.value(), within(1e-9 * scale(textbook)));
      assertThat(found.stdError())
          .isCloseTo(textbook.stdError(), within(1e-9 * textbook.stdError()));
      assertThat(found.stdErrorIid())
          .isCloseTo(textbook.stdErrorIid(), within(1e-9 * textbook.stdErrorIid()));
    }
  }

  private static double scale(PolicyEstimate estimate) {
    return Math.max(Math.abs(estimate.value()), estimate.stdError());
  }

  @Property(tries = 30, seed = "8")
  void weights_are_those_of_the_textbook(@ForAll long seed) {
    List<LoggedChoice> choices = LoggedChoices.random(new Random(seed), 100, false);
    double[] weights =
        choices.stream()
            .filter(LoggedChoice::hasPropensity)
            .mapToDouble(LoggedChoice::weight)
            .toArray();
    double sum = 0;
    double squares = 0;
    double most = 0;
    for (double weight : weights) {
      sum += weight;
      squares += weight * weight;
      most = Math.max(most, weight);
    }

    WeightDiagnostics found =
        OffPolicyEvaluation.of(choices, WITHOUT_BOOTSTRAP).overall().diagnostics();

    assertThat(found.rows()).isEqualTo(weights.length);
    assertThat(found.withoutPropensity()).isEqualTo(100 - weights.length);
    assertThat(found.ess()).isCloseTo(sum * sum / squares, within(1e-9 * found.ess()));
    assertThat(found.meanWeight()).isCloseTo(sum / weights.length, within(1e-12));
    assertThat(found.maxWeight()).isEqualTo(most);
    assertThat(found.users())
        .isEqualTo(
            choices.stream()
                .filter(LoggedChoice::hasPropensity)
                .map(LoggedChoice::userId)
                .filter(user -> !user.isEmpty())
                .distinct()
                .count());
  }

  @Property(tries = 20, seed = "9")
  void a_segment_is_judged_as_if_there_were_no_others(@ForAll long seed) {
    List<LoggedChoice> choices = LoggedChoices.random(new Random(seed), 60, true);
    PolicyEvaluation evaluation = OffPolicyEvaluation.of(choices, SETTINGS);

    for (String segment : evaluation.segments().keySet()) {
      List<LoggedChoice> alone =
          choices.stream().filter(choice -> choice.segment().equals(segment)).toList();
      assertThat(evaluation.segments().get(segment))
          .isEqualTo(OffPolicyEvaluation.of(alone, SETTINGS).overall());
    }
    assertThat(evaluation.segments().keySet())
        .containsExactlyElementsOf(
            choices.stream()
                .map(LoggedChoice::segment)
                .filter(segment -> !segment.isEmpty())
                .distinct()
                .sorted()
                .toList());
  }

  @Property(tries = 20, seed = "10")
  void the_order_of_choices_changes_no_byte(@ForAll long seed) {
    List<LoggedChoice> choices = LoggedChoices.random(new Random(seed), 80, true);
    List<LoggedChoice> shuffled = new ArrayList<>(choices);
    Collections.shuffle(shuffled, new Random(seed + 1));

    assertThat(PolicyEvaluationJson.write(OffPolicyEvaluation.of(shuffled, SETTINGS)))
        .isEqualTo(PolicyEvaluationJson.write(OffPolicyEvaluation.of(choices, SETTINGS)));
  }

  @Test
  void without_a_model_what_needs_one_is_left_out_and_that_is_said() {
    EvaluatedChoices judged = judged(choice(3, 0.5, 0.25), choice(5, 0.25, 0.5));

    assertThat(names(judged)).containsExactly("ipw", "clipped_ipw", "snipw");
    assertThat(judged.warnings())
        .contains(
            "dm left out: 2 of 2 choices lack v_target",
            "dr, sndr, switch_dr left out: 2 of 2 choices lack q_action and v_target");
  }

  @Test
  void a_model_of_the_policy_alone_is_enough_for_the_direct_method() {
    LoggedChoice half = new LoggedChoice(3, 0.5, 0.25, Double.NaN, 4, "", "");
    LoggedChoice whole = new LoggedChoice(5, 0.25, 0.5, 2, 6, "", "");

    EvaluatedChoices judged = judged(half, whole);

    assertThat(names(judged)).containsExactly("ipw", "clipped_ipw", "snipw", "dm");
    assertThat(judged.warnings())
        .contains("dr, sndr, switch_dr left out: 1 of 2 choices lack q_action and v_target");
  }

  @Test
  void one_choice_has_a_value_and_no_error() {
    EvaluatedChoices judged = judged(choice(8, 0.5, 0.25));

    PolicyEstimate ipw = estimate(judged, "ipw");
    double none = Double.NaN;
    PolicyImprovement alone = new PolicyImprovement(-4, none, none, none, none, none);
    assertThat(ipw)
        .isEqualTo(
            new PolicyEstimate(
                "ipw", 4, none, none, none, none, none, none, alone, PolicyImprovement.NONE));
    assertThat(estimate(judged, "snipw").value()).isEqualTo(8);
    assertThat(judged.warnings()).contains("of one choice alone no error can be told");
  }

  @Test
  void the_choices_of_one_user_alone_have_no_error_but_that_of_independent_ones() {
    EvaluatedChoices judged =
        judged(of("usr_1", choice(3, 0.5, 0.5)), of("usr_1", choice(5, 0.5, 0.5)));

    assertThat(judged.logged().value()).isEqualTo(4);
    assertThat(judged.logged().stdErrorIid()).isEqualTo(1);
    assertThat(judged.logged().stdError()).isNaN();
    assertThat(judged.logged().bootstrapLow()).isNaN();
    assertThat(judged.warnings()).contains("of one user alone no error can be told");
  }

  @Test
  void equal_rewards_have_no_error_where_weights_are_divided_by() {
    LoggedChoice[] choices = new LoggedChoice[50];
    for (int i = 0; i < choices.length; i++) {
      choices[i] = choice(0.7, 0.1 + i / 60.0, 0.3);
    }

    EvaluatedChoices judged = judged(choices);

    assertThat(judged.logged().stdError()).isEqualTo(0);
    PolicyEstimate snipw = estimate(judged, "snipw");
    assertThat(snipw.value()).isCloseTo(0.7, within(1e-15));
    assertThat(snipw.stdError()).isEqualTo(0);
    assertThat(snipw.low()).isEqualTo(snipw.value());
    assertThat(estimate(judged, "ipw").stdError()).isPositive();
    assertThat(judged.warnings())
        .contains("the rewards do not differ, so errors tell nothing of rewards");
  }

  @Test
  void where_the_policy_and_the_log_agree_the_policy_is_worth_what_was_logged() {
    EvaluatedChoices judged = judged(choice(3, 0.5, 0.5), choice(5, 0.25, 0.25));

    for (PolicyEstimate estimate : judged.estimates()) {
      assertThat(estimate.value()).isEqualTo(4);
      assertThat(estimate.stdError()).isEqualTo(judged.logged().stdError()).isEqualTo(1);
    }
    assertThat(judged.diagnostics().ess()).isEqualTo(2);
  }

  @Test
  void without_any_propensity_nothing_is_said() {
    EvaluatedChoices judged = judged(choice(3, Double.NaN, 0.5), choice(5, Double.NaN, 0.25));

    assertThat(judged.estimates()).isEmpty();
    assertThat(judged.logged()).isEqualTo(PolicyEstimate.none("logged"));
    assertThat(judged.diagnostics().withoutPropensityShare()).isEqualTo(1);
    assertThat(judged.warnings())
        .containsExactly("none of 2 choices has a propensity, so nothing can be said");
  }

  @Test
  void of_no_choices_nothing_is_said() {
    EvaluatedChoices judged = judged();

    assertThat(judged.estimates()).isEmpty();
    assertThat(judged.diagnostics().ess()).isEqualTo(0);
    assertThat(judged.warnings()).containsExactly("there are no choices, so nothing can be said");
  }

  @Test
  void choices_that_the_policy_would_never_make_say_that_it_is_worth_nothing_and_warn() {
    EvaluatedChoices judged = judged(choice(3, 0.5, 0), choice(5, 0.25, 0));

    assertThat(names(judged)).containsExactly("ipw", "clipped_ipw");
    assertThat(estimate(judged, "ipw").value()).isEqualTo(0);
    assertThat(judged.diagnostics().ess()).isEqualTo(0);
    assertThat(judged.diagnostics().maxWeight()).isEqualTo(0);
    assertThat(judged.warnings())
        .contains(
            "every target probability is 0: the policy would have made none of these choices, and"
                + " what is divided by weights is left out");
  }

  @Test
  void a_weight_of_a_million_is_reckoned_with_and_warned_of() {
    EvaluatedChoices judged = judged(choice(3, 1e-6, 1), choice(5, 0.5, 0.5), choice(1, 0.5, 0.5));

    assertThat(estimate(judged, "ipw").value()).isCloseTo(3_000_006 / 3.0, within(1e-6));
    assertThat(estimate(judged, "clipped_ipw").value()).isEqualTo(12);
    assertThat(judged.diagnostics().maxWeight()).isEqualTo(1e6);
    assertThat(judged.diagnostics().clippedRows()).isEqualTo(1);
    assertThat(judged.diagnostics().clipBiasBound()).isCloseTo(5 * 999_990 / 3.0, within(1e-6));
    assertThat(judged.warnings())
        .contains(
            "a weight is 1,000,000: the policy often does what was hardly ever done",
            "one choice has 100 % of all weight");
  }

  @Test
  void choices_without_a_propensity_are_counted_and_left_out() {
    EvaluatedChoices judged =
        judged(choice(3, 0.5, 0.5), choice(5, 0.5, 0.5), choice(1e9, Double.NaN, 0.5));

    assertThat(judged.logged().value()).isEqualTo(4);
    assertThat(judged.diagnostics().withoutPropensity()).isEqualTo(1);
    assertThat(judged.warnings()).contains("1 of 3 choices have no propensity, and are left out");
  }

  @Test
  void a_choice_that_breaks_a_rule_is_refused() {
    assertThatThrownBy(() -> judged(choice(3, 1.5, 0.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("propensity_out_of_range");
  }

  @Test
  void a_user_who_is_shown_the_same_again_and_again_is_one_piece_of_evidence() {
    List<LoggedChoice> once = new ArrayList<>();
    List<LoggedChoice> often = new ArrayList<>();
    for (int user = 0; user < 40; user++) {
      LoggedChoice choice = of("usr_" + user, choice(user % 7, 0.5, 0.25 + user / 80.0));
      once.add(choice);
      often.addAll(Collections.nCopies(9, choice));
    }

    PolicyEstimate alone = OffPolicyEvaluation.of(once, SETTINGS).overall().estimates().get(0);
    PolicyEstimate repeated = OffPolicyEvaluation.of(often, SETTINGS).overall().estimates().get(0);

    assertThat(repeated.value()).isEqualTo(alone.value(), within(1e-12));
    assertThat(repeated.stdError()).isEqualTo(alone.stdError(), within(1e-12));
    assertThat(repeated.bootstrapLow()).isEqualTo(alone.bootstrapLow(), within(1e-9));
    assertThat(repeated.stdErrorRatio()).isBetween(2.9, 3.1);
  }
}
