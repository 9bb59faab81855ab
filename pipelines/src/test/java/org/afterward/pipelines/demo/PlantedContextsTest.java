package org.afterward.pipelines.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextVector;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.StrategyModel.Clustered;
import org.afterward.coders.StrategyModel.Evidence;
import org.afterward.coders.StrategyModel.Posterior;
import org.afterward.coders.StrategyModel.Source;
import org.afterward.transforms.learning.EpsilonGreedy;
import org.afterward.transforms.learning.GreedyChoice;
import org.afterward.transforms.learning.ModelPolicy;
import org.afterward.transforms.simulation.PlantedStrategy;
import org.afterward.transforms.simulation.PlantedTruth;
import org.junit.jupiter.api.Test;

class PlantedContextsTest {

  private static final PlantedTruth TRUTH = PlantedTruth.standard();
  private static final int POSITIONS = ContextLayout.standard().length();

  /** Two users: one who spends, and one who is new. */
  private static final PlantedContexts PLANTED =
      new PlantedContexts(TRUTH, List.of(context(3), context(19)));

  @Test
  void what_is_learned_rightly_is_the_truth_whatever_all_rewards_have_in_common() {
    assertThat(PLANTED.effects(models(50, 0)))
        .hasSize(5)
        .allSatisfy(
            effect -> {
              assertThat(effect.learned()).isCloseTo(effect.truth(), within(1e-9));
              assertThat(effect.holdsTheTruth()).isTrue();
            });
    // In the mean context: the first strategy 2.3, and all 2.3, 1.6, 2.2, 1.95 and 0.55.
    assertThat(PLANTED.effects(models(50, 0)).get(0).truth())
        .isCloseTo(2.3 - (2.3 + 1.6 + 2.2 + 1.95 + 0.55) / 5, within(0.01));
  }

  @Test
  void what_is_learned_wrongly_is_seen_to_be() {
    assertThat(PLANTED.effects(models(50, 1)))
        .anySatisfy(effect -> assertThat(effect.holdsTheTruth()).isFalse());
  }

  @Test
  void the_better_a_policy_knows_the_truth_the_more_it_is_worth() {
    double best = PLANTED.trueValueOfTheBest();
    ModelPolicy right = ModelPolicy.of(models(50, 0), GreedyChoice.create());
    ModelPolicy even = ModelPolicy.of(models(50, 0), EpsilonGreedy.exploring(1, 0));

    assertThat(PLANTED.trueValue(right)).isCloseTo(best, within(1e-9));
    assertThat(PLANTED.trueValue(even))
        .isCloseTo(PLANTED.trueValueOfEvenChoice(), within(1e-9))
        .isLessThan(PLANTED.trueValueOfTheLog());
    assertThat(PLANTED.trueValueOfTheLog()).isLessThan(best);
  }

  private static ContextVector context(int position) {
    double[] values = new double[POSITIONS];
    values[position] = 1;
    return ContextVector.of(ContextVector.LAYOUT_1, values);
  }

  /**
   * Models that know the truth.
   *
   * @param base what rewards have in common
   * @param wrong by how much more the first strategy is believed to be worth
   */
  private static List<StrategyModel> models(double base, double wrong) {
    List<StrategyModel> models = new ArrayList<>();
    for (PlantedStrategy strategy : TRUTH.strategies()) {
      double value = strategy.spend().intercept() + 5 * strategy.matches().intercept();
      List<Double> coefficients = new ArrayList<>();
      for (int position = 0; position < POSITIONS; position++) {
        coefficients.add(
            strategy.spend().coefficient(position) + 5 * strategy.matches().coefficient(position));
      }
      List<Double> factor =
          new ArrayList<>(Collections.nCopies((POSITIONS + 1) * (POSITIONS + 2) / 2, 0.0));
      factor.set(0, 0.1);
      models.add(
          new StrategyModel(
              strategy.id(),
              new Source(
                  ContextLayout.standard().reference(),
                  Collections.nCopies(POSITIONS, "any"),
                  "default@0123456789ab",
                  CreditPolicy.LINKED,
                  0,
                  1),
              new Posterior(
                  base + value + (strategy.id() == 1 ? wrong : 0), coefficients, factor, 1),
              new Evidence(100, 100, base, 1, 90, 0.5, 1),
              List.of(),
              Clustered.UNKNOWN));
    }
    return models;
  }
}
