package org.afterward.pipelines.evaluate;

import java.math.BigDecimal;
import java.util.Locale;
import org.afterward.coders.EvaluatedChoices;
import org.afterward.coders.GateCheck;
import org.afterward.coders.GateVerdict;
import org.afterward.coders.PolicyEstimate;
import org.afterward.coders.PolicyEvaluation;
import org.afterward.coders.WeightDiagnostics;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;

/** An evaluation as a person reads it at the end of a run. */
public final class EstimatesTable {

  private static final String NOTHING = "-";

  private EstimatesTable() {}

  /** All that was found, and what the gate says of it. */
  public static String text(PolicyEvaluation evaluation, GateVerdict verdict) {
    EvaluatedChoices all = evaluation.overall();
    StringBuilder text = new StringBuilder(estimates(all, evaluation.terms().confidence()));
    text.append('\n').append(weights(all.diagnostics()));
    all.warnings().forEach(warning -> text.append("warning  ").append(warning).append('\n'));
    return text.append(gate(verdict)).toString();
  }

  private static String estimates(EvaluatedChoices choices, double confidence) {
    String interval =
        BigDecimal.valueOf(100 * confidence).stripTrailingZeros().toPlainString() + " %";
    TextTable table =
        TextTable.of(
                Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT)
            .row("estimator", "value", "error", interval + " from", "to", "bootstrap from", "to");
    addRow(table, choices.logged());
    choices.estimates().forEach(estimate -> addRow(table, estimate));
    return table.toString();
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

  private static String weights(WeightDiagnostics found) {
    return "%,d choices of %s, worth %s of the policy's own; mean weight %s, largest %s\n"
        .formatted(
            found.rows(),
            found.users() == 0 ? "unknown users" : number("%,d users", found.users()),
            number("%,.1f", found.ess()),
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
    return Double.isNaN(value) ? NOTHING : number("%,.4f", value);
  }

  private static String number(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
