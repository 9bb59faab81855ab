package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.afterward.coders.ScoredStrategy;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ChoiceRuleTest {

  private static final ThompsonSampling THOMPSON = ThompsonSampling.seeded(11);

  @Test
  void greed_takes_the_best_and_of_equals_the_first() {
    List<ScoredStrategy> scores = scores(30, 1, 32, 1, 32, 5);

    assertThat(GreedyChoice.create().choose("any", scores)).isEqualTo(1);
    assertThat(propensities(GreedyChoice.create(), scores)).containsExactly(0, 1, 0);
  }

  @Test
  void a_little_exploring_gives_each_its_share() {
    List<ScoredStrategy> scores = scores(30, 1, 32, 1, 31, 1, 0, 1);
    EpsilonGreedy rule = EpsilonGreedy.exploring(0.2, 3);

    assertThat(propensities(rule, scores))
        .containsExactly(new double[] {0.05, 0.85, 0.05, 0.05}, within(1e-15));
    assertThat(shares(rule, scores)).containsExactly(propensities(rule, scores), within(0.01));
    assertThat(propensities(EpsilonGreedy.exploring(1, 3), scores))
        .containsExactly(0.25, 0.25, 0.25, 0.25);
    assertThatThrownBy(() -> EpsilonGreedy.exploring(1.1, 3))
        .hasMessage("epsilon must be from 0 to 1, not 1.1");
  }

  @Test
  void of_two_strategies_the_propensity_is_that_of_the_difference() {
    for (double sd : new double[] {1, 0.01, 1e-6, 40}) {
      List<ScoredStrategy> scores = scores(30, 3, 31, sd);

      // X - Y is normal too.
      double exact = Normal.cumulative(-1 / Math.sqrt(9 + sd * sd));
      assertThat(THOMPSON.propensity(0, scores)).isCloseTo(exact, within(1e-10));
      assertThat(THOMPSON.propensity(1, scores)).isCloseTo(1 - exact, within(1e-10));
    }
  }

  @Test
  void propensities_sum_to_one_and_are_the_shares_of_draws() {
    List<ScoredStrategy> scores = scores(30, 3, 31, 0.01, 28, 8, 31.5, 0.5, 31, 0);

    double[] propensities = propensities(THOMPSON, scores);

    assertThat(IntStream.range(0, 5).mapToDouble(i -> propensities[i]).sum())
        .isCloseTo(1, within(1e-9));
    // Four standard errors of a share of 20,000 are 0.014 at most.
    assertThat(shares(THOMPSON, scores)).containsExactly(propensities, within(0.014));
  }

  @Test
  void fifteen_strategies_that_are_alike_have_a_fifteenth_each() {
    List<ScoredStrategy> scores =
        IntStream.range(0, 15).mapToObj(i -> new ScoredStrategy(i, 30, 2)).toList();

    assertThat(THOMPSON.propensity(7, scores)).isCloseTo(1 / 15.0, within(1e-10));
  }

  @Test
  void whatever_the_scores_their_propensities_sum_to_one() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      double[] expectedAndSd = new double[2 * (1 + random.nextInt(15))];
      for (int at = 0; at < expectedAndSd.length; at += 2) {
        expectedAndSd[at] = 30 + 5 * random.nextGaussian();
        expectedAndSd[at + 1] = random.nextInt(9) == 0 ? 0 : Math.exp(3 * random.nextGaussian());
      }

      assertThat(DoubleStream.of(THOMPSON.propensities(scores(expectedAndSd))).sum())
          .isCloseTo(1, within(1e-11));
    }
  }

  @Test
  void the_quick_normal_distribution_is_the_slow_one() {
    for (double z = -9; z < 9; z += 0.0037) {
      assertThat(NormalTable.cumulative(z)).isCloseTo(Normal.cumulative(z), within(4e-15));
      assertThat(NormalTable.density(z)).isCloseTo(Normal.density(z), within(4e-15));
    }
  }

  @Test
  void what_is_sure_is_chosen_surely_and_of_equals_the_first() {
    assertThat(propensities(THOMPSON, scores(30, 0, 30, 0, 29, 0))).containsExactly(1, 0, 0);
    assertThat(shares(THOMPSON, scores(30, 0, 30, 0, 29, 0))).containsExactly(1, 0, 0);
    assertThat(propensities(THOMPSON, scores(5, 2)))
        .containsExactly(new double[] {1}, within(1e-12));
  }

  @Test
  void choices_are_the_same_for_the_same_id_only() {
    List<ScoredStrategy> scores = scores(30, 3, 30, 3);
    int[] choices = IntStream.range(0, 64).map(i -> THOMPSON.choose("id" + i, scores)).toArray();

    assertThat(IntStream.range(0, 64).map(i -> THOMPSON.choose("id" + i, scores)).toArray())
        .isEqualTo(choices);
    assertThat(choices).contains(0, 1);
  }

  @Test
  void the_normal_distribution_is_that_of_the_tables() {
    assertThat(Normal.cumulative(0)).isEqualTo(0.5);
    assertThat(Normal.cumulative(1.96)).isCloseTo(0.9750021048517795, within(1e-15));
    assertThat(Normal.cumulative(-1)).isCloseTo(0.15865525393145707, within(1e-15));
    assertThat(Normal.cumulative(-6))
        .isCloseTo(9.86587645037698e-10, Percentage.withPercentage(1e-10));
    assertThat(Normal.cumulative(3.0000001)).isGreaterThan(Normal.cumulative(2.9999999));
  }

  private static List<ScoredStrategy> scores(double... expectedAndSd) {
    return IntStream.range(0, expectedAndSd.length / 2)
        .mapToObj(i -> new ScoredStrategy(i + 1, expectedAndSd[2 * i], expectedAndSd[2 * i + 1]))
        .toList();
  }

  private static double[] propensities(ChoiceRule rule, List<ScoredStrategy> scores) {
    return IntStream.range(0, scores.size())
        .mapToDouble(place -> rule.propensity(place, scores))
        .toArray();
  }

  private static double[] shares(ChoiceRule rule, List<ScoredStrategy> scores) {
    int requests = 20_000;
    double[] shares = new double[scores.size()];
    for (int i = 0; i < requests; i++) {
      shares[rule.choose("request " + i, scores)] += 1.0 / requests;
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.round(shares[i] * requests) / (double) requests;
    }
    return shares;
  }
}
