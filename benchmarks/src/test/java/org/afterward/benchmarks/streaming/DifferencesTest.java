package org.afterward.benchmarks.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {

  @Test
  void equal_lines_have_no_difference() {
    assertThat(Differences.between(List.of("a", "b", "b"), List.of("a", "b", "b"))).isEmpty();
  }

  @Test
  void a_line_of_one_side_is_named_with_its_side() {
    assertThat(Differences.between(List.of("a", "c"), List.of("b", "c", "d")))
        .containsExactly("- a", "+ b", "+ d");
  }

  @Test
  void a_line_twice_on_one_side_is_a_difference() {
    assertThat(Differences.between(List.of("a"), List.of("a", "a"))).containsExactly("+ a");
  }
}
