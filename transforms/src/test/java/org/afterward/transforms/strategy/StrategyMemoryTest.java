package org.afterward.transforms.strategy;

import static org.afterward.transforms.strategy.AnExposure.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.StrategyDay;
import org.afterward.coders.StrategyPerformance;
import org.afterward.transforms.waiting.Patience;
import org.junit.jupiter.api.Test;

class StrategyMemoryTest {

  private static final int DAYS = 400;

  /** Days on which one more can still change: those of a month, and as long as is waited for. */
  private static final int CHANGING = StrategyMemory.LONGEST_HORIZON_DAYS + 8;

  private static StrategyDay day(long day, long total) {
    StrategyStats stats = new StrategyStats();
    stats.add(
        AnExposure.of("e" + day, "usr_" + day % 5, 2, day).counting(total, 1, total % 3 == 0));
    return stats.day();
  }

  private static StrategyMemory after(List<StrategyDay> days) {
    StrategyMemory memory = new StrategyMemory(Patience.STANDARD, null, List.of());
    for (StrategyDay day : days) {
      memory = new StrategyMemory(Patience.STANDARD, memory.before(), List.copyOf(memory.days()));
      memory.takeAll(List.of(day));
      memory.forgetOldDays();
    }
    return memory;
  }

  private static List<StrategyDay> days() {
    List<StrategyDay> days = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      days.add(day(MONDAY + i, i % 50));
    }
    return days;
  }

  @Test
  void what_is_forgotten_is_missed_by_no_day_that_can_still_change() {
    List<StrategyPerformance> all = DaySeries.of(days()).performance("");
    List<StrategyPerformance> kept = after(days()).series().performance("");

    assertThat(kept).hasSizeLessThan(DAYS / 2);
    assertThat(kept.subList(kept.size() - CHANGING, kept.size()))
        .isEqualTo(all.subList(all.size() - CHANGING, all.size()));
  }

  @Test
  void the_greater_statement_holds_and_of_a_forgotten_day_none() {
    StrategyMemory memory = after(days());
    List<StrategyPerformance> before = memory.series().performance("");
    long last = MONDAY + DAYS - 1;

    memory.takeAll(List.of(day(MONDAY, 1_000).stated(9), day(last, 1_000)));
    assertThat(memory.series().performance("")).isEqualTo(before);

    memory.takeAll(List.of(day(last, 1_000).stated(1)));
    List<StrategyPerformance> restated = memory.series().performance("");
    assertThat(restated.get(restated.size() - 1).daily().avgReward()).isEqualTo(1_000);
  }
}
