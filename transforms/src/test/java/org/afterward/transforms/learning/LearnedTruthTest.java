package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextVector;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.PolicyEstimate;
import org.afterward.coders.ScoredStrategy;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.TrainingRow;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.simulation.PlantedStrategy;
import org.afterward.transforms.simulation.PlantedTruth;
import org.afterward.transforms.simulation.Simulation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether what is learned from simulated months is what was planted in them, and whether the errors
 * are as large as is said: an interval of 95 % holds the truth in about 95 of 100 months.
 */
@Tag("without-a-runner")
class LearnedTruthTest {

  private static final int MONTHS = 100;
  private static final int USERS = 120;
  private static final double REACH = NormalQuantile.ofTwoSided(0.95);
  private static final PlantedTruth TRUTH = PlantedTruth.standard();

  /** Months in which rewards are what their exposures caused, and nothing else. */
  private static List<Month> ofCauses = List.of();

  /** The same months, with all that a reward usually has in it, also what others caused. */
  private static List<Month> usual = List.of();

  /** A month and what was learned from all of it. */
  private record Month(
      SimulatedRewards rewards, List<StrategyModel> models, ContextVector meanContext) {

    static Month of(int seed, RewardPolicy policy, CreditPolicy credit) {
      SimulatedRewards rewards =
          SimulatedRewards.of(
              Simulation.of(seed).withUsers(USERS).withExposuresPerDay(1), policy, credit);
      return new Month(rewards, rewards.learnedFrom(rewards.rows()), mean(rewards.rows()));
    }

    private static ContextVector mean(List<TrainingRow> rows) {
      double[] mean = new double[ContextLayout.standard().length()];
      for (TrainingRow row : rows) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += row.context().get(i) / rows.size();
        }
      }
      return ContextVector.of(ContextVector.LAYOUT_1, mean);
    }

    List<TrainingRow> rowsOf(ToIntFunction<TrainingRow> half, int which) {
      return rewards.rows().stream().filter(row -> half.applyAsInt(row) == which).toList();
    }
  }

  @BeforeAll
  static void live_through_the_months() {
    ofCauses = months(SimulatedRewards.OF_CAUSES, CreditPolicy.LINKED);
    usual = months(RewardPolicy.standard(), CreditPolicy.FULL);
  }

  private static List<Month> months(RewardPolicy policy, CreditPolicy credit) {
    return IntStream.range(0, MONTHS)
        .parallel()
        .mapToObj(seed -> Month.of(seed, policy, credit))
        .toList();
  }

  @Test
  void what_a_strategy_is_worth_on_average_lies_in_the_interval_of_its_model() {
    Coverage coverage = new Coverage();
    for (Month month : ofCauses) {
      for (StrategyModel model : month.models()) {
        ScoredStrategy score = model.score(month.meanContext());
        double error = score.expected() - trueValue(model.strategyId(), month.meanContext());
        coverage.add("strategy " + model.strategyId(), Math.abs(error) <= REACH * score.sd());
      }
    }
    coverage.isAsStated(5);
  }

  @Test
  void how_much_a_position_matters_lies_in_its_interval_and_in_the_one_clustered_by_user() {
    Coverage plain = new Coverage();
    Coverage clustered = new Coverage();
    for (Month month : ofCauses) {
      for (StrategyModel model : month.models()) {
        List<Double> ratios = clustered(model, month.rewards().rows());
        PlantedStrategy planted = TRUTH.strategy(model.strategyId());
        for (int position = 0; position < ContextLayout.standard().length(); position++) {
          double effect =
              planted.spend().coefficient(position) + 5 * planted.matches().coefficient(position);
          if (effect != 0) {
            double error = Math.abs(model.posterior().coefficients().get(position) - effect);
            double reach = REACH * sd(model, position);
            plain.add("positions", error <= reach);
            clustered.add("positions", error <= reach * ratios.get(position + 1));
          }
        }
      }
    }
    plain.isAsStated(1);
    clustered.isAsStated(1);
  }

  @Test
  void with_all_that_is_in_a_reward_strategies_still_differ_as_they_truly_do() {
    Coverage coverage = new Coverage();
    for (Month month : usual) {
      List<ScoredStrategy> scores =
          month.models().stream().map(model -> model.score(month.meanContext())).toList();
      double count = scores.size();
      double mean = scores.stream().mapToDouble(score -> score.expected() / count).sum();
      double trueMean =
          scores.stream()
              .mapToDouble(score -> trueValue(score.strategyId(), month.meanContext()) / count)
              .sum();
      double variances = scores.stream().mapToDouble(score -> score.sd() * score.sd()).sum();
      for (ScoredStrategy score : scores) {
        double own = score.sd() * score.sd();
        double variance = own * (1 - 2 / count) + variances / (count * count);
        double error =
            (score.expected() - mean)
                - (trueValue(score.strategyId(), month.meanContext()) - trueMean);
        coverage.add("strategies", Math.abs(error) <= REACH * Math.sqrt(variance));
      }
    }
    coverage.isAsStated(1);
  }

  @Test
  void a_learned_policy_is_truly_worth_more_than_choosing_evenly() {
    for (ChoiceRule rule : List.of(GreedyChoice.create(), ThompsonSampling.seeded(1))) {
      int better = 0;
      for (Month month : ofCauses) {
        StrategyPolicy learned = ModelPolicy.of(month.models(), rule);
        StrategyPolicy even = ModelPolicy.of(month.models(), EpsilonGreedy.exploring(1, 1));
        List<TrainingRow> some = someRows(month);
        better += trueValue(learned, some) > trueValue(even, some) ? 1 : 0;
      }
      assertThat(better).as(rule.name()).isGreaterThanOrEqualTo(95 * MONTHS / 100);
    }
  }

  /** Learned from half of the users, and judged by the other half. */
  @Test
  void the_true_value_of_a_learned_policy_lies_in_the_interval_of_its_judgement() {
    Coverage coverage = new Coverage();
    for (Month month : ofCauses) {
      ToIntFunction<TrainingRow> half = row -> row.userId().hashCode() & 1;
      StrategyPolicy policy =
          ModelPolicy.of(
              month.rewards().learnedFrom(month.rowsOf(half, 0)), EpsilonGreedy.exploring(0.2, 1));
      List<TrainingRow> judging = month.rowsOf(half, 1);
      double truth = trueValue(policy, judging);
      for (PolicyEstimate estimate : estimates(policy, judging)) {
        coverage.add(estimate.estimator(), estimate.low() <= truth && truth <= estimate.high());
      }
    }
    // As wrong as the model, the weights that were cut, or both: they say so.
    coverage.forget("dm", "clipped_ipw", "switch_dr");
    coverage.isAsStated(4);
  }

  /** As many of each month, from all over it. */
  private static List<TrainingRow> someRows(Month month) {
    List<TrainingRow> rows = month.rewards().rows();
    return IntStream.range(0, 100).mapToObj(i -> rows.get(i * (rows.size() / 100))).toList();
  }

  private static List<PolicyEstimate> estimates(StrategyPolicy policy, List<TrainingRow> rows) {
    List<LoggedChoice> choices =
        rows.stream().map(row -> PolicyOnRewards.choice(row, policy, "")).toList();
    return OffPolicyEvaluation.of(choices, OffPolicySettings.standard().withReplicates(0))
        .overall()
        .estimates();
  }

  private static double trueValue(int strategyId, ContextVector context) {
    return TRUTH.expectedEffect(strategyId, context).value();
  }

  private static double trueValue(StrategyPolicy policy, List<TrainingRow> rows) {
    double sum = 0;
    for (TrainingRow row : rows) {
      for (StrategyShare share : policy.sharesIn(row.context())) {
        sum += share.probability() * trueValue(share.strategyId(), row.context());
      }
    }
    return sum / rows.size();
  }

  private static List<Double> clustered(StrategyModel model, List<TrainingRow> rows) {
    ClusteredErrors errors = ClusteredErrors.of(model);
    UserPushes pushes = new UserPushes();
    for (TrainingRow row : rows) {
      if (row.strategyId() == model.strategyId()) {
        pushes.add(row.strategyId(), row.userId(), errors.push(row, 1));
      }
    }
    PushProducts.Builder products = new PushProducts.Builder(ContextLayout.standard().length() + 1);
    pushes.forEach((strategyId, push) -> products.add(push));
    return errors.clustered(products.build()).ratios();
  }

  private static double sd(StrategyModel model, int position) {
    int row = position + 1;
    double variance = 0;
    for (int column = 0; column <= row; column++) {
      double factor = model.posterior().covarianceFactor().get(row * (row + 1) / 2 + column);
      variance += factor * factor;
    }
    return Math.sqrt(variance);
  }

  /** How often intervals held the truth, by what they were of. */
  private static final class Coverage {

    private final Map<String, List<Boolean>> held = new TreeMap<>();

    void add(String what, boolean holds) {
      held.computeIfAbsent(what, name -> new ArrayList<>()).add(holds);
    }

    void forget(String... what) {
      held.keySet().removeAll(List.of(what));
    }

    void isAsStated(int kinds) {
      assertThat(held).hasSize(kinds).allSatisfy((what, all) -> isAsStated(all));
    }

    private static void isAsStated(Collection<Boolean> all) {
      assertThat(all).hasSizeGreaterThanOrEqualTo(MONTHS);
      double share = all.stream().filter(holds -> holds).count() / (double) all.size();
      assertThat(share).isBetween(0.90, 0.99);
    }
  }
}
