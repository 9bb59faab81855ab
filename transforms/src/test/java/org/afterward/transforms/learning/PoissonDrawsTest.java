package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonDrawsTest {

  private static final int DRAWS = 20_000;

  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 37, 500, 501, 1_000_000})
  void draws_have_the_mean_and_the_variance_of_their_distribution(double mean) {
    PoissonDraws draws = PoissonDraws.of(5, "usr_1");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double off = draws.draw(i, mean) - mean;
      sum += off;
      squares += off * off;
    }
    // Four standard errors of a mean, and of a variance.
    assertThat(sum / DRAWS).isCloseTo(0, within(4 * Math.sqrt(mean / DRAWS)));
    assertThat(squares / DRAWS).isCloseTo(mean, within(4 * mean * Math.sqrt(3.0 / DRAWS)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.367879", "1, 0.367879", "2, 0.183940", "3, 0.061313", "4, 0.015328"})
  void a_draw_of_mean_1_is_as_likely_as_it_should_be(long wanted, double probability) {
    int found = 0;
    for (int user = 0; user < DRAWS; user++) {
      found += PoissonDraws.of(1, "usr_" + user).draw(7, 1) == wanted ? 1 : 0;
    }
    double error = Math.sqrt(probability * (1 - probability) / DRAWS);
    assertThat((double) found / DRAWS).isCloseTo(probability, within(4 * error));
  }

  /** Kept, so that a seed gives the same intervals in every release; found in Python too. */
  @Test
  void draws_are_those_of_every_release() {
    PoissonDraws draws = PoissonDraws.of(42, "usr_123");
    long[] found = new long[12];
    for (int i = 0; i < found.length; i++) {
      found[i] = draws.draw(i, i < 10 ? 1 : 1000);
    }
    assertThat(found).containsExactly(0, 0, 1, 0, 0, 0, 0, 0, 3, 1, 970, 1006);
  }

  @Test
  void another_seed_another_name_and_another_number_draw_otherwise() {
    PoissonDraws draws = PoissonDraws.of(1, "usr_1");
    assertThat(first(draws, 0))
        .isEqualTo(first(PoissonDraws.of(1, "usr_1"), 0))
        .isNotEqualTo(first(PoissonDraws.of(2, "usr_1"), 0))
        .isNotEqualTo(first(PoissonDraws.of(1, "usr_2"), 0))
        .isNotEqualTo(first(draws, 100));
  }

  private static String first(PoissonDraws draws, int from) {
    StringBuilder first = new StringBuilder();
    for (int i = from; i < from + 50; i++) {
      first.append(draws.draw(i, 1));
    }
    return first.toString();
  }
}
