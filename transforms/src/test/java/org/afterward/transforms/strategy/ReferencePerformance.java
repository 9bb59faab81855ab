package org.afterward.transforms.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.afterward.coders.CountedExposure;
import org.afterward.coders.StrategyPerformance;
import org.afterward.coders.StrategyPerformance.Completeness;
import org.afterward.coders.StrategyPerformance.Cumulative;
import org.afterward.coders.StrategyPerformance.Daily;
import org.afterward.coders.StrategyPerformance.Segments;
import org.afterward.coders.StrategyPerformance.Trends;
import org.afterward.coders.Trend;
import org.afterward.coders.UserSegment;

/** How a strategy did, by its definition: every row looks at every exposure. Without trends. */
final class ReferencePerformance {

  private ReferencePerformance() {}

  static List<StrategyPerformance> of(List<CountedExposure> exposures, String name) {
    List<StrategyPerformance> rows = new ArrayList<>();
    TreeSet<Long> days = new TreeSet<>(exposures.stream().map(CountedExposure::day).toList());
    for (long day : days) {
      rows.add(row(day, exposures, name));
    }
    return rows;
  }

  private static StrategyPerformance row(long day, List<CountedExposure> all, String name) {
    List<CountedExposure> today = between(day, day, all);
    List<CountedExposure> ever = between(Long.MIN_VALUE, day, all);
    List<CountedExposure> month = mature(between(day - 29, day, all));
    double[] totals = totals(mature(today));
    return new StrategyPerformance(
        day,
        all.get(0).strategyId(),
        name,
        new Daily(
            today.size(),
            mean(totals),
            deviation(totals),
            mature(today).stream().mapToLong(CountedExposure::totalMicros).sum(),
            new Segments(
                in(UserSegment.NEW, today),
                in(UserSegment.MALE, today),
                in(UserSegment.FEMALE, today),
                in(UserSegment.HIGH_RISK_CHURN, today),
                in(UserSegment.HIGH_SPENDER, today))),
        new Cumulative(
            ever.size(),
            mean(totals(month)),
            mean(totals(mature(between(day - 89, day, all)))),
            mean(mature(ever).stream().mapToDouble(e -> e.churned() ? 0 : 1).toArray()),
            month.stream().mapToDouble(e -> e.currencyMicros() / 1e6).sum()
                / month.stream().map(CountedExposure::userId).distinct().count()),
        new Trends(Trend.STABLE, Trend.STABLE),
        new Completeness(totals.length, today.size() - totals.length),
        between(day - 89, day, all).stream()
            .mapToLong(e -> e.isPending() ? 1 : 2 + e.revision())
            .sum());
  }

  private static List<CountedExposure> between(long from, long to, List<CountedExposure> all) {
    return all.stream().filter(e -> e.day() >= from && e.day() <= to).toList();
  }

  private static List<CountedExposure> mature(List<CountedExposure> some) {
    return some.stream().filter(e -> !e.isPending()).toList();
  }

  private static double[] totals(List<CountedExposure> some) {
    return some.stream().mapToDouble(e -> e.totalMicros() / 1e6).toArray();
  }

  private static long in(UserSegment segment, List<CountedExposure> some) {
    return some.stream().filter(e -> e.segments().contains(segment)).count();
  }

  private static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  private static double deviation(double[] numbers) {
    if (numbers.length < 2) {
      return Double.NaN;
    }
    double mean = mean(numbers);
    double squares = 0;
    for (double number : numbers) {
      squares += Math.pow(number - mean, 2);
    }
    return Math.sqrt(squares / (numbers.length - 1));
  }
}
