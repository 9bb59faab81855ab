package org.afterward.pipelines.demo;

import java.util.List;
import java.util.Locale;
import org.afterward.coders.StrategyModels;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;
import org.afterward.transforms.learning.ModelPolicy;
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

  /** What an exposure truly causes, by who chooses. */
  static String values(PlantedContexts planted, StrategyModels models) {
    return TextTable.of(Side.LEFT, Side.RIGHT)
        .row("who chooses", "an exposure truly causes")
        .row("nobody: all alike", value(planted.trueValueOfEvenChoice()))
        .row("the log", value(planted.trueValueOfTheLog()))
        .row(
            "what was learned",
            value(planted.trueValue(ModelPolicy.of(models.models(), ThompsonSampling.seeded(0)))))
        .row("who knows the truth", value(planted.trueValueOfTheBest()))
        .toString();
  }

  private static String signed(double number) {
    return String.format(Locale.ROOT, "%+.2f", number);
  }

  private static String value(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
