package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalQuantileTest {

  /** From R's qnorm. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.6, 0.2533471031357998",
    "0.975, 1.959963984540054",
    "0.995, 2.5758293035489",
    "0.05, -1.6448536269514726",
    "1e-10, -6.361340902404056",
    "1e-20, -9.262340089798409"
  })
  void quantiles_are_those_of_the_tables(double probability, double quantile) {
    assertThat(NormalQuantile.of(probability)).isCloseTo(quantile, within(1e-13));
  }
}
