package org.afterward.pipelines.evaluate;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.EvaluatedChoices;
import org.afterward.coders.GateCheck;
import org.afterward.coders.GateVerdict;
import org.afterward.coders.ModelManifest.LeftOut;
import org.afterward.coders.PolicyEstimate;
import org.afterward.coders.PolicyEvaluation;
import org.afterward.coders.PolicyImprovement;
import org.afterward.coders.WeightDiagnostics;
import org.afterward.pipelines.commandline.Figures;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;

/** An evaluation as a person reads it at the end of a run. */
public final class EstimatesTable {

  private EstimatesTable() {}

  /** All that was found, and what the gate says of it. */
  public static String text(PolicyEvaluation evaluation, GateVerdict verdict) {
    EvaluatedChoices all = evaluation.overall();
    String interval = interval(evaluation.terms().confidence());
    StringBuilder text = new StringBuilder(estimates(all, interval));
    if (!all.estimates().isEmpty()) {
      text.append('\n').append(overLogged(all, interval));
    }
    if (!all.baseline().isEmpty()) {
      String name = evaluation.judged().baseline();
      text.append('\n').append(overBaseline(all, name.isEmpty() ? "baseline" : name, interval));
    }
    text.append('\n').append(weights(all.diagnostics()));
    all.warnings().forEach(warning -> text.append("warning  ").append(warning).append('\n'));
    text.append(gate(verdict));
    if (!evaluation.judged().leftOut().isEmpty()) {
      text.append('\n').append(leftOut(evaluation.judged().leftOut()));
    }
    return text.toString();
  }

  private static String interval(double confidence) {
    return BigDecimal.valueOf(100 * confidence).stripTrailingZeros().toPlainString() + " %";
  }

  private static String estimates(EvaluatedChoices choices, String interval) {
    TextTable table = withIntervals("estimator", "value", interval);
    addRow(table, choices.logged());
    choices.estimates().forEach(estimate -> addRow(table, estimate));
    return table.toString();
  }

  /** With one value in a row, its error, and two intervals of it. */
  private static TextTable withIntervals(String what, String value, String interval) {
    return TextTable.of(
            Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT)
        .row(what, value, "error", interval + " from", "to", "bootstrap from", "to");
  }

  private static void addRow(TextTable table, PolicyEstimate estimate) {
    table.row(
        estimate.estimator(),
        decimal(estimate.value()),
        decimal(estimate.stdError()),
        decimal(estimate.low()),
        decimal(estimate.high()),
        decimal(estimate.bootstrapLow()),
        decimal(estimate.bootstrapHigh()));
  }

  private static String overLogged(EvaluatedChoices choices, String interval) {
    TextTable table = withIntervals("improvement", "on logged", interval);
    for (PolicyEstimate estimate : choices.estimates()) {
      PolicyImprovement over = estimate.overLogged();
      table.row(
          estimate.estimator(),
          decimal(over.value()),
          decimal(over.stdError()),
          decimal(over.low()),
          decimal(over.high()),
          decimal(over.bootstrapLow()),
          decimal(over.bootstrapHigh()));
    }
    return table.toString();
  }

  private static String overBaseline(EvaluatedChoices choices, String name, String interval) {
    Map<String, PolicyEstimate> policy = new HashMap<>();
    choices.estimates().forEach(estimate -> policy.put(estimate.estimator(), estimate));
    TextTable table =
        TextTable.of(
                Side.LEFT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT)
            .row(
                "improvement",
                "value of " + name,
                "on it",
                "error",
                interval + " from",
                "to",
                "bootstrap from",
                "to");
    for (PolicyEstimate baseline : choices.baseline()) {
      PolicyEstimate estimate = policy.get(baseline.estimator());
      PolicyImprovement over = estimate == null ? PolicyImprovement.NONE : estimate.overBaseline();
      table.row(
          baseline.estimator(),
          decimal(baseline.value()),
          decimal(over.value()),
          decimal(over.stdError()),
          decimal(over.low()),
          decimal(over.high()),
          decimal(over.bootstrapLow()),
          decimal(over.bootstrapHigh()));
    }
    return table.toString();
  }

  private static String leftOut(List<LeftOut> leftOut) {
    TextTable table = TextTable.of(Side.LEFT, Side.RIGHT).row("left out", "rows");
    leftOut.forEach(each -> table.row(each.reason(), Figures.count(each.rows())));
    return table.toString();
  }

  private static String weights(WeightDiagnostics found) {
    return "%,d choices of %s, worth %s of the policy's own; mean weight %s, largest %s\n"
        .formatted(
            found.rows(),
            found.users() == 0 ? "unknown users" : Figures.count(found.users()) + " users",
            Figures.decimal("%,.1f", found.ess()),
            decimal(found.meanWeight()),
            decimal(found.maxWeight()));
  }

  private static String gate(GateVerdict verdict) {
    if (verdict.passed()) {
      return "gate  passed\n";
    }
    StringBuilder text = new StringBuilder();
    verdict
        .refusals()
        .forEach(check -> text.append("gate  refused  ").append(refusal(check)).append('\n'));
    return text.toString();
  }

  /** What was found, and what would be right. */
  public static String refusal(GateCheck check) {
    String bounds =
        Double.isInfinite(check.most())
            ? "at least " + decimal(check.least())
            : Double.isInfinite(check.least())
                ? "at most " + decimal(check.most())
                : decimal(check.least()) + " to " + decimal(check.most());
    return Double.isNaN(check.measured())
        ? "%s cannot be told; right would be %s".formatted(check.check(), bounds)
        : "%s is %s; right would be %s".formatted(check.check(), decimal(check.measured()), bounds);
  }

  private static String decimal(double value) {
    return Figures.decimal("%,.4f", value);
  }
}
