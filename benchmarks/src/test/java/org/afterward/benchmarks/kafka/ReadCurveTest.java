package org.afterward.benchmarks.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReadCurveTest {

  @Test
  void between_two_steps_it_is_a_straight_line() {
    ReadCurve curve = new ReadCurve();
    curve.add(new ReadCurve.Point(10, 0, 5, 1));
    curve.add(new ReadCurve.Point(20, 100, 15, 3));
    assertThat(curve.between(25, 75)).isEqualTo(new Pace(50, 5, 5, 1));
  }

  @Test
  void the_time_before_the_first_step_does_not_count_where_reading_had_not_begun() {
    ReadCurve curve = new ReadCurve();
    curve.add(new ReadCurve.Point(0, 0, 0, 0));
    curve.add(new ReadCurve.Point(8, 0, 9, 0));
    curve.add(new ReadCurve.Point(10, 10, 11, 1));
    curve.add(new ReadCurve.Point(12, 30, 12, 2));
    curve.add(new ReadCurve.Point(14, 100, 16, 4));
    assertThat(curve.between(10, 100)).isEqualTo(new Pace(90, 4, 5, 3));
  }

  @Test
  void the_last_step_is_how_much_is_read() {
    ReadCurve curve = new ReadCurve();
    assertThat(curve.read()).isZero();
    curve.add(new ReadCurve.Point(10, 7, 0, 0));
    curve.add(new ReadCurve.Point(11, 7, 0, 0));
    assertThat(curve.read()).isEqualTo(7);
  }

  @Test
  void what_was_not_passed_is_refused() {
    ReadCurve curve = new ReadCurve();
    curve.add(new ReadCurve.Point(10, 0, 0, 0));
    curve.add(new ReadCurve.Point(20, 100, 0, 0));
    assertThatThrownBy(() -> curve.between(50, 101)).isInstanceOf(IllegalArgumentException.class);
  }
}
