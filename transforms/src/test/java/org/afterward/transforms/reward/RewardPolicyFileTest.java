package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewardPolicyFileTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;

  private static final String YAML =
      """
      # Waits longer.
      name: patient
      horizon_days: 14
      retention: {bonus: 7.5, last_days: 2.5}
      match:
        bonus: 0.000001
      churn: {penalty: 30, absent_days: 10}
      frustration: {rejections_per_point: 2, points_at_most: 4, point: 1.25}
      plausible:
        total_at_least: -60.5
        total_at_most: 400
        retention_bonuses: [15, 0, 7.5]
      """;

  private static final String JSON =
      """
      {"plausible": {"retention_bonuses": [0, 7.50, 15, 15], "total_at_most": 4e2, "total_at_least": -60.5},
       "frustration": {"rejections_per_point": 2, "points_at_most": 4.0, "point": 1.25},
       "churn": {"penalty": 30, "absent_days": 10}, "match": {"bonus": 1e-6},
       "retention": {"bonus": 7.5, "last_days": 2.5}, "horizon_days": 14, "name": "patient"}
      """;

  private static final RewardPolicy PATIENT =
      new RewardPolicy(
          "patient",
          14 * DAY,
          new RewardPolicy.Retention(7_500_000, 5 * DAY / 2),
          1,
          new RewardPolicy.Churn(30_000_000, 10 * DAY),
          new RewardPolicy.Frustration(2, 4, 1_250_000),
          new RewardPolicy.Plausible(
              -60_500_000, 400_000_000, List.of(0L, 7_500_000L, 15_000_000L)));

  @Test
  void yaml_and_json_of_the_same_numbers_are_the_same_policy() {
    assertThat(yaml(YAML)).isEqualTo(PATIENT);
    assertThat(json(JSON)).isEqualTo(PATIENT);
    assertThat(json(JSON).hash()).isEqualTo(yaml(YAML).hash());
    assertThat(RewardPolicyFile.read("a.yml", YAML.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(PATIENT);
  }

  @Test
  void what_is_left_out_is_as_in_the_standard_policy() {
    assertThat(json("{}")).isEqualTo(RewardPolicy.standard());
    assertThat(yaml("name: default\nretention: {}\n")).isEqualTo(RewardPolicy.standard());
  }

  /** A setting that was not read, or not hashed, would leave the policy as it is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "horizon_days: 8",
        "retention: {bonus: 11}",
        "retention: {last_days: 2}",
        "match: {bonus: 4}",
        "churn: {penalty: 19}",
        "churn: {absent_days: 5}",
        "frustration: {rejections_per_point: 4}",
        "frustration: {points_at_most: 6}",
        "frustration: {point: 2}",
        "plausible: {total_at_least: -51}",
        "plausible: {total_at_most: 201}",
        "plausible: {retention_bonuses: [0, 10]}"
      })
  void each_number_changes_the_policy_and_its_hash_and_not_the_name(String setting) {
    RewardPolicy changed = yaml(setting);
    assertThat(changed).isNotEqualTo(RewardPolicy.standard());
    assertThat(changed.hash()).isNotEqualTo(RewardPolicy.standard().hash());
    assertThat(changed.name()).isEqualTo("default");
  }

  @Test
  void the_name_changes_the_policy_and_not_its_hash() {
    assertThat(yaml("name: other")).isEqualTo(RewardPolicy.standard().named("other"));
  }

  @ParameterizedTest
  @CsvSource({"12.5, 12500000, 25000000", "0, 0, 0", "-1, -1000000, -2000000"})
  void without_a_list_none_the_bonus_and_twice_the_bonus_are_plausible(
      String bonus, long once, long twice) {
    assertThat(yaml("retention: {bonus: " + bonus + "}").plausible())
        .isEqualTo(new RewardPolicy.Plausible(-50_000_000, 200_000_000, List.of(0L, once, twice)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          match: 5                     | match must be a group of settings
          match:                       | match must be a group of settings
          match: [5]                   | match must be a group of settings
          match: {bonus: }             | match.bonus has no value
          match: {bonus: null}         | match.bonus has no value
          match: {bonus: five}         | match.bonus must be a number, not five
          match: {bonus: "5"}          | match.bonus must be a number, not 5
          match: {bonus: true}         | match.bonus must be a number, not true
          match: {bonus: .inf}         | match.bonus must be a number, not .inf
          match: {bonus: 0x10}         | match.bonus must be a number, not 0x10
          match: {bonus: [5]}          | match.bonus must be a number, not [5]
          match: {bonus: [[5]]}        | match.bonus must be a value or a list of values
          match: {bonus: {micros: 5}}  | match.bonus must be a value or a list of values
          match: {bonus: 0.0000001}    | match.bonus is 1E-7, which has more than six decimals
          match: {bonus: 1e-999999999} | match.bonus is 1E-999999999, which has more than six decimals
          match: {bonus: 1e999999999}  | match.bonus is 1E+999999999, which is beyond 1000000000
          match: {bonus: -1000000001}  | match.bonus is -1000000001, which is beyond 1000000000
          match: {bonus: 1e9999999999} | match.bonus must be a number, not 1e9999999999
          match: {bonus: *five}        | match.bonus is the alias *five; write its value instead
          name: *five                  | name is the alias *five; write its value instead
          name: 5                      | name must be a text, not 5
          name: [a, b]                 | name must be a text, not [a, b]
          name: a@b                    | name must be one line of text without @, not "a@b"
          horizon_days: 0              | horizon_days must be more than 0, not 0.0
          horizon_days: 0.000000001    | horizon_days is 1E-9, which has parts of a millisecond
          retention: {last_days: 7.5}  | retention.last_days must be 0 to the horizon, not 7.5
          retention: {last_days: -1}   | retention.last_days must be 0 to the horizon, not -1.0
          churn: {absent_days: 8}      | churn.absent_days must be 0 to the horizon, not 8.0
          churn: {penalty: -0.5}       | churn.penalty must be 0 or more, not -0.5
          frustration: {rejections_per_point: 2.5} | frustration.rejections_per_point is 2.5, which has decimals
          frustration: {rejections_per_point: 0}   | frustration.rejections_per_point must be 1 or more, not 0
          frustration: {points_at_most: -1}        | frustration.points_at_most must be 0 or more, not -1
          frustration: {point: -1}                 | frustration.point must be 0 or more, not -1
          plausible: {total_at_least: 201}         | plausible.total_at_least must be at most plausible.total_at_most, not 201
          plausible: {retention_bonuses: 10}       | plausible.retention_bonuses must be a list of numbers, not 10
          plausible: {retention_bonuses: []}       | plausible.retention_bonuses must be a list of numbers, not []
          plausible: {retention_bonuses: [0, ten]} | plausible.retention_bonuses must be a number, not ten
          """)
  void a_wrong_value_is_named_with_what_would_be_right(String setting, String message) {
    assertRefused("a.yaml", setting, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1_0", "010", "+1", "1.", "&one 1"})
  void yaml_has_more_ways_to_write_a_decimal_number(String number) {
    long decimal = number.contains("0") ? 10 : 1;
    assertThat(yaml("match: {bonus: " + number + "}").matchMicros()).isEqualTo(decimal * 1_000_000);
  }

  @Test
  void an_unknown_setting_is_named_with_those_that_there_are() {
    String all =
        "; there are name, horizon_days, retention.bonus, retention.last_days, match.bonus,"
            + " churn.penalty, churn.absent_days, frustration.rejections_per_point,"
            + " frustration.points_at_most, frustration.point, plausible.total_at_least,"
            + " plausible.total_at_most, plausible.retention_bonuses";
    assertRefused("a.yaml", "horizon: 7", "it has no setting horizon" + all);
    assertRefused("a.yaml", "match: {bonuss: 7}", "it has no setting match.bonuss" + all);
    assertRefused("a.yaml", "<<: {name: a}", "it has no setting <<" + all);
    assertRefused("a.json", "{\"a\":{\"name\":\"b\"}}", "it has no setting a" + all);
    assertRefused("a.json", "{\"a\":".repeat(10_000), "it has no setting a" + all);
    assertRefused("a.yaml", "{a: ".repeat(10_000), "it has no setting a" + all);
    assertRefused(
        "a.yaml", "x".repeat(1_000) + ": 1", "it has no setting " + "x".repeat(59) + "…" + all);
  }

  @Test
  void a_setting_is_set_once() {
    assertRefused("a.yaml", "name: a\nname: a\n", "name is set twice");
    assertRefused("a.json", "{\"name\":\"a\",\"name\":\"b\"}", "name is set twice");
    assertRefused("a.yaml", "match: {bonus: 1}\nmatch: {bonus: 1}\n", "match is set twice");
    assertRefused("a.yaml", "match: {bonus: 1}\nmatch.bonus: 2\n", "match.bonus is set twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "# nothing\n", "patient", "[]", "[[[["})
  void a_file_without_settings_is_no_policy(String content) {
    assertRefused("a.yaml", content, "it is not an object of settings");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "7", "null"})
  void a_json_file_without_settings_is_no_policy(String content) {
    assertRefused("a.json", content, "it is not an object of settings");
  }

  @Test
  void a_file_has_one_policy() {
    String more = "something follows after its settings";
    assertRefused("a.yaml", "---\nname: a\n---\nname: b\n", more);
    assertRefused("a.json", "{\"name\":\"a\"} {}", more);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a.json | {"name":               | not JSON: it ends before it is complete (line 1, column 9)
          a.json | {name: "a"}            | not JSON: Unexpected character ('n' (code 110)): was expecting double-quote to start field name (line 1, column 3)
          a.json | {"match":{"bonus":05}} | not JSON: Invalid numeric value: Leading zeroes not allowed (line 1, column 20)
          a.yaml | name: a: b             | not YAML: mapping values are not allowed here (line 1, column 8)
          a.yaml | {name: a               | not YAML: while parsing a flow mapping, expected ',' or '}', but got <stream end> (line 1, column 9)
          a.yaml | name: 'a               | not YAML: while scanning a quoted scalar, found unexpected end of stream (line 1, column 5)
          """)
  void broken_syntax_is_told_in_one_line_with_its_place(
      String file, String content, String message) {
    assertRefused(file, content, message);
  }

  @Test
  void bytes_that_are_no_text_are_refused_in_one_line() {
    byte[] latin = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xE9, '"', '}'};
    for (String file : List.of("a.json", "a.yaml")) {
      assertThatThrownBy(() -> RewardPolicyFile.read(file, latin))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(file + " is not a reward policy: ")
          .hasMessageNotContaining("\n");
    }
  }

  private static void assertRefused(String file, String content, String message) {
    assertThatThrownBy(() -> RewardPolicyFile.read(file, content.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + " is not a reward policy: " + message);
  }

  private static RewardPolicy yaml(String content) {
    return RewardPolicyFile.read("policy.yaml", content.getBytes(StandardCharsets.UTF_8));
  }

  private static RewardPolicy json(String content) {
    return RewardPolicyFile.read("policy.json", content.getBytes(StandardCharsets.UTF_8));
  }
}
