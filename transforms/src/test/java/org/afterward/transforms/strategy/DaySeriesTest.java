package org.afterward.transforms.strategy;

import static org.afterward.transforms.strategy.AnExposure.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.coders.CountedExposure;
import org.afterward.coders.StrategyDay;
import org.afterward.coders.StrategyPerformance;
import org.afterward.coders.StrategyPerformance.Segments;
import org.afterward.coders.StrategyPerformanceJson;
import org.afterward.coders.UserSegment;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

class DaySeriesTest {

  /** Equal to 1e-9, and not known where the other is not. */
  private static final RecursiveComparisonConfiguration NEARLY =
      RecursiveComparisonConfiguration.builder()
          .withEqualsForType(
              (one, other) ->
                  Double.isNaN(one) ? Double.isNaN(other) : Math.abs(one - other) <= 1e-9,
              Double.class)
          .build();

  @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void each_row_is_what_its_definition_says(@ForAll("exposures") List<CountedExposure> exposures) {
    List<StrategyPerformance> rows = DaySeries.of(days(exposures)).performance("Balanced");

    assertThat(rows)
        .usingRecursiveComparison(NEARLY)
        .ignoringFields("trends")
        .isEqualTo(ReferencePerformance.of(exposures, "Balanced"));
  }

  @Property(tries = 200, seed = "2", edgeCases = EdgeCasesMode.NONE)
  void in_any_order_and_parts_the_bytes_are_the_same(
      @ForAll("exposures") List<CountedExposure> exposures, @ForAll long chance) {
    Random random = new Random(chance);
    List<CountedExposure> shuffled = new ArrayList<>(exposures);
    Collections.shuffle(shuffled, random);
    Map<Long, List<StrategyStats>> parts = new TreeMap<>();
    for (CountedExposure exposure : shuffled) {
      List<StrategyStats> ofDay = parts.computeIfAbsent(exposure.day(), day -> new ArrayList<>());
      if (ofDay.isEmpty() || random.nextInt(3) == 0) {
        ofDay.add(new StrategyStats());
      }
      ofDay.get(random.nextInt(ofDay.size())).add(exposure);
    }
    List<StrategyDay> merged = new ArrayList<>();
    for (List<StrategyStats> ofDay : parts.values()) {
      Collections.shuffle(ofDay, random);
      StrategyStats all = new StrategyStats();
      ofDay.forEach(part -> all.addAll(part.day()));
      merged.add(all.day());
    }

    assertThat(merged).containsExactlyInAnyOrderElementsOf(days(exposures));
    Collections.shuffle(merged, random);
    assertThat(json(DaySeries.of(merged))).isEqualTo(json(DaySeries.of(days(exposures))));
  }

  @Property(tries = 200, seed = "3", edgeCases = EdgeCasesMode.NONE)
  void never_a_number_that_is_none_where_something_is_known(
      @ForAll("exposures") List<CountedExposure> exposures) {
    for (StrategyPerformance row : DaySeries.of(days(exposures)).performance("")) {
      assertThat(StrategyPerformanceJson.write(row)).doesNotContain("NaN", "Infinity");
      assertThat(Double.isNaN(row.daily().avgReward())).isEqualTo(row.completeness().mature() == 0);
      assertThat(Double.isNaN(row.daily().stdReward())).isEqualTo(row.completeness().mature() < 2);
    }
  }

  @Example
  void segments_are_of_pending_exposures_too() {
    List<StrategyPerformance> rows =
        DaySeries.of(
                days(
                    List.of(
                        AnExposure.of("e1", "ada", 2, MONDAY)
                            .counting(10, 10, false, UserSegment.NEW, UserSegment.FEMALE),
                        AnExposure.of("e2", "ben", 2, MONDAY)
                            .countingAsPending(
                                UserSegment.MALE,
                                UserSegment.HIGH_RISK_CHURN,
                                UserSegment.HIGH_SPENDER))))
            .performance("Balanced");

    assertThat(rows.get(0).daily().segments()).isEqualTo(new Segments(1, 1, 1, 1, 1));
    assertThat(rows.get(0).daily().timesSelected()).isEqualTo(2);
  }

  @Example
  void what_came_before_counts_in_what_is_counted_ever() {
    List<CountedExposure> exposures =
        List.of(
            AnExposure.of("e1", "ada", 2, MONDAY).counting(10, 10, true),
            AnExposure.of("e2", "ben", 2, MONDAY + 200).counting(20, 20, false));
    Collection<StrategyDay> days = days(exposures);
    StrategyDay first = days.stream().filter(day -> day.day() == MONDAY).findFirst().orElseThrow();
    List<StrategyDay> rest = days.stream().filter(day -> day.day() > MONDAY).toList();

    assertThat(DaySeries.after(first, rest).performance(""))
        .isEqualTo(DaySeries.of(days).performance("").subList(1, 2));
  }

  /** By day, in no particular order. */
  private static Collection<StrategyDay> days(List<CountedExposure> exposures) {
    Map<Long, StrategyStats> days = new HashMap<>();
    for (CountedExposure exposure : exposures) {
      days.computeIfAbsent(exposure.day(), day -> new StrategyStats()).add(exposure);
    }
    return days.values().stream().map(StrategyStats::day).toList();
  }

  private static List<String> json(DaySeries series) {
    return series.performance("Balanced").stream().map(StrategyPerformanceJson::write).toList();
  }

  /** Of a few users over some months; many days have none. */
  @Provide
  Arbitrary<List<CountedExposure>> exposures() {
    Arbitrary<CountedExposure> one =
        Combinators.combine(
                Arbitraries.integers().between(1, 12),
                Arbitraries.oneOf(
                    Arbitraries.integers().between(0, 10), Arbitraries.integers().between(0, 200)),
                Arbitraries.integers().between(-50, 200),
                Arbitraries.integers().between(0, 100),
                Arbitraries.of(true, false),
                Arbitraries.of(true, true, false))
            .as(
                (user, day, total, currency, churned, mature) -> {
                  AnExposure exposure =
                      AnExposure.of("e" + day + "_" + total, "usr_" + user, 2, MONDAY + day);
                  return mature
                      ? exposure.counting(total, currency, churned, UserSegment.MALE)
                      : exposure.countingAsPending(UserSegment.NEW);
                });
    return one.list().ofMinSize(1).ofMaxSize(60);
  }
}
