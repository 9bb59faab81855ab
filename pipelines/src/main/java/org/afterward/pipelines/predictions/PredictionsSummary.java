package org.afterward.pipelines.predictions;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.afterward.coders.ModelPerformance;
import org.afterward.coders.ModelPerformance.AtThreshold;
import org.afterward.coders.ModelPerformance.Probabilities;
import org.afterward.pipelines.commandline.Figures;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;
import org.afterward.pipelines.health.RunCounters;
import org.afterward.transforms.intake.ParseEvents;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.intake.ValidatePredictions;
import org.afterward.transforms.intake.ValidateUserEvents;
import org.afterward.transforms.prediction.AwaitPredictionOutcomes;
import org.afterward.transforms.waiting.WaitingCounters;

/** What came of a run, for a person at its end: its counters, and how each model did. */
final class PredictionsSummary {

  private PredictionsSummary() {}

  /** By the counters of a run that is over. */
  static String counted(RunCounters counters) {
    Map<String, Long> predictions = counters.in(ValidatePredictions.class);
    Map<String, Long> awaited = counters.in(AwaitPredictionOutcomes.class);
    long taken = of("seen", predictions) - of("rejected", predictions);
    long ofOnePerson = taken - of(WaitingCounters.OPENED, awaited);
    TextTable table =
        TextTable.of(Side.LEFT, Side.RIGHT)
            .row("records read", Figures.count(of("seen", counters.in(ParseEvents.class))))
            .row("outcomes", Figures.count(of(WaitingCounters.SETTLED, awaited)))
            .row("pending", Figures.count(of(WaitingCounters.PENDING, awaited)));
    if (ofOnePerson > 0) {
      table.row("about one person", Figures.count(ofOnePerson));
    }
    return table.row("rejected", Figures.count(rejected(counters))).toString();
  }

  private static long rejected(RunCounters counters) {
    return Stream.of(
            ParseEvents.class,
            ValidateExposures.class,
            ValidateUserEvents.class,
            ValidatePredictions.class)
        .mapToLong(step -> of("rejected", counters.in(step)))
        .sum();
  }

  /** A row for each model; a number that nothing is known of is a dash. */
  static String models(List<ModelPerformance> models) {
    TextTable table =
        TextTable.of(
                Side.LEFT,
                Side.LEFT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT)
            .row(
                "model",
                "version",
                "outcomes",
                "accepted",
                "accuracy",
                "precision",
                "recall",
                "AUC",
                "log loss",
                "Brier");
    for (ModelPerformance model : models) {
      AtThreshold at = model.stats().atThreshold();
      Probabilities probabilities = model.stats().probabilities();
      table.row(
          model.modelName(),
          model.modelVersion(),
          Figures.count(model.stats().totalPredictions()),
          Figures.count(at.truePositives() + at.falseNegatives()),
          Figures.decimal("%.3f", at.accuracy()),
          Figures.decimal("%.3f", at.precision()),
          Figures.decimal("%.3f", at.recall()),
          Figures.decimal("%.3f", probabilities.auc()),
          Figures.decimal("%.3f", probabilities.logLoss()),
          Figures.decimal("%.3f", probabilities.brierScore()));
    }
    return table.toString();
  }

  private static long of(String name, Map<String, Long> counters) {
    return counters.getOrDefault(name, 0L);
  }
}
