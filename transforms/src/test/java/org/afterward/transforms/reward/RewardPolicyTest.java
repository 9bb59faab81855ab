package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewardPolicyTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final long UNIT = 1_000_000;

  @Test
  void the_standard_policy_has_the_numbers_of_the_specification() {
    assertThat(RewardPolicy.standard())
        .isEqualTo(
            new RewardPolicy(
                "default",
                7 * DAY,
                new RewardPolicy.Retention(10 * UNIT, 3 * DAY),
                5 * UNIT,
                new RewardPolicy.Churn(20 * UNIT, 6 * DAY),
                new RewardPolicy.Frustration(3, 5, UNIT),
                new RewardPolicy.Plausible(
                    -50 * UNIT, 200 * UNIT, List.of(0L, 10 * UNIT, 20 * UNIT))));
  }

  /** Rewards that were written say it: whoever changes a number, or its writing, must know. */
  @Test
  void the_standard_policys_hash_does_not_change() {
    assertThat(RewardPolicy.standard().hash()).isEqualTo("644b003ee49d");
    assertThat(RewardPolicy.standard().reference()).isEqualTo("default@644b003ee49d");
  }

  @Test
  void the_hash_is_of_the_numbers_and_not_of_the_name() {
    RewardPolicy renamed = RewardPolicy.standard().named("other");
    assertThat(renamed.hash()).isEqualTo(RewardPolicy.standard().hash());
    assertThat(renamed.reference()).isEqualTo("other@644b003ee49d");
    assertThat(renamed.named("default")).isEqualTo(RewardPolicy.standard());
  }

  @Test
  void plausible_bonuses_are_a_set() {
    assertThat(new RewardPolicy.Plausible(0, 1, List.of(3L, 1L, 3L, 2L)))
        .isEqualTo(new RewardPolicy.Plausible(0, 1, List.of(1L, 2L, 3L)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a@b", "a\nb", "a\u0000"})
  void a_name_is_one_line_without_at(String name) {
    assertThatThrownBy(() -> RewardPolicy.standard().named(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name must be one line of text without @, not \"" + name + "\"");
  }

  @Test
  void a_name_is_text_that_utf8_can_say() {
    assertThat(RewardPolicy.standard().named("geduldig \u00fc \ud83d\ude00").name())
        .isEqualTo("geduldig \u00fc \ud83d\ude00");
    assertThatThrownBy(() -> RewardPolicy.standard().named("half \ud83d"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
