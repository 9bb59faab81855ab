package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.StrategyWorth;
import org.junit.jupiter.api.Test;

class CreditComparisonTest {

  @Test
  void means_are_compared_as_fractions() {
    // As doubles these means are the same.
    long many = 3_000_000_000_000_000_000L;
    assertThat(ranking(worth(1, many, many), worth(2, many, many + 1))).containsExactly(2, 1);
  }

  @Test
  void of_equal_means_the_lesser_id_is_first() {
    assertThat(ranking(worth(9, 2, -4), worth(3, 3, -6), worth(7, 1, -2))).containsExactly(3, 7, 9);
  }

  @Test
  void parts_of_a_strategy_are_added_up() {
    assertThat(CreditComparison.rank(List.of(worth(1, 2, 10), worth(1, 3, 5))).get(0).ranking())
        .containsExactly(worth(1, 5, 15));
    assertThat(CreditComparison.rank(List.of())).isEmpty();
  }

  private static List<Integer> ranking(StrategyWorth... worths) {
    return CreditComparison.rank(List.of(worths)).get(0).ranking().stream()
        .map(StrategyWorth::strategyId)
        .toList();
  }

  private static StrategyWorth worth(int strategy, long rewards, long total) {
    return new StrategyWorth("p", CreditPolicy.LAST, strategy, rewards, total);
  }
}
