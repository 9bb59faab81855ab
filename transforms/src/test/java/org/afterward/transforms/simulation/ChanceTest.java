package org.afterward.transforms.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {

  @Test
  void the_same_seed_user_and_purpose_draw_the_same() {
    assertThat(draws(Chance.of(1, 2, 3))).isEqualTo(draws(Chance.of(1, 2, 3)));
  }

  @Test
  void another_seed_user_or_purpose_draws_something_else() {
    double[] draws = draws(Chance.of(1, 2, 3));
    assertThat(draws(Chance.of(2, 2, 3))).isNotEqualTo(draws);
    assertThat(draws(Chance.of(1, 3, 3))).isNotEqualTo(draws);
    assertThat(draws(Chance.of(1, 2, 4))).isNotEqualTo(draws);
    // Not the sums of the three alone.
    assertThat(draws(Chance.of(1, 3, 2))).isNotEqualTo(draws);
  }

  @Test
  void the_first_draws_are_those_of_every_release() {
    Chance chance = Chance.of(42, 7, 1);
    assertThat(new double[] {chance.draw(), chance.draw(), chance.draw()})
        .containsExactly(0.3184070124433708, 0.9166500405991411, 0.13316954760443467);
  }

  @Test
  void a_poisson_draw_has_its_mean_and_variance_however_large() {
    for (double mean : new double[] {0, 0.3, 4, 29, 31, 2_000}) {
      Chance chance = Chance.of(5, 5, 5);
      double[] counts = IntStream.range(0, 4_000).mapToDouble(i -> chance.poisson(mean)).toArray();
      double average = DoubleStream.of(counts).average().orElseThrow();
      double variance =
          DoubleStream.of(counts).map(n -> (n - average) * (n - average)).average().orElseThrow();
      assertThat(average).isCloseTo(mean, within(4 * Math.sqrt(mean / 4_000)));
      assertThat(variance).isCloseTo(mean, within(0.15 * mean));
    }
  }

  @Test
  void a_pick_follows_the_weights_and_never_takes_a_weight_of_nothing() {
    Chance chance = Chance.of(6, 6, 6);
    int[] picked = new int[4];
    for (int i = 0; i < 8_000; i++) {
      picked[chance.pick(new double[] {1, 0, 5, 2}, 8)]++;
    }
    assertThat(picked[0]).isBetween(900, 1_100);
    assertThat(picked[1]).isZero();
    assertThat(picked[2]).isBetween(4_850, 5_150);
    assertThat(picked[3]).isBetween(1_850, 2_150);
  }

  private static double[] draws(Chance chance) {
    return DoubleStream.generate(chance::draw).limit(5).toArray();
  }
}
