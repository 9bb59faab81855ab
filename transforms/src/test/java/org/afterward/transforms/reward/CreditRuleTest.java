package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.afterward.coders.CreditPolicy;
import org.junit.jupiter.api.Test;

class CreditRuleTest {

  @Test
  void every_open_exposure_gets_all_of_it_by_full_credit() {
    assertThat(shares(CreditPolicy.FULL, 9, 2, 5, CreditRule.NONE))
        .isEqualTo(Map.of(2, 9L, 3, 9L, 4, 9L));
  }

  @Test
  void the_latest_or_the_earliest_gets_it() {
    assertThat(shares(CreditPolicy.LAST, 9, 2, 5, 3)).isEqualTo(Map.of(4, 9L));
    assertThat(shares(CreditPolicy.FIRST, 9, 2, 5, 3)).isEqualTo(Map.of(2, 9L));
  }

  @Test
  void what_cannot_be_shared_equally_goes_to_the_latest() {
    assertThat(shares(CreditPolicy.LINEAR, 1_000_000, 2, 5, 3))
        .isEqualTo(Map.of(2, 333_333L, 3, 333_333L, 4, 333_334L));
    assertThat(shares(CreditPolicy.LINEAR, 2, 2, 5, 3)).isEqualTo(Map.of(2, 0L, 3, 0L, 4, 2L));
    assertThat(shares(CreditPolicy.LINEAR, -7, 0, 2, 3)).isEqualTo(Map.of(0, -4L, 1, -3L));
  }

  @Test
  void the_linked_exposure_gets_it_if_it_is_open() {
    assertThat(shares(CreditPolicy.LINKED, 9, 2, 5, 2)).isEqualTo(Map.of(2, 9L));
    assertThat(shares(CreditPolicy.LINKED, 9, 2, 5, 1)).isEmpty();
    assertThat(shares(CreditPolicy.LINKED, 9, 2, 5, 5)).isEmpty();
    assertThat(shares(CreditPolicy.LINKED, 9, 0, 5, CreditRule.NONE)).isEmpty();
  }

  @Property(tries = 500, seed = "8")
  void only_full_credit_gives_more_or_less_than_there_is(
      @ForAll @LongRange(min = -1_000_000_000L, max = 1_000_000_000L) long micros,
      @ForAll @IntRange(max = 9) int first,
      @ForAll @IntRange(min = 1, max = 50) int open) {
    int end = first + open;
    for (CreditPolicy policy : CreditPolicy.values()) {
      long given =
          shares(policy, micros, first, end, first).values().stream()
              .mapToLong(Long::longValue)
              .sum();
      assertThat(given)
          .as(policy.wireName())
          .isEqualTo(policy == CreditPolicy.FULL ? open * micros : micros);
      assertThat(shares(policy, micros, first, first, first)).isEmpty();
    }
  }

  private static Map<Integer, Long> shares(
      CreditPolicy policy, long micros, int first, int end, int linked) {
    Map<Integer, Long> shares = new TreeMap<>();
    CreditRule.divide(
        policy,
        micros,
        first,
        end,
        linked,
        (from, to, each) -> {
          for (int exposure = from; exposure < to; exposure++) {
            assertThat(shares.put(exposure, each)).isNull();
          }
        });
    return shares;
  }
}
