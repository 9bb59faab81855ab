package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.afterward.coders.Reward;
import org.afterward.coders.SpendType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlausibilityTest {

  private static final RewardPolicy.Plausible BOUNDS = RewardPolicy.standard().plausible();
  private static final long UNIT = 1_000_000;

  @ParameterizedTest
  @ValueSource(longs = {-50, 0, 30, 200})
  void a_total_from_the_least_to_the_most_is_plausible(long total) {
    assertThat(doubts(ARewardOf.matches(total * UNIT))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"200000001, 200.000001", "201000000, 201", "-50000001, -50.000001", "-51000000, -51"})
  void a_total_outside_of_the_bounds_is_not(long micros, String total) {
    assertThat(doubts(ARewardOf.matches(micros)))
        .containsExactly("total_reward is " + total + ", not within -50..200");
  }

  @ParameterizedTest
  @EnumSource
  void nothing_spent_is_negative(SpendType type) {
    assertThat(doubts(ARewardOf.spending(type, -1)))
        .containsExactly("currency_spent." + type.wireName() + " is -0.000001, less than 0");
    assertThat(doubts(ARewardOf.spending(type, 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 10, 20})
  void a_retention_bonus_is_none_one_or_two(long bonus) {
    assertThat(doubts(ARewardOf.retention(bonus * UNIT))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"10000001, 10.000001", "5000000, 5", "-10000000, -10", "30000000, 30"})
  void a_retention_bonus_is_nothing_else(long micros, String bonus) {
    assertThat(doubts(ARewardOf.retention(micros)))
        .containsExactly("retention_bonus is " + bonus + ", not one of [0, 10, 20]");
  }

  @Test
  void every_reason_is_given() {
    assertThat(doubts(ARewardOf.everythingWrong()))
        .containsExactly(
            "total_reward is -307, not within -50..200",
            "currency_spent.friend_request is -100, less than 0",
            "currency_spent.profile_view is -200, less than 0",
            "retention_bonus is -7, not one of [0, 10, 20]");
  }

  @Test
  void the_bounds_are_those_of_the_policy() {
    RewardPolicy.Plausible narrow =
        new RewardPolicy.Plausible(-UNIT, UNIT / 2, List.of(0L, UNIT / 4));
    assertThat(Plausibility.doubts(ARewardOf.retention(UNIT / 4), narrow)).isEmpty();
    assertThat(Plausibility.doubts(ARewardOf.retention(UNIT), narrow))
        .containsExactly(
            "total_reward is 1, not within -1..0.5", "retention_bonus is 1, not one of [0, 0.25]");
  }

  private static List<String> doubts(Reward reward) {
    return Plausibility.doubts(reward, BOUNDS);
  }
}
