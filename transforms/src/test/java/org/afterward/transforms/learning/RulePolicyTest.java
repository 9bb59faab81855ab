package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextVector;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulePolicyTest {

  private static final ContextLayout LAYOUT = ContextLayout.standard();

  private static final String YAML =
      """
      name: first-days
      explore: 0.2
      strategies: [7]
      rules:
        - when: {is_new_user: {at_least: 0.5}}
          then: {3: 0.7, 1: 0.3}
        - when: {churn_7d_probability: {at_least: 0.5}, days_since_join: {at_least: 7, below: 90}}
          then: {5: 1}
      otherwise: {1: 0.5, 2: 0.5}
      """;

  private static RulePolicy yaml(String content) {
    return RulePolicyFile.read("a.yaml", content.getBytes(StandardCharsets.UTF_8), LAYOUT);
  }

  /** A context of which all is 0 but this. */
  private static ContextVector context(Map<String, Double> values) {
    double[] all = new double[LAYOUT.length()];
    values.forEach((position, value) -> all[LAYOUT.indexOf(position)] = value);
    return ContextVector.of(LAYOUT.name(), all);
  }

  private static Map<Integer, Double> shares(StrategyPolicy policy, Map<String, Double> values) {
    Map<Integer, Double> shares = new HashMap<>();
    policy
        .sharesIn(context(values))
        .forEach(share -> shares.put(share.strategyId(), share.probability()));
    return shares;
  }

  @Test
  void the_first_rule_that_holds_counts_and_a_part_is_spread_over_all_strategies() {
    RulePolicy policy = yaml(YAML);
    double any = 0.2 / 5;

    assertThat(policy.strategyIds()).containsExactly(1, 2, 3, 5, 7);
    assertShares(
        shares(policy, Map.of("is_new_user", 1.0, "churn_7d_probability", 1.0)),
        Map.of(1, 0.24 + any, 2, any, 3, 0.56 + any, 5, any, 7, any));
    assertShares(
        shares(policy, Map.of("churn_7d_probability", 0.5, "days_since_join", 7.0)),
        Map.of(1, any, 2, any, 3, any, 5, 0.8 + any, 7, any));
    for (double days : new double[] {6.999, 90}) {
      assertShares(
          shares(policy, Map.of("churn_7d_probability", 0.5, "days_since_join", days)),
          Map.of(1, 0.4 + any, 2, 0.4 + any, 3, any, 5, any, 7, any));
    }
  }

  private static void assertShares(Map<Integer, Double> found, Map<Integer, Double> expected) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (strategy, share) ->
            assertThat(found.get(strategy)).as("" + strategy).isCloseTo(share, within(1e-12)));
  }

  @Test
  void choices_come_as_often_as_their_shares_say_and_are_the_same_again() {
    RulePolicy policy = yaml(YAML).withSeed(5);
    RulePolicy shipped = SerializableUtils.clone(policy);
    ContextVector newcomer = context(Map.of("is_new_user", 1.0));
    Map<Integer, Double> chosen = new HashMap<>();
    int requests = 20_000;
    for (int i = 0; i < requests; i++) {
      StrategyShare choice = policy.choose("req_" + i, newcomer);
      assertThat(policy.sharesIn(newcomer)).contains(choice);
      chosen.merge(choice.strategyId(), 1.0 / requests, Double::sum);
    }

    shares(policy, Map.of("is_new_user", 1.0))
        .forEach(
            (strategy, share) -> assertThat(chosen.get(strategy)).isCloseTo(share, within(0.012)));
    int otherwise = 0;
    for (int i = 0; i < 50; i++) {
      StrategyShare choice = policy.choose("req_" + i, newcomer);
      assertThat(shipped.choose("req_" + i, newcomer)).isEqualTo(choice);
      otherwise += policy.withSeed(6).choose("req_" + i, newcomer).equals(choice) ? 0 : 1;
    }
    assertThat(otherwise).isBetween(10, 40);
  }

  @Test
  void the_standard_policy_leaves_no_strategy_untried() {
    RulePolicy standard = RulePolicyFile.standard(LAYOUT);

    assertThat(standard.strategyIds()).containsExactly(1, 2, 3, 4, 5);
    assertThat(best(standard, Map.of("is_new_user", 1.0))).isEqualTo(3);
    assertThat(best(standard, Map.of("churn_7d_probability", 0.7))).isEqualTo(5);
    assertThat(best(standard, Map.of("spending", 0.9))).isEqualTo(4);
    assertThat(shares(standard, Map.of()).values()).allMatch(share -> share >= 0.02);
    assertThat(standard.name()).isEqualTo("first-days@ddf1122faa23");
  }

  private static int best(StrategyPolicy policy, Map<String, Double> values) {
    Map<Integer, Double> shares = shares(policy, values);
    return shares.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  @Test
  void json_says_the_same() {
    String json =
        """
        {"name": "first-days", "explore": 0.2, "strategies": [7], "rules": [
          {"when": {"is_new_user": {"at_least": 0.5}}, "then": {"3": 0.7, "1": 0.3}},
          {"when": {"churn_7d_probability": {"at_least": 0.5},
                    "days_since_join": {"at_least": 7, "below": 90}}, "then": {"5": 1}}],
         "otherwise": {"1": 0.5, "2": 0.5}}
        """;
    assertThat(RulePolicyFile.read("a.json", json.getBytes(StandardCharsets.UTF_8), LAYOUT).name())
        .isEqualTo(yaml(YAML).name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explore: 0.2|explore: 0.3",
        "strategies: [7]|strategies: [8]",
        "is_new_user: {at_least|is_male: {at_least",
        "at_least: 7|at_least: 8",
        "below: 90|below: 91",
        "5: 1|4: 1",
        "1: 0.3|1: 0.2995"
      })
  void whatever_changes_a_choice_changes_the_hash_and_not_the_name(String change) {
    String[] both = change.split("\\|", 2);
    String changed = yaml(YAML.replace(both[0], both[1])).name();

    assertThat(changed).startsWith("first-days@").isNotEqualTo(yaml(YAML).name());
    assertThat(yaml(YAML).withSeed(8).name()).isEqualTo(yaml(YAML).name());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          at_least: 7, below: 90 | at_least: 9, below: 9  | rules[1].when: days_since_join must be at_least less than it is below, not 9.0 and 9.0
          {at_least: 7, below: 90} | {}                   | rules[1].when: days_since_join must have at_least or below, or both
          {at_least: 7, below: 90} | 7                    | rules[1].when.days_since_join must be a group of settings
          at_least: 7              | least: 7             | it has no setting rules[1].when.days_since_join.least; there are name, explore, strategies, rules[].when.*.at_least, rules[].when.*.below, rules[].then.*, otherwise.*
          {is_new_user: {at_least: 0.5}} | {}             | rules[0].when must say of what contexts it holds; what holds of any is otherwise
          {3: 0.7, 1: 0.3}         | {3: 0.7, 1: 0.2}     | rules[0].then: the shares must sum to 1, not to 0.8999999999999999
          {3: 0.7, 1: 0.3}         | {3: 1.2}             | rules[0].then: the share of strategy 3 must be more than 0 and at most 1, not 1.2
          {3: 0.7, 1: 0.3}         | {best: 1}            | rules[0].then: a strategy must be a number from 1, once, not best
          {3: 0.7, 1: 0.3}         | {0: 1}               | rules[0].then: a strategy must be a number from 1, not 0
          explore: 0.2             | explore: 2           | explore must be 0 to 1, not 2.0
          strategies: [7]          | strategies: [-7]     | strategies must be numbers from 1, not [-7]
          name: first-days         | name: a@b            | name must be one line of text without @, not "a@b"
          """)
  void a_mistake_is_named_with_what_would_be_right(String part, String by, String message) {
    assertThatThrownBy(() -> yaml(YAML.replace(part, by)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a.yaml is not a rule policy: " + message)
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }

  @Test
  void without_what_holds_of_any_context_there_is_no_policy() {
    assertThatThrownBy(() -> yaml(YAML.replace("otherwise: {1: 0.5, 2: 0.5}", "")))
        .hasMessage("a.yaml is not a rule policy: otherwise: the shares must sum to 1, not to 0.0");
    assertThatThrownBy(() -> yaml("rules: 7\notherwise: {1: 1}"))
        .hasMessage("a.yaml is not a rule policy: rules must be a list of groups of settings");
    assertThatThrownBy(() -> yaml("\"rules[0]\": {then: {1: 1}}\notherwise: {1: 1}"))
        .hasMessageStartingWith("a.yaml is not a rule policy: it has no setting rules[0]; there");
    assertThatThrownBy(() -> yaml("rules: [7]\notherwise: {1: 1}"))
        .hasMessage("a.yaml is not a rule policy: rules[0] must be a group of settings");
  }

  @Test
  void a_position_that_there_is_not_is_named_with_those_that_there_are() {
    assertThatThrownBy(() -> yaml(YAML.replace("is_new_user", "is_new")))
        .hasMessageStartingWith(
            "a.yaml is not a rule policy: layout layout-1 has no position is_new; it has"
                + " attractiveness, engagement, ")
        .hasMessageEndingWith(", message_response_rate");
  }

  @Test
  void a_context_of_another_layout_means_nothing_to_it() {
    ContextVector other = ContextVector.of("ours", 1, 2);
    assertThat(yaml(YAML).isOf(other)).isFalse();
    assertThatThrownBy(() -> yaml(YAML).choose("req_1", other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layout ours with 2 positions");
  }

  @Test
  void a_uniform_policy_chooses_any_in_every_context() {
    UniformPolicy uniform = UniformPolicy.among(List.of(9, 2, 2, 5), 3);

    assertThat(uniform.sharesIn(ContextVector.empty()))
        .extracting(StrategyShare::strategyId)
        .containsExactly(2, 5, 9);
    assertThat(uniform.sharesIn(ContextVector.empty()))
        .allSatisfy(share -> assertThat(share.probability()).isEqualTo(1.0 / 3));
    assertThat(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"))
        .map(id -> uniform.choose(id, ContextVector.empty()).strategyId())
        .contains(2, 5, 9);
    assertThatThrownBy(() -> UniformPolicy.among(List.of(), 3))
        .hasMessage("There is no strategy to choose");
  }
}
