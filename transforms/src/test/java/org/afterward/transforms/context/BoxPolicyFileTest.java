package org.afterward.transforms.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoxPolicyFileTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;

  private static final String YAML =
      """
      name: thrifty
      attractiveness: {like_weight: 0.5, super_like_weight: 0.9, when_unevaluated: 0.25}
      engagement: {login_weight: 0.5, evaluation_weight: 0.3, profile_weight: 0.15}
      revenue_trigger:
        spend_days_weight: 0.2
        rejections_weight: 0.7
        full_rejections: 4
        balance_weight: 0.1
        full_balance: 50
      spending: {total_weight: 0.7, full_total: 300, recent_weight: 0.3, full_recent: 20}
      population: {at_least: 100, active_within_days: 14}
      profile_completeness: {when_unknown: 0.5}
      silence_days: 60
      """;

  private static final BoxPolicy THRIFTY =
      new BoxPolicy(
          "thrifty",
          new BoxPolicy.Attractiveness(0.5, 0.9, 0.25),
          new BoxPolicy.Engagement(0.5, 0.3, 0.15),
          new BoxPolicy.RevenueTrigger(0.2, 0.7, 4, 0.1, 50),
          new BoxPolicy.Spending(0.7, 300, 0.3, 20),
          new BoxPolicy.Population(100, 14 * DAY),
          60 * DAY,
          0.5);

  @Test
  void every_setting_is_read() {
    assertThat(yaml(YAML)).isEqualTo(THRIFTY);
  }

  @Test
  void what_is_left_out_is_as_in_the_standard_policy() {
    assertThat(BoxPolicyFile.read("a.json", "{}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(BoxPolicy.standard());
  }

  @Test
  void a_reference_is_the_name_and_the_hash_of_the_numbers_for_ever() {
    assertThat(BoxPolicy.standard().reference()).isEqualTo("default@8aa964eb4c19");
    assertThat(THRIFTY.named("other").hash()).isEqualTo(THRIFTY.hash());
    assertThat(yaml("population: {at_least: 50}\nattractiveness: {when_unevaluated: -0.0}").hash())
        .isEqualTo(BoxPolicy.standard().hash());
  }

  /** A setting that was not read, or not hashed, would leave the policy as it is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "attractiveness: {like_weight: 0.6}",
        "attractiveness: {super_like_weight: 0.9}",
        "attractiveness: {when_unevaluated: 0.1}",
        "engagement: {login_weight: 0.3}",
        "engagement: {evaluation_weight: 0.3}",
        "engagement: {profile_weight: 0.1}",
        "revenue_trigger: {spend_days_weight: 0.3}",
        "revenue_trigger: {rejections_weight: 0.2}",
        "revenue_trigger: {full_rejections: 6}",
        "revenue_trigger: {balance_weight: 0.2}",
        "revenue_trigger: {full_balance: 99}",
        "spending: {total_weight: 0.5}",
        "spending: {full_total: 199}",
        "spending: {recent_weight: 0.3}",
        "spending: {full_recent: 11}",
        "population: {at_least: 51}",
        "population: {active_within_days: 29}",
        "profile_completeness: {when_unknown: 0.1}",
        "silence_days: 91"
      })
  void each_number_changes_the_policy_and_its_hash_and_not_the_name(String setting) {
    BoxPolicy changed = yaml(setting);

    assertThat(changed).isNotEqualTo(BoxPolicy.standard());
    assertThat(changed.hash()).isNotEqualTo(BoxPolicy.standard().hash());
    assertThat(changed.name()).isEqualTo("default");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          attractiveness: {like_weight: 1.1}     | attractiveness.like_weight must be 0 to 1, not 1.1
          attractiveness: {when_unevaluated: -1} | attractiveness.when_unevaluated must be 0 to 1, not -1.0
          engagement: {login_weight: 0.5}        | the sum of the weights of engagement must be at most 1, not 1.1
          spending: {full_total: 0}              | spending.full_total must be more than 0, not 0.0
          population: {at_least: 0}              | population.at_least must be 1 or more, not 0
          population: {at_least: 1.5}            | population.at_least is 1.5, which has decimals
          population: {active_within_days: 0}    | population.active_within_days must be more than 0, not 0.0
          silence_days: 29                       | silence_days must be at least population.active_within_days, not 29.0
          profile_completeness: {when_unknown: none} | profile_completeness.when_unknown must be a number, not none
          profile_completeness: 0.5              | profile_completeness must be a group of settings
          name: a@b                              | name must be one line of text without @, not "a@b"
          """)
  void a_wrong_value_is_named_with_what_would_be_right(String setting, String message) {
    assertThatThrownBy(() -> yaml(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a.yaml is not a box policy: " + message);
  }

  @Test
  void an_unknown_setting_is_named_with_those_that_there_are() {
    assertThatThrownBy(() -> yaml("population: {at_most: 5}"))
        .hasMessageStartingWith(
            "a.yaml is not a box policy: it has no setting population.at_most; there are name, ")
        .hasMessageEndingWith(", silence_days");
  }

  private static BoxPolicy yaml(String content) {
    return BoxPolicyFile.read("a.yaml", content.getBytes(StandardCharsets.UTF_8));
  }
}
