package org.afterward.transforms.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkewToleranceTest {

  @ParameterizedTest
  @CsvSource({
    "0.25, 0.25, false",
    "0.0, -0.0, false",
    "0.25, 0.250001, false",
    "0.25, 0.250002, true",
    "1e9, 1000000999, false",
    "1e9, 1000001002, true",
    "-1e9, -1000001002, true",
    "1.7e308, -1.7e308, true",
  })
  void small_numbers_may_differ_absolutely_and_large_ones_relatively(
      double served, double recomputed, boolean beyond) {
    assertThat(SkewTolerance.STANDARD.isExceededBy(served, recomputed)).isEqualTo(beyond);
    assertThat(SkewTolerance.STANDARD.isExceededBy(recomputed, served)).isEqualTo(beyond);
  }

  @Test
  void what_is_just_tolerated_is_not_beyond() {
    SkewTolerance half = new SkewTolerance(0.5, 0);

    assertThat(half.isExceededBy(1, 1.5)).isFalse();
    assertThat(half.isExceededBy(1, Math.nextUp(1.5))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
  void a_tolerance_is_a_finite_number_of_0_or_more(double wrong) {
    assertThatThrownBy(() -> new SkewTolerance(wrong, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("absolute tolerance must be a finite number of 0 or more, not " + wrong);
    assertThatThrownBy(() -> new SkewTolerance(0, wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("relative tolerance must be a finite number of 0 or more, not " + wrong);
  }
}
