package org.afterward.pipelines.delays;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.afterward.coders.DelayComponent;
import org.afterward.coders.DelayPoint;
import org.afterward.coders.ProjectedMean;
import org.afterward.coders.ProjectedMean.Mean;
import org.junit.jupiter.api.Test;

class DelaysSummaryTest {

  /** So many hours, in each of which it happens to one of a hundred. */
  private static List<DelayPoint> curve(DelayComponent component, int hours) {
    return IntStream.rangeClosed(1, hours)
        .mapToObj(
            age -> new DelayPoint(2, component, age, 101 - age, 1, Math.min(age, 95) / 100.0, 0))
        .toList();
  }

  @Test
  void a_row_says_how_long_it_takes_and_how_far_that_is_known() {
    assertThat(
            DelaysSummary.delays(
                List.of(
                    curve(DelayComponent.FIRST_SPEND, 168), curve(DelayComponent.FIRST_MATCH, 30)),
                168))
        .isEqualTo(
            """
            strategy  until                   half             90 %  by 1 d  by 3 d  by 7 d
                   2  first spend            2.1 d            3.8 d  24.0 %  72.0 %  95.0 %
                   2  first match  not within 30 h  not within 30 h  24.0 %       -       -
            """);
  }

  @Test
  void what_nobody_knows_is_a_dash() {
    assertThat(
            DelaysSummary.means(
                List.of(
                    new ProjectedMean(
                        2,
                        new Mean(1_234, 31.5, 30.25, 32.75),
                        new Mean(321, 30, 27.5, 32.5),
                        12,
                        4),
                    new ProjectedMean(
                        3,
                        new Mean(0, Double.NaN, Double.NaN, Double.NaN),
                        new Mean(0, Double.NaN, Double.NaN, Double.NaN),
                        Double.NaN,
                        7))))
        .isEqualTo(
            """
            strategy  mature  mean reward  95 % from     to  immature  so far  PROJECTED  95 % from     to
                   2   1,234        31.50      30.25  32.75       325   12.00      30.00      27.50  32.50
                   3       0            -          -      -         7       -          -          -      -
            """);
  }
}
