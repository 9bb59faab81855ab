package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.ParsedChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffPolicyContractTest {

  private static final double NONE = Double.NaN;

  private static List<String> rules(LoggedChoice choice) {
    return OffPolicyContract.brokenBy(new ParsedChoice(choice, List.of())).stream()
        .map(BrokenRule::rule)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "-1e15, 1e-15, 0", "0, NaN, 0.5", "1e15, 1e-6, 1"})
  void these_are_choices(double reward, double propensity, double target) {
    assertThat(rules(new LoggedChoice(reward, propensity, target, NONE, NONE, "", ""))).isEmpty();
  }

  @Test
  void every_broken_rule_is_named() {
    double infinite = Double.POSITIVE_INFINITY;
    assertThat(rules(new LoggedChoice(infinite, 0, 1.01, -infinite, 2e15, "", "")))
        .containsExactly(
            "reward_out_of_range",
            "propensity_out_of_range",
            "target_probability_out_of_range",
            "q_action_out_of_range",
            "v_target_out_of_range");
    assertThat(rules(new LoggedChoice(NONE, 1e-16, NONE, NONE, NONE, "", "")))
        .containsExactly("reward_missing", "propensity_out_of_range", "target_probability_missing");
    assertThat(rules(new LoggedChoice(1, 0.5, 0.5, NONE, NONE, "", "").withBaseline(1.5, 2e15)))
        .containsExactly("baseline_probability_out_of_range", "v_baseline_out_of_range");
    assertThat(rules(new LoggedChoice(1, -0.5, -0.5, NONE, NONE, "", "")))
        .containsExactly("propensity_out_of_range", "target_probability_out_of_range");
  }

  @Test
  void what_was_misread_is_not_said_to_be_missing_too() {
    BrokenRule misread = new BrokenRule("wrong_type", "reward", "found \"much\"");
    LoggedChoice choice = new LoggedChoice(NONE, 0.5, NONE, NONE, NONE, "", "");
    assertThat(OffPolicyContract.brokenBy(new ParsedChoice(choice, List.of(misread))))
        .containsExactly(
            misread,
            new BrokenRule(
                "target_probability_missing",
                "target_probability",
                "target_probability is missing"));
  }
}
