package org.afterward.transforms.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.coders.Trend;

class TrendLineTest {

  private static final long FIRST = 19_737;

  /** Of days one after the other; NaN is a day that is not there. */
  private static SortedMap<Long, Double> days(double... measures) {
    SortedMap<Long, Double> days = new TreeMap<>();
    for (int i = 0; i < measures.length; i++) {
      if (!Double.isNaN(measures[i])) {
        days.put(FIRST + i, measures[i]);
      }
    }
    return days;
  }

  @Example
  void what_grows_steadily_is_increasing_and_what_falls_decreasing() {
    assertThat(TrendLine.of(days(1, 2, 3, 4, 5, 6, 7))).isEqualTo(Trend.INCREASING);
    assertThat(TrendLine.of(days(7, 6, 5, 4, 3, 2, 1))).isEqualTo(Trend.DECREASING);
    assertThat(TrendLine.of(days(-1, -2, -3))).isEqualTo(Trend.DECREASING);
  }

  /** By hand: slope 1/2, residuals 0.5, -1, 0.5 around it, t = 0.58. */
  @Example
  void what_jumps_about_is_stable() {
    assertThat(TrendLine.of(days(1, 0, 2))).isEqualTo(Trend.STABLE);
    assertThat(TrendLine.of(days(1, 9, 2, 8, 3, 7, 4))).isEqualTo(Trend.STABLE);
  }

  @Example
  void what_stays_the_same_is_stable_whatever_rounding_does() {
    assertThat(TrendLine.of(days(28.3, 28.3, 28.3, Double.NaN, 28.3, 28.3, 28.3)))
        .isEqualTo(Trend.STABLE);
    assertThat(TrendLine.of(days(0, 0, 0))).isEqualTo(Trend.STABLE);
  }

  @Example
  void two_days_tell_nothing() {
    assertThat(TrendLine.of(days(1, 100))).isEqualTo(Trend.STABLE);
    assertThat(TrendLine.of(days(5))).isEqualTo(Trend.STABLE);
    assertThat(TrendLine.of(days())).isEqualTo(Trend.STABLE);
  }

  @Example
  void a_day_that_is_not_there_is_no_zero() {
    assertThat(TrendLine.of(days(10, 11, Double.NaN, 13, 14))).isEqualTo(Trend.INCREASING);
  }

  /** The t statistic by the correlation, which is another way to the same number. */
  @Property(tries = 500, seed = "1")
  void it_is_the_sign_of_the_slope_where_t_is_2_or_more(@ForAll("weeks") double[] week) {
    SortedMap<Long, Double> days = days(week);
    Assume.that(days.size() >= 3);
    int n = days.size();
    double meanX = days.keySet().stream().mapToDouble(day -> day).average().orElseThrow();
    double meanY = days.values().stream().mapToDouble(y -> y).average().orElseThrow();
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (var day : days.entrySet()) {
      xx += Math.pow(day.getKey() - meanX, 2);
      xy += (day.getKey() - meanX) * (day.getValue() - meanY);
      yy += Math.pow(day.getValue() - meanY, 2);
    }
    double r = yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    double t = r * Math.sqrt((n - 2) / Math.max(1 - r * r, 1e-12));
    Assume.that(Math.abs(Math.abs(t) - 2) > 1e-6);

    Trend expected = t >= 2 ? Trend.INCREASING : t <= -2 ? Trend.DECREASING : Trend.STABLE;
    assertThat(TrendLine.of(days)).isEqualTo(expected);
  }

  @Provide
  Arbitrary<double[]> weeks() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(-20, 60).map(Integer::doubleValue),
            Arbitraries.just(Double.NaN))
        .array(double[].class)
        .ofSize(7);
  }
}
