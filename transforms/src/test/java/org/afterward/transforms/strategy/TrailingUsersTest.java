package org.afterward.transforms.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailingUsersTest {

  /** Also of days before 1970, which end a block as others do. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void each_day_counts_the_users_of_its_window(long seed) {
    Random random = new Random(seed);
    int length = 1 + random.nextInt(9);
    Map<Long, Set<String>> days = new TreeMap<>();
    TrailingUsers trailing = TrailingUsers.ofDays(length);
    for (long day = -40; day < 40; day += 1 + random.nextInt(seed % 2 == 0 ? 2 : 12)) {
      List<String> users =
          IntStream.range(0, random.nextInt(6)).mapToObj(i -> "usr_" + random.nextInt(20)).toList();
      days.put(day, new HashSet<>(users));
      StrategyStats stats = new StrategyStats();
      // Somebody waits for their reward every day, and counts as no user.
      stats.add(AnExposure.of("p" + day, "waits", 2, day).countingAsPending());
      for (String user : users) {
        stats.add(AnExposure.of("e" + day + user, user, 2, day).counting(1, 1, false));
      }

      Set<String> expected = new HashSet<>();
      for (long before = day - length + 1; before <= day; before++) {
        expected.addAll(days.getOrDefault(before, Set.of()));
      }
      assertThat(trailing.countUpTo(stats.day())).isEqualTo(expected.size());
    }
  }

  @Test
  void of_more_than_are_counted_exactly_it_is_the_same_as_one_union() {
    int users = 20_000;
    TrailingUsers trailing = TrailingUsers.ofDays(7);
    List<StrategyStats> days = new ArrayList<>();
    for (int day = 0; day < 12; day++) {
      StrategyStats stats = new StrategyStats();
      for (int i = 0; i < users / 4; i++) {
        String user = "usr_" + (day * users / 5 + i);
        stats.add(AnExposure.of("e" + i, user, 2, 100 + day).counting(1, 1, false));
      }
      days.add(stats);
      DistinctUsers all = DistinctUsers.none();
      days.subList(Math.max(0, day - 6), day + 1).forEach(each -> all.addAll(each.day().users()));

      assertThat(trailing.countUpTo(stats.day())).isEqualTo(all.count());
    }
  }
}
