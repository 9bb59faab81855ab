package org.afterward.pipelines.demo;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.afterward.coders.ContextVector;
import org.afterward.coders.ScoredStrategy;
import org.afterward.coders.StrategyModel;
import org.afterward.transforms.learning.StrategyPolicy;
import org.afterward.transforms.learning.StrategyShare;
import org.afterward.transforms.simulation.LoggingPolicy;
import org.afterward.transforms.simulation.PlantedTruth;

/**
 * The contexts of a simulated month, in which it is known what each strategy truly does: what was
 * learned can be compared with it.
 */
final class PlantedContexts {

  private static final double REACH_95 = 1.959963984540054;

  private final PlantedTruth truth;
  private final List<ContextVector> contexts;

  /** One context or more, of layout 1. */
  PlantedContexts(PlantedTruth truth, List<ContextVector> contexts) {
    this.truth = truth;
    this.contexts = List.copyOf(contexts);
  }

  /**
   * What was learned of each strategy, in the mean context. Rewards have much in them that no
   * strategy caused, so only the differences between strategies can be compared with the truth. The
   * errors of the models count as independent; what a user brings to all strategies makes the
   * differences surer than that, and not less sure.
   */
  List<LearnedEffect> effects(List<StrategyModel> models) {
    ContextVector mean = mean();
    List<ScoredStrategy> scores = models.stream().map(model -> model.score(mean)).toList();
    double count = scores.size();
    double meanLearned = sum(scores, ScoredStrategy::expected) / count;
    double meanTrue = sum(scores, score -> value(score.strategyId(), mean)) / count;
    double variances = sum(scores, score -> score.sd() * score.sd());
    return scores.stream()
        .map(
            score -> {
              double own = score.sd() * score.sd();
              double variance = own * (1 - 2 / count) + variances / (count * count);
              return new LearnedEffect(
                  score.strategyId(),
                  truth.strategy(score.strategyId()).name(),
                  score.expected() - meanLearned,
                  REACH_95 * Math.sqrt(variance),
                  value(score.strategyId(), mean) - meanTrue);
            })
        .toList();
  }

  /** What an exposure causes on average where a policy chooses in these contexts. */
  double trueValue(StrategyPolicy policy) {
    return mean(
        context -> {
          double value = 0;
          for (StrategyShare share : policy.sharesIn(context)) {
            value += share.probability() * value(share.strategyId(), context);
          }
          return value;
        });
  }

  /** What it causes as the simulated recommender chose. */
  double trueValueOfTheLog() {
    LoggingPolicy log = LoggingPolicy.over(truth);
    return mean(
        context -> {
          double value = 0;
          double[] probabilities = log.probabilities(context);
          for (int place = 0; place < probabilities.length; place++) {
            value += probabilities[place] * value(truth.strategies().get(place).id(), context);
          }
          return value;
        });
  }

  /** What it causes where each strategy is as likely as the others. */
  double trueValueOfEvenChoice() {
    return mean(
        context ->
            truth.strategies().stream()
                .mapToDouble(strategy -> value(strategy.id(), context))
                .average()
                .orElse(Double.NaN));
  }

  /** What it causes where the best strategy is always chosen: more is not possible. */
  double trueValueOfTheBest() {
    return mean(context -> truth.expectedEffect(truth.bestIn(context).id(), context).value());
  }

  private double value(int strategyId, ContextVector context) {
    return truth.expectedEffect(strategyId, context).value();
  }

  private double mean(ToDoubleFunction<ContextVector> of) {
    return contexts.stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  private ContextVector mean() {
    double[] mean = new double[contexts.get(0).length()];
    for (int i = 0; i < mean.length; i++) {
      int position = i;
      mean[i] = mean(context -> context.get(position));
    }
    return ContextVector.of(ContextVector.LAYOUT_1, mean);
  }

  private static double sum(List<ScoredStrategy> scores, ToDoubleFunction<ScoredStrategy> of) {
    return scores.stream().mapToDouble(of).sum();
  }
}
