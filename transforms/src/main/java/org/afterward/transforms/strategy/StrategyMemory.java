package org.afterward.transforms.strategy;

import java.time.Duration;
import java.util.Collection;
import java.util.TreeMap;
import org.afterward.coders.Bytes;
import org.afterward.coders.StrategyDay;
import org.afterward.transforms.waiting.Patience;
import org.jspecify.annotations.Nullable;

/**
 * The days of one strategy that can still change, or that the longest window of such a day reaches
 * back to; all earlier ones are one sum.
 */
final class StrategyMemory {

  /** No horizon is longer, and so no day is settled later. */
  static final int LONGEST_HORIZON_DAYS = 31;

  private final TreeMap<Long, StrategyDay> days = new TreeMap<>();
  private final int keptDays;
  private @Nullable StrategyDay before;

  StrategyMemory(Patience patience, @Nullable StrategyDay before, Collection<StrategyDay> days) {
    long waiting = Duration.ofMillis(patience.latenessMs() + patience.correctionMs()).toDays() + 2;
    this.keptDays = Math.toIntExact(DaySeries.LONGEST_DAYS + LONGEST_HORIZON_DAYS + waiting);
    this.before = before;
    takeAll(days);
  }

  /**
   * Takes what was said of days: of each the greatest statement. What is said of a day that is in
   * the sum of earlier ones is passed over: it has been forgotten elsewhere, too, so it is no more
   * than what came again of a day long settled.
   */
  void takeAll(Collection<StrategyDay> said) {
    for (StrategyDay day : said) {
      if (before == null || day.day() > before.day()) {
        days.merge(day.day(), day, (a, b) -> a.statement() >= b.statement() ? a : b);
      }
    }
  }

  /** Adds the days that nothing reaches back to any more to the sum. */
  void forgetOldDays() {
    if (days.isEmpty()) {
      return;
    }
    var old = days.headMap(days.lastKey() - keptDays, true);
    if (!old.isEmpty()) {
      StrategyStats sum = new StrategyStats();
      if (before != null) {
        sum.addAll(before);
      }
      old.values().forEach(sum::addAll);
      before = withoutUsers(sum.day());
      old.clear();
    }
  }

  DaySeries series() {
    return DaySeries.after(before, days.values());
  }

  Collection<StrategyDay> days() {
    return days.values();
  }

  @Nullable StrategyDay before() {
    return before;
  }

  /** No window reaches back to them. */
  private static StrategyDay withoutUsers(StrategyDay sum) {
    return new StrategyDay(
        sum.strategyId(),
        sum.day(),
        sum.statement(),
        sum.pending(),
        sum.mature(),
        sum.revisions(),
        sum.totalMicros(),
        sum.squaredMicros(),
        sum.currencyMicros(),
        sum.churned(),
        sum.segments(),
        Bytes.empty());
  }
}
