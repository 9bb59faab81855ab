package org.afterward.pipelines.collect;

import static java.util.Comparator.reverseOrder;
import static java.util.Map.Entry.comparingByKey;

import java.util.Map;
import org.afterward.pipelines.commandline.Figures;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;
import org.afterward.pipelines.dynamo.PutExposures;
import org.afterward.pipelines.health.RunCounters;
import org.afterward.transforms.intake.ParseEvents;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.intake.ValidatePredictions;
import org.afterward.transforms.intake.ValidateUserEvents;

/**
 * What came of collecting, by the counters of a run that is over. Every record that was read is one
 * of the kinds that were taken, our own, or rejected.
 *
 * @param ownRecords what Afterward itself wrote, and passes over
 * @param rejected by the contract
 * @param refused exposures, of those that were taken, that found no place in their table
 * @param brokenRules how many records broke each rule, by its name
 */
record CollectSummary(
    long read,
    long exposures,
    long activity,
    long predictions,
    long ownRecords,
    long rejected,
    long refused,
    Map<String, Long> brokenRules) {

  CollectSummary {
    brokenRules = Map.copyOf(brokenRules);
  }

  static CollectSummary of(RunCounters counters, Map<String, Long> brokenRules) {
    Map<String, Long> parsed = counters.in(ParseEvents.class);
    Map<String, Long> exposures = counters.in(ValidateExposures.class);
    Map<String, Long> activity = counters.in(ValidateUserEvents.class);
    Map<String, Long> predictions = counters.in(ValidatePredictions.class);
    return new CollectSummary(
        seen(parsed),
        seen(exposures) - rejected(exposures),
        seen(activity) - rejected(activity),
        seen(predictions) - rejected(predictions),
        parsed.getOrDefault("own_records_passed_over", 0L),
        rejected(parsed) + rejected(exposures) + rejected(activity) + rejected(predictions),
        rejected(counters.in(PutExposures.class)),
        brokenRules);
  }

  /** For a person, at the end of a run. */
  String text() {
    TextTable taken =
        TextTable.of(Side.LEFT, Side.RIGHT)
            .row("records read", Figures.count(read))
            .row("exposures", Figures.count(exposures))
            .row("activity", Figures.count(activity))
            .row("predictions", Figures.count(predictions));
    if (ownRecords > 0) {
      taken.row("our own", Figures.count(ownRecords));
    }
    taken.row("rejected", Figures.count(rejected));
    if (refused > 0) {
      taken.row("refused by the table", Figures.count(refused));
    }
    return brokenRules.isEmpty() ? taken.toString() : taken + "\n" + rules();
  }

  /** The most frequent first. A record can break several rules. */
  private TextTable rules() {
    TextTable table = TextTable.of(Side.LEFT, Side.RIGHT).row("broken rule", "records");
    brokenRules.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(reverseOrder())
                .thenComparing(comparingByKey()))
        .forEach(rule -> table.row(rule.getKey(), Figures.count(rule.getValue())));
    return table;
  }

  private static long seen(Map<String, Long> counters) {
    return counters.getOrDefault("seen", 0L);
  }

  private static long rejected(Map<String, Long> counters) {
    return counters.getOrDefault("rejected", 0L);
  }
}
