package org.afterward.pipelines.demo;

import java.util.List;
import java.util.Locale;
import org.afterward.coders.PolicyEstimate;
import org.afterward.coders.PolicyEvaluation;
import org.afterward.coders.StrategyModels;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;
import org.afterward.transforms.learning.ModelPolicy;
import org.afterward.transforms.learning.OffPolicyEstimator;
import org.afterward.transforms.learning.ThompsonSampling;

/** What was learned beside the truth, for a person. */
final class TruthTable {

  private TruthTable() {}

  /** By how much each strategy is better than the mean of them. */
  static String effects(List<LearnedEffect> effects) {
    TextTable table =
        TextTable.of(Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT, Side.LEFT)
            .row("better than the mean", "learned", "", "truth", "");
    for (LearnedEffect effect : effects) {
      table.row(
          effect.strategyId() + " " + effect.strategyName(),
          signed(effect.learned()),
          String.format(Locale.ROOT, "+- %.2f", effect.reach()),
          signed(effect.truth()),
          effect.holdsTheTruth() ? "" : "outside");
    }
    return table.toString();
  }

  /**
   * What an exposure truly causes, by who chooses, and how well it was judged from the log alone by
   * how much better the models choose.
   */
  static String values(
      PlantedContexts planted, StrategyModels models, PolicyEvaluation evaluation) {
    double even = planted.trueValueOfEvenChoice();
    double learned = planted.trueValue(ModelPolicy.of(models.models(), ThompsonSampling.seeded(0)));
    TextTable table =
        TextTable.of(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.LEFT)
            .row("who chooses", "an exposure truly causes", "more", "as judged by the log");
    addRow(table, "nobody: all alike", even, even, "");
    addRow(table, "the log", planted.trueValueOfTheLog(), even, "");
    addRow(table, "what was learned", learned, even, judged(evaluation));
    addRow(table, "who knows the truth", planted.trueValueOfTheBest(), even, "");
    return table.toString();
  }

  private static void addRow(
      TextTable table, String who, double value, double even, String judged) {
    table.row(who, String.format(Locale.ROOT, "%.2f", value), signed(value - even), judged);
  }

  /** By the estimator that is right where either propensities or models are. */
  private static String judged(PolicyEvaluation evaluation) {
    return evaluation.overall().estimates().stream()
        .filter(estimate -> estimate.estimator().equals(OffPolicyEstimator.DR.wireName()))
        .map(PolicyEstimate::overBaseline)
        .map(
            more ->
                String.format(
                    Locale.ROOT, "%+.2f (%+.2f to %+.2f)", more.value(), more.low(), more.high()))
        .findFirst()
        .orElse("");
  }

  private static String signed(double number) {
    return String.format(Locale.ROOT, "%+.2f", number);
  }
}
