package org.afterward.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediansTest {

  @Test
  void the_median_of_an_odd_number_is_the_middle_one() {
    assertThat(Medians.of(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
  }

  @Test
  void the_median_of_an_even_number_lies_between_the_middle_two() {
    assertThat(Medians.of(List.of(4.0, 1.0, 2.0, 100.0))).isEqualTo(3.0);
  }

  @Test
  void ratios_are_run_by_run() {
    assertThat(Medians.ratios(List.of(3.0, 1.0), List.of(2.0, 4.0))).containsExactly(1.5, 0.25);
  }
}
