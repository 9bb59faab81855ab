package org.afterward.transforms.strategy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.afterward.coders.StrategyDay;
import org.afterward.coders.StrategyPerformance;
import org.afterward.coders.StrategyPerformance.Completeness;
import org.afterward.coders.StrategyPerformance.Cumulative;
import org.afterward.coders.StrategyPerformance.Daily;
import org.afterward.coders.StrategyPerformance.Trends;
import org.jspecify.annotations.Nullable;

/**
 * The days of one strategy, and how it did on each and in the weeks up to it.
 *
 * <p>Rewards are counted where they are known: the means, the success rate, and both sides of the
 * ARPU are of mature exposures; {@code times_selected} and the segments are of pending ones too. A
 * day without any exposure has no row, and is a gap in every window and trend. Windows of 30 and 90
 * days, and of 7 for trends, end with the day itself. The success rate is that of all exposures up
 * to the day. The standard deviation is that of a sample, and not known of fewer than two rewards.
 */
final class DaySeries {

  /** The longest window. */
  static final int LONGEST_DAYS = 90;

  private static final int MONTH_DAYS = 30;
  private static final int WEEK_DAYS = 7;
  private static final double MICROS = 1e6;

  private final NavigableMap<Long, StrategyDay> days = new TreeMap<>();
  private final @Nullable StrategyDay before;

  private DaySeries(Collection<StrategyDay> days, @Nullable StrategyDay before) {
    days.forEach(day -> this.days.put(day.day(), day));
    this.before = before;
  }

  /** Of these days, each of them once, in whatever order. */
  static DaySeries of(Collection<StrategyDay> days) {
    return new DaySeries(days, null);
  }

  /** With what all days before them came to, of which no row is told. */
  static DaySeries after(@Nullable StrategyDay before, Collection<StrategyDay> days) {
    return new DaySeries(days, before);
  }

  /** How the strategy did, a row for each of its days, in their order. */
  List<StrategyPerformance> performance(String strategyName) {
    List<StrategyPerformance> rows = new ArrayList<>();
    TrailingUsers users = TrailingUsers.ofDays(MONTH_DAYS);
    long selections = before == null ? 0 : before.pending() + before.mature();
    long mature = before == null ? 0 : before.mature();
    long churned = before == null ? 0 : before.churned();
    for (StrategyDay day : days.values()) {
      selections += day.pending() + day.mature();
      mature += day.mature();
      churned += day.churned();
      rows.add(
          new StrategyPerformance(
              day.day(),
              day.strategyId(),
              strategyName,
              daily(day),
              new Cumulative(
                  selections,
                  meanOf(window(day, MONTH_DAYS)),
                  meanOf(window(day, LONGEST_DAYS)),
                  mature == 0 ? Double.NaN : (double) (mature - churned) / mature,
                  arpu(window(day, MONTH_DAYS), users.countUpTo(day))),
              trends(window(day, WEEK_DAYS)),
              new Completeness(day.mature(), day.pending()),
              known(window(day, LONGEST_DAYS))));
    }
    return rows;
  }

  private Collection<StrategyDay> window(StrategyDay last, int length) {
    return days.subMap(last.day() - length + 1, true, last.day(), true).values();
  }

  /**
   * Greater with everything that comes to be known of one of these days. Days before them change no
   * more when the last of them is told of again.
   */
  private static long known(Collection<StrategyDay> window) {
    return window.stream()
        .mapToLong(day -> day.pending() + 2 * day.mature() + day.revisions())
        .sum();
  }

  private static Daily daily(StrategyDay day) {
    return new Daily(
        day.pending() + day.mature(),
        meanOf(List.of(day)),
        deviation(day),
        day.totalMicros(),
        day.segments());
  }

  /** By exposures, and not by days. */
  private static double meanOf(Collection<StrategyDay> window) {
    long totalMicros = 0;
    long mature = 0;
    for (StrategyDay day : window) {
      totalMicros = Math.addExact(totalMicros, day.totalMicros());
      mature += day.mature();
    }
    return mature == 0 ? Double.NaN : totalMicros / MICROS / mature;
  }

  /** Exact up to the last step, so that equal rewards have no deviation. */
  private static double deviation(StrategyDay day) {
    long n = day.mature();
    if (n < 2) {
      return Double.NaN;
    }
    double spread =
        day.squaredMicros()
            .multiply(BigInteger.valueOf(n))
            .subtract(BigInteger.valueOf(day.totalMicros()).pow(2))
            .doubleValue();
    return Math.sqrt(spread / n / (n - 1)) / MICROS;
  }

  private static double arpu(Collection<StrategyDay> window, double users) {
    long currencyMicros = 0;
    for (StrategyDay day : window) {
      currencyMicros = Math.addExact(currencyMicros, day.currencyMicros());
    }
    return users == 0 ? Double.NaN : currencyMicros / MICROS / users;
  }

  private static Trends trends(Collection<StrategyDay> week) {
    List<StrategyDay> rewarded = week.stream().filter(day -> day.mature() > 0).toList();
    return new Trends(
        TrendLine.of(byDay(rewarded, day -> meanOf(List.of(day)))),
        TrendLine.of(byDay(week, day -> (double) day.pending() + day.mature())));
  }

  private static SortedMap<Long, Double> byDay(
      Collection<StrategyDay> days, ToDoubleFunction<StrategyDay> measure) {
    SortedMap<Long, Double> measures = new TreeMap<>();
    days.forEach(day -> measures.put(day.day(), measure.applyAsDouble(day)));
    return measures;
  }
}
