package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.afterward.coders.ContextVector;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.ScoredStrategy;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.TrainingRow;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class PolicyOnRewardsTest {

  private static final List<TrainingRow> ROWS = SomeRows.of(3, 80, 2, 5, 9);
  private static final List<StrategyModel> MODELS =
      List.of(model(9), model(2)); // None of 5, and in no order.

  @Test
  void a_choice_weighs_by_how_likely_the_policy_makes_it_and_expects_what_the_models_say() {
    ModelPolicy policy = ModelPolicy.of(MODELS, ThompsonSampling.seeded(1));
    TrainingRow row = ROWS.get(0);
    List<ScoredStrategy> scores =
        List.of(MODELS.get(1).score(row.context()), MODELS.get(0).score(row.context()));
    double first = ThompsonSampling.seeded(1).propensity(0, scores);

    LoggedChoice choice = PolicyOnRewards.choice(row, policy, "new_users");

    assertThat(row.strategyId()).isEqualTo(2);
    assertThat(choice.reward()).isEqualTo(row.reward());
    assertThat(choice.propensity()).isEqualTo(0.2);
    assertThat(choice.targetProbability()).isEqualTo(first);
    assertThat(choice.qAction()).isEqualTo(scores.get(0).expected());
    assertThat(choice.vTarget())
        .isCloseTo(
            first * scores.get(0).expected() + (1 - first) * scores.get(1).expected(),
            within(1e-9));
    assertThat(choice.userId()).isEqualTo(row.userId());
    assertThat(choice.segment()).isEqualTo("new_users");
  }

  @Test
  void a_strategy_that_the_policy_never_chooses_has_no_weight_and_does_not_hide_the_model() {
    ModelPolicy policy = ModelPolicy.of(MODELS, GreedyChoice.create());
    TrainingRow unknown = ROWS.get(80);

    LoggedChoice choice = PolicyOnRewards.choice(unknown, policy, "");

    assertThat(unknown.strategyId()).isEqualTo(5);
    assertThat(choice.targetProbability()).isZero();
    assertThat(choice.hasModel()).isTrue();
  }

  @Test
  void a_policy_chooses_what_its_rule_says_and_does_so_wherever_it_is_shipped() {
    ModelPolicy policy = ModelPolicy.of(MODELS, ThompsonSampling.seeded(1));
    ModelPolicy shipped = SerializableUtils.clone(policy);
    ContextVector context = ROWS.get(7).context();

    StrategyShare chosen = policy.choose("req_1", context);

    assertThat(policy.sharesIn(context)).contains(chosen);
    assertThat(shipped.choose("req_1", context)).isEqualTo(chosen);
    assertThat(shipped.sharesIn(context)).isEqualTo(policy.sharesIn(context));
    assertThat(policy.sharesIn(context))
        .extracting(StrategyShare::strategyId)
        .containsExactly(2, 9);
    assertThat(policy.sharesIn(context).stream().mapToDouble(StrategyShare::probability).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void there_is_no_policy_without_models_and_none_of_another_layout() {
    assertThatThrownBy(() -> ModelPolicy.of(List.of(), GreedyChoice.create()))
        .isInstanceOf(IllegalArgumentException.class);
    ModelPolicy policy = ModelPolicy.of(MODELS, GreedyChoice.create());
    assertThat(policy.isOf(ContextVector.of("other", 1, 2))).isFalse();
    assertThatThrownBy(() -> policy.choose("req_1", ContextVector.of("other", 1, 2)))
        .hasMessageContaining("other");
  }

  private static StrategyModel model(int strategy) {
    return StrategyFit.under(SomeRows.TERMS)
        .model(strategy, SomeRows.sums(ROWS, strategy))
        .orElseThrow();
  }
}
