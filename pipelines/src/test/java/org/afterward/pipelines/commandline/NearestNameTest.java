package org.afterward.pipelines.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  private static final List<String> NAMES = List.of("rewards", "simulate", "demo", "completeUntil");

  @ParameterizedTest
  @CsvSource({
    "reward, rewards",
    "rewadrs, rewards",
    "Rewards, rewards",
    "simualte, simulate",
    "complete-until, completeUntil",
    "demp, demo",
  })
  void a_slip_is_understood(String written, String meant) {
    assertThat(NearestName.to(written, NAMES)).contains(meant);
  }

  @Test
  void something_else_altogether_is_not_guessed_at() {
    assertThat(NearestName.to("export", NAMES)).isEmpty();
  }

  @Test
  void of_equally_near_names_the_first_of_the_alphabet_is_meant() {
    assertThat(NearestName.to("ban", List.of("can", "bar", "tan"))).contains("bar");
  }

  @ParameterizedTest
  @CsvSource({"ab, ab, 0", "ab, ba, 1", "ab, abc, 1", "abc, ac, 1", "abc, axc, 1", "'', abc, 3"})
  void distance_counts_slips(String one, String other, int slips) {
    assertThat(NearestName.distance(one, other)).isEqualTo(slips);
  }
}
