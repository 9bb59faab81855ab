package org.afterward.transforms.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.afterward.coders.ContextVector;
import org.afterward.coders.ProfileMix;
import org.junit.jupiter.api.Test;

class PlantedTruthTest {

  private static final ProfileMix MIX = new ProfileMix(0.5, 0.5, 0);

  private final PlantedTruth standard = PlantedTruth.standard();

  @Test
  void each_strategy_is_the_best_for_somebody() {
    assertThat(bestFor(person(0.3, 0.1, 0.1, 0))).isEqualTo("Conservative");
    assertThat(bestFor(person(0.8, 0.1, 0.1, 0))).isEqualTo("Balanced");
    assertThat(bestFor(person(0.5, 0.1, 0.3, 1))).isEqualTo("Exploring");
    assertThat(bestFor(person(0.8, 0.9, 0.1, 0))).isEqualTo("Premium");
    assertThat(bestFor(person(0.4, 0.1, 0.8, 0))).isEqualTo("Comeback");
  }

  @Test
  void the_json_has_the_coefficients_by_position() {
    PlantedTruth truth =
        PlantedTruth.of(
            PlantedStrategy.of(
                7,
                "Seventh",
                MIX,
                LinearEffect.constant(1.5).plus(2, 3).plus(-0.25, 19),
                LinearEffect.constant(0.1)));
    assertThat(truth.toJson())
        .isEqualTo(
            "{\"layout\":\"layout-1\",\"strategies\":[{\"strategy_id\":7,"
                + "\"strategy_name\":\"Seventh\","
                + "\"spend\":{\"intercept\":1.5,\"coefficients\":{\"3\":2.0,\"19\":-0.25}},"
                + "\"matches\":{\"intercept\":0.1,\"coefficients\":{}}}]}");
  }

  @Test
  void an_expected_effect_is_spend_and_matches_in_that_context() {
    PlantedTruth truth =
        PlantedTruth.of(
            PlantedStrategy.of(
                7, "", MIX, LinearEffect.constant(1).plus(2, 3), LinearEffect.constant(0.5)));
    Effect effect = truth.expectedEffect(7, person(0, 0.25, 0, 0));
    assertThat(effect).isEqualTo(new Effect(1.5, 0.5));
    assertThat(effect.value()).isEqualTo(4);
  }

  @Test
  void a_strategy_that_there_is_not_has_no_effect_to_ask_for() {
    assertThatThrownBy(() -> standard.expectedEffect(6, person(0, 0, 0, 0)))
        .hasMessageContaining("no strategy 6");
  }

  @Test
  void two_strategies_of_one_id_are_refused() {
    PlantedStrategy strategy = standard.strategy(1);
    assertThatThrownBy(() -> PlantedTruth.of(strategy, strategy)).hasMessageContaining("same id");
  }

  private String bestFor(ContextVector context) {
    return standard.bestIn(context).name();
  }

  private static ContextVector person(
      double engagement, double spending, double churn, double isNew) {
    double[] context = new double[Layout1.LENGTH];
    context[Layout1.ENGAGEMENT] = engagement;
    context[Layout1.SPENDING] = spending;
    context[Layout1.CHURN_7D] = churn;
    context[Layout1.IS_NEW_USER] = isNew;
    return ContextVector.of(ContextVector.LAYOUT_1, context);
  }
}
