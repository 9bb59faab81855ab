package org.afterward.transforms.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextPosition;
import org.afterward.coders.ContextSource;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Event;
import org.afterward.coders.ProfileMix;
import org.afterward.coders.ShownProfile;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureContractTest {

  private static final String MIX = "strategy_applied.profile_distribution";
  private static final long ARRIVED = AnExposure.AT + 1000;

  private final ExposureContract contract = ExposureContract.of(ContextLayout.standard());

  @Test
  void a_valid_exposure_breaks_nothing() {
    assertThat(broken(x -> {})).isEmpty();
  }

  @Test
  void an_absent_id_is_named() {
    assertThat(broken(x -> x.exposureId = ""))
        .containsExactly(new BrokenRule("exposure_id_missing", "exposure_id", "is missing"));
    assertThat(broken(x -> x.userId = ""))
        .containsExactly(new BrokenRule("user_id_missing", "user_id", "is missing"));
    assertThat(broken(x -> x.sessionId = "")).isEmpty();
  }

  @Test
  void an_id_has_at_most_256_characters() {
    String longest = "x".repeat(256);
    String tooLong = "x".repeat(257);
    assertThat(
            broken(
                x -> {
                  x.exposureId = longest;
                  x.userId = longest;
                  x.sessionId = longest;
                }))
        .isEmpty();
    assertThat(
            broken(
                x -> {
                  x.exposureId = tooLong;
                  x.userId = tooLong;
                  x.sessionId = tooLong;
                }))
        .containsExactly(idTooLong("exposure_id"), idTooLong("user_id"), idTooLong("session_id"));
  }

  @Test
  void an_absent_time_is_named() {
    assertThat(broken(x -> x.at = Event.NO_TIME))
        .containsExactly(new BrokenRule("timestamp_missing", "timestamp", "is missing"));
  }

  @Test
  void a_time_may_be_later_than_its_arrival_by_the_clock_skew_and_no_more() {
    assertThat(broken(x -> x.at = ARRIVED + 300_000)).isEmpty();
    assertThat(broken(x -> x.at = ARRIVED + 300_001))
        .containsExactly(
            new BrokenRule(
                "timestamp_in_future",
                "timestamp",
                "is 2024-01-15T19:35:01.001Z, later than its arrival at 2024-01-15T19:30:01Z"
                    + " and the clock skew of 300000 ms"));
  }

  @Test
  void the_clock_skew_is_a_setting_that_can_be_none_or_off() {
    ExposureContract exact = contract.withClockSkew(Duration.ZERO);
    assertThat(exact.broken(AnExposure.with(x -> x.at = ARRIVED), List.of(), ARRIVED)).isEmpty();
    assertThat(exact.broken(AnExposure.with(x -> x.at = ARRIVED + 1), List.of(), ARRIVED))
        .extracting(BrokenRule::rule)
        .containsExactly("timestamp_in_future");
    ExposureContract backfill = contract.withClockSkew(Duration.millis(-1));
    assertThat(backfill.broken(AnExposure.with(x -> x.at = Long.MAX_VALUE), List.of(), ARRIVED))
        .isEmpty();
  }

  @Test
  void a_time_is_not_compared_with_an_arrival_that_nobody_knows() {
    assertThat(
            contract.broken(AnExposure.with(x -> x.at = Long.MAX_VALUE), List.of(), Event.NO_TIME))
        .isEmpty();
  }

  @Test
  void a_strategy_is_one_of_the_catalogue() {
    assertThat(broken(x -> x.strategyId = 1)).isEmpty();
    assertThat(broken(x -> x.strategyId = 15)).isEmpty();
    assertThat(broken(x -> x.strategyId = 0))
        .containsExactly(strategy("is 0; the catalogue has 1 to 15"));
    assertThat(broken(x -> x.strategyId = 16))
        .containsExactly(strategy("is 16; the catalogue has 1 to 15"));
  }

  @Test
  void the_catalogue_is_a_setting() {
    ExposureContract other = contract.withStrategies(16, 20);
    assertThat(other.broken(AnExposure.with(x -> x.strategyId = 20), List.of(), ARRIVED)).isEmpty();
    assertThat(other.broken(AnExposure.with(x -> x.strategyId = 15), List.of(), ARRIVED))
        .containsExactly(strategy("is 15; the catalogue has 16 to 20"));
    assertThatThrownBy(() -> contract.withStrategies(3, 2))
        .hasMessage("No strategy id lies within 3..2");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0",
    "0, 1, 0",
    "0.3, 0.5, 0.2",
    "0.3, 0.5, 0.2009",
    "0.3, 0.5, 0.1991",
    "0.33, 0.33, 0.34"
  })
  void ratios_within_0_and_1_that_sum_to_1_are_taken(double high, double medium, double explore) {
    assertThat(broken(x -> x.mix = new ProfileMix(high, medium, explore))).isEmpty();
  }

  @Test
  void ratios_must_sum_to_1_within_a_thousandth() {
    assertThat(broken(x -> x.mix = new ProfileMix(0.25, 0.5, 0.252)))
        .containsExactly(
            new BrokenRule("ratio_sum", MIX, "has ratios that sum to 1.002, not to 1 +- 0.001"));
    assertThat(broken(x -> x.mix = new ProfileMix(0.25, 0.5, 0.248)))
        .containsExactly(
            new BrokenRule("ratio_sum", MIX, "has ratios that sum to 0.998, not to 1 +- 0.001"));
  }

  @Test
  void an_absent_ratio_is_named() {
    assertThat(broken(x -> x.mix = new ProfileMix(0.5, 0.5, Double.NaN)))
        .containsExactly(new BrokenRule("ratio_sum", MIX, "lacks a ratio"));
    assertThat(broken(x -> x.mix = ProfileMix.ABSENT))
        .containsExactly(new BrokenRule("ratio_sum", MIX, "lacks a ratio"));
  }

  @Test
  void each_ratio_lies_within_0_and_1() {
    assertThat(broken(x -> x.mix = new ProfileMix(-0.5, 1.5, 0)))
        .containsExactly(
            new BrokenRule(
                "ratio_out_of_range", MIX + ".high_tier_ratio", "is -0.5, not within 0 and 1"),
            new BrokenRule(
                "ratio_out_of_range", MIX + ".medium_tier_ratio", "is 1.5, not within 0 and 1"));
    assertThat(broken(x -> x.mix = new ProfileMix(1, 0.5, -0.5)))
        .containsExactly(
            new BrokenRule(
                "ratio_out_of_range", MIX + ".exploration_ratio", "is -0.5, not within 0 and 1"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.MIN_VALUE, 0.41, 1})
  void a_propensity_that_is_absent_or_possible_is_taken(double propensity) {
    assertThat(broken(x -> x.propensity = propensity)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, -0.1, 1.0000001, Double.POSITIVE_INFINITY})
  void a_propensity_is_above_0_and_at_most_1(double propensity) {
    assertThat(broken(x -> x.propensity = propensity))
        .containsExactly(
            new BrokenRule(
                "propensity_out_of_range",
                "strategy_applied.propensity",
                "is " + propensity + ", not above 0 and at most 1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 26, 28, 100})
  void a_vector_has_as_many_positions_as_the_layout(int length) {
    assertThat(
            broken(x -> x.context = ContextVector.of(ContextVector.LAYOUT_1, new double[length])))
        .containsExactly(
            new BrokenRule(
                "vector_length",
                "user_context_vector",
                "has " + length + " positions; layout layout-1 has 27"));
  }

  @Test
  void a_vector_follows_a_layout_of_the_contract() {
    ContextLayout wide = wide("wide");
    ContextVector vector = ContextVector.of("wide", new double[100]);

    assertThat(broken(ExposureContract.of(wide), vector)).isEmpty();
    assertThat(broken(ExposureContract.of(ContextLayout.standard(), wide), vector)).isEmpty();
    assertThat(broken(contract, vector))
        .containsExactly(
            new BrokenRule("layout_unknown", "context_layout", "is \"wide\", not \"layout-1\""));
  }

  @Test
  void an_exposure_that_names_no_layout_is_of_layout_1() {
    ContextVector vector = ContextVector.of(ContextVector.LAYOUT_1, new double[27]);

    assertThat(broken(ExposureContract.of(wide("wide"), wide("wider")), vector))
        .containsExactly(
            new BrokenRule(
                "layout_unknown",
                "context_layout",
                "is \"layout-1\", as where none is named, not \"wide\" or \"wider\""));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 26, 101})
  void no_layout_has_so_many_positions(int length) {
    assertThat(broken(contract, ContextVector.of("unknown", new double[length])))
        .containsExactly(
            new BrokenRule("layout_unknown", "context_layout", "is \"unknown\", not \"layout-1\""),
            new BrokenRule(
                "vector_length",
                "user_context_vector",
                "has " + length + " positions; layouts have 27 to 100"));
  }

  @Test
  void a_value_out_of_the_range_of_its_position_is_no_broken_rule() {
    double[] values = new double[27];
    values[0] = 7;

    assertThat(broken(contract, ContextVector.of(ContextVector.LAYOUT_1, values))).isEmpty();
  }

  @Test
  void the_layouts_of_a_contract_differ_in_name() {
    assertThatThrownBy(() -> ExposureContract.of(wide("wide"), wide("wide")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A contract needs layouts of different names, not [wide, wide]");
    assertThatThrownBy(() -> ExposureContract.of())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A contract needs layouts of different names, not []");
  }

  private static List<BrokenRule> broken(ExposureContract contract, ContextVector vector) {
    return contract.broken(AnExposure.with(x -> x.context = vector), List.of(), ARRIVED);
  }

  /** Of a hundred positions. */
  private static ContextLayout wide(String name) {
    return new ContextLayout(
        name,
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    new ContextPosition(
                        "p" + i, 0, 1, 0, List.of(ContextSource.parse("served:f" + i))))
            .toList());
  }

  @Test
  void every_position_that_is_no_finite_number_is_named() {
    double[] values = new double[27];
    values[0] = Double.NaN;
    values[13] = Double.POSITIVE_INFINITY;
    values[26] = Double.NEGATIVE_INFINITY;
    values[14] = Double.MAX_VALUE;
    assertThat(broken(x -> x.context = ContextVector.of(ContextVector.LAYOUT_1, values)))
        .containsExactly(notFinite(0), notFinite(13), notFinite(26));
  }

  @Test
  void somebody_must_be_shown() {
    assertThat(broken(x -> x.profiles = List.of()))
        .containsExactly(new BrokenRule("profiles_missing", "profiles_shown", "shows nobody"));
  }

  @Test
  void ranks_begin_at_1_and_are_distinct_in_any_order() {
    assertThat(broken(x -> x.profiles = List.of(ranked(7), ranked(1), ranked(3)))).isEmpty();
    assertThat(
            broken(
                x -> x.profiles = List.of(ranked(0), ranked(2), ranked(-1), ranked(2), ranked(0))))
        .containsExactly(
            new BrokenRule("rank_below_1", "profiles_shown[0].rank", "is 0; ranks begin at 1"),
            new BrokenRule("rank_below_1", "profiles_shown[2].rank", "is -1; ranks begin at 1"),
            new BrokenRule("rank_repeated", "profiles_shown[3].rank", "is 2, as that of another"),
            new BrokenRule("rank_below_1", "profiles_shown[4].rank", "is 0; ranks begin at 1"));
  }

  @Test
  void predicted_probabilities_lie_within_0_and_1_or_are_absent() {
    assertThat(
            broken(
                x ->
                    x.profiles =
                        List.of(
                            AnExposure.profile(1, 0, 1, Double.NaN),
                            AnExposure.profile(2, Double.NaN, 0, 1))))
        .isEmpty();
    assertThat(
            broken(
                x ->
                    x.profiles =
                        List.of(
                            AnExposure.profile(1, 0.5, 0.5, 0.5),
                            AnExposure.profile(2, -0.1, 1.1, Double.NEGATIVE_INFINITY))))
        .containsExactly(
            probability("predicted_like_prob", "-0.1"),
            probability("predicted_friend_accept_prob", "1.1"),
            probability("predicted_chat_response_prob", "-Infinity"));
  }

  @Test
  void a_tab_is_one_of_the_two() {
    assertThat(broken(x -> x.tab = "recommend")).isEmpty();
    assertThat(broken(x -> x.tab = "Discovery")).containsExactly(tab("Discovery"));
    assertThat(broken(x -> x.tab = "")).containsExactly(tab(""));
  }

  @Test
  void an_expected_reward_is_nobodys_business() {
    assertThat(broken(x -> x.expectedReward = Double.NaN)).isEmpty();
    assertThat(broken(x -> x.expectedReward = -1000)).isEmpty();
  }

  @Test
  void an_exposure_that_breaks_every_rule_has_every_one_named() {
    double[] values = new double[26];
    values[3] = Double.NaN;
    List<BrokenRule> broken =
        broken(
            x -> {
              x.exposureId = "";
              x.userId = "";
              x.sessionId = "x".repeat(257);
              x.at = ARRIVED + 300_001;
              x.strategyId = 99;
              x.mix = new ProfileMix(2, 0.5, 0.2);
              x.propensity = 0;
              x.context = ContextVector.of("other", values);
              x.profiles = List.of(ranked(0), AnExposure.profile(1, 2, 0, 0), ranked(1));
              x.tab = "home";
            });
    assertThat(broken)
        .extracting(BrokenRule::rule)
        .containsExactly(
            "exposure_id_missing",
            "user_id_missing",
            "id_too_long",
            "timestamp_in_future",
            "strategy_unknown",
            "ratio_out_of_range",
            "ratio_sum",
            "propensity_out_of_range",
            "layout_unknown",
            "vector_length",
            "vector_not_finite",
            "rank_below_1",
            "probability_out_of_range",
            "rank_repeated",
            "tab_unknown");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          exposure_id         | 7      | exposure_id
          timestamp           | "now"  | timestamp
          strategy_applied    | 2      | strategy_applied
          user_context_vector | 1      | user_context_vector
          profiles_shown      | {}     | profiles_shown
          profiles_shown      | [3]    | profiles_shown[0]
          profiles_shown      | [{"rank":"1"}] | profiles_shown[0].rank
          strategy_applied    | {"strategy_id":"2","profile_distribution":{"high_tier_ratio":0.3,"medium_tier_ratio":0.5,"exploration_ratio":0.2}} | strategy_applied.strategy_id
          strategy_applied    | {"strategy_id":2,"profile_distribution":{"high_tier_ratio":"0.3","medium_tier_ratio":0.5,"exploration_ratio":0.2}} | strategy_applied.profile_distribution.high_tier_ratio
          strategy_applied    | {"strategy_id":2,"profile_distribution":"even"} | strategy_applied.profile_distribution
          tab                 | 1      | tab
          """)
  void what_could_not_be_read_is_named_for_that_alone(String field, String value, String named)
      throws Exception {
    var parsed = EventLine.EXPOSURE.with(field, value).read();
    assertThat(parsed.misread()).extracting(BrokenRule::field).containsExactly(named);
    assertThat(
            EventContract.of(ContextLayout.standard())
                .broken(parsed.value(), parsed.misread(), ARRIVED))
        .isEqualTo(parsed.misread());
  }

  @Test
  void what_was_misread_comes_first_and_other_rules_after_it() {
    BrokenRule misread = new BrokenRule("wrong_type", "tab", "found 1, wanted a text");
    assertThat(
            contract.broken(
                AnExposure.with(
                    x -> {
                      x.tab = "";
                      x.userId = "";
                    }),
                List.of(misread),
                ARRIVED))
        .containsExactly(misread, new BrokenRule("user_id_missing", "user_id", "is missing"));
  }

  @Test
  void that_too_much_was_misread_to_name_it_excuses_nothing() {
    BrokenRule tooMany = new BrokenRule("too_many", "", "more than 100 values are wrong");
    assertThat(contract.broken(AnExposure.with(x -> x.tab = "x"), List.of(tooMany), ARRIVED))
        .containsExactly(tooMany, tab("x"));
  }

  @Test
  void positions_beyond_the_layout_are_not_named_one_by_one() {
    double[] values = new double[10_000];
    Arrays.fill(values, 26, values.length, Double.NaN);
    assertThat(broken(x -> x.context = ContextVector.of(ContextVector.LAYOUT_1, values)))
        .containsExactly(
            new BrokenRule(
                "vector_length",
                "user_context_vector",
                "has 10000 positions; layout layout-1 has 27"),
            notFinite(26));
  }

  @Test
  void of_very_many_broken_rules_the_first_hundred_are_named() {
    List<BrokenRule> broken = broken(x -> x.profiles = Collections.nCopies(100_000, ranked(0)));
    assertThat(broken).hasSize(101);
    assertThat(broken.get(99))
        .isEqualTo(
            new BrokenRule("rank_below_1", "profiles_shown[99].rank", "is 0; ranks begin at 1"));
    assertThat(broken.get(100))
        .isEqualTo(new BrokenRule("too_many", "", "more than 100 rules are broken"));
  }

  private List<BrokenRule> broken(Consumer<AnExposure> change) {
    return contract.broken(AnExposure.with(change), List.of(), ARRIVED);
  }

  private static ShownProfile ranked(int rank) {
    return AnExposure.profile(rank, 0.5, 0.5, 0.5);
  }

  private static BrokenRule idTooLong(String field) {
    return new BrokenRule("id_too_long", field, "has 257 characters; at most 256 are taken");
  }

  private static BrokenRule strategy(String problem) {
    return new BrokenRule("strategy_unknown", "strategy_applied.strategy_id", problem);
  }

  private static BrokenRule notFinite(int position) {
    return new BrokenRule(
        "vector_not_finite", "user_context_vector[" + position + "]", "is no finite number");
  }

  private static BrokenRule probability(String field, String value) {
    return new BrokenRule(
        "probability_out_of_range",
        "profiles_shown[1]." + field,
        "is " + value + ", not within 0 and 1");
  }

  private static BrokenRule tab(String found) {
    return new BrokenRule("tab_unknown", "tab", "is \"" + found + "\", not recommend or discovery");
  }
}
