package org.afterward.pipelines.train;

import java.util.List;
import org.afterward.coders.ModelManifest.LeftOut;
import org.afterward.coders.RefusedFit;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.StrategyModel.Evidence;
import org.afterward.coders.StrategyModel.Warning;
import org.afterward.pipelines.commandline.Figures;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;

/** What was learned, for a person. */
final class TrainSummary {

  private TrainSummary() {}

  /**
   * A row for each strategy; a number that nothing is known of is a dash. {@code by user} is by how
   * much errors grow where the rows of a user depend on each other.
   */
  static String strategies(List<StrategyModel> models, List<RefusedFit> refused) {
    TextTable table =
        TextTable.of(
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.LEFT)
            .row("strategy", "rows", "mean", "noise", "R2", "condition", "by user", "warnings");
    for (StrategyModel model : models) {
      Evidence evidence = model.evidence();
      table.row(
          Integer.toString(model.strategyId()),
          Figures.count(evidence.rows()),
          Figures.decimal("%.2f", evidence.meanReward()),
          Figures.decimal("%.2f", Math.sqrt(evidence.noiseVariance())),
          Figures.decimal("%.3f", evidence.rSquared()),
          Figures.decimal("%.1f", evidence.condition()),
          Figures.decimal("x %.2f", model.clustered().overall()),
          warnings(model.warnings()));
    }
    for (RefusedFit none : refused) {
      table.row(
          Integer.toString(none.strategyId()),
          Figures.count(none.rows()),
          "-",
          "-",
          "-",
          "-",
          "-",
          "no model: " + none.reason());
    }
    return table.toString();
  }

  static String leftOut(List<LeftOut> leftOut) {
    TextTable table = TextTable.of(Side.LEFT, Side.RIGHT).row("left out", "rows");
    leftOut.forEach(each -> table.row(each.reason(), Figures.count(each.rows())));
    return table.toString();
  }

  /** Of rows that have a propensity, and yet cannot be judged. */
  static String unjudged(long rows) {
    return Figures.count(rows)
        + " rows cannot be judged, since nothing can be learned without their users;"
        + " they count as lacking a propensity";
  }

  /** What was enough to judge by. */
  static String passedOver(long rows) {
    return "judged by the rows of some users; those of the others: "
        + Figures.count(rows)
        + " (--judgeAtMost says how many are enough)\n";
  }

  private static String warnings(List<Warning> warnings) {
    List<String> texts =
        warnings.stream()
            .map(
                warning ->
                    warning.position().isEmpty()
                        ? warning.rule()
                        : warning.rule() + " " + warning.position())
            .toList();
    return String.join(", ", texts);
  }
}
