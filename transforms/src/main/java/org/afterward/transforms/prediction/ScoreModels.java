package org.afterward.transforms.prediction;

import java.time.ZoneId;
import java.util.List;
import org.afterward.coders.ModelPerformance;
import org.afterward.coders.PredictionOutcome;
import org.afterward.transforms.waiting.Patience;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Says how good models are, by what came of their predictions: one {@link ModelPerformance} for
 * each model, version and day of the prediction.
 *
 * <p><b>Guarantee.</b> Of each prediction the newest revision of its outcome counts, once. What is
 * said depends on the set of outcomes alone, to the byte: see {@code ClassifierStats} for what is
 * exact. Where there is nothing to say, such as the AUC of a day on which all were accepted, it
 * says {@code NaN}.
 *
 * <p><b>Bounded input</b> is brought together where it is, and folded by prediction with one
 * shuffle. The output has the timestamps of a grouping in the global window.
 *
 * <p><b>On a stream</b> a day is said when all of its predictions are settled, and said again, as
 * revision 1, 2, ..., when corrections changed something. The greatest revision of a model, version
 * and day is, but for its number, what the bounded input would have given. {@link #withPatience}
 * must be that of {@link AwaitPredictionOutcomes}: it says when a day is settled, and until when
 * its outcomes, about a hundred bytes each, are kept in state. The state is keyed by model, version
 * and day, and read as a whole at each statement: right for some million predictions of one key.
 *
 * <pre>{@code
 * PCollection<ModelPerformance> models =
 *     outcomes.settled().apply("Score models", ScoreModels.byDay().withThreshold(0.4));
 * }</pre>
 */
public final class ScoreModels
    extends PTransform<PCollection<PredictionOutcome>, PCollection<ModelPerformance>> {

  private static final String EVERY_DAY = "";

  private final ScoreRule rule;
  private final Patience patience;
  private final boolean byDay;

  private ScoreModels(ScoreRule rule, Patience patience, boolean byDay) {
    this.rule = rule;
    this.patience = patience;
    this.byDay = byDay;
  }

  /** By the day of the prediction in UTC, with a threshold of 0.5. */
  public static ScoreModels byDay() {
    return new ScoreModels(ScoreRule.STANDARD, Patience.STANDARD, true);
  }

  /** One performance of all days, from the first to the last. Of bounded input only. */
  public ScoreModels overAllDays() {
    return new ScoreModels(rule, patience, false);
  }

  /** From which probability on a model says yes, from 0 to 1. */
  public ScoreModels withThreshold(double threshold) {
    return new ScoreModels(new ScoreRule(threshold, rule.zone()), patience, byDay);
  }

  /** In which zone a day is one. */
  public ScoreModels inZone(ZoneId zone) {
    return new ScoreModels(new ScoreRule(rule.threshold(), zone), patience, byDay);
  }

  /** On a stream, how long outcomes wait for what is late, and can be corrected. */
  public ScoreModels withPatience(Patience patience) {
    return new ScoreModels(rule, patience, byDay);
  }

  @Override
  public PCollection<ModelPerformance> expand(PCollection<PredictionOutcome> outcomes) {
    return outcomes.isBounded() == IsBounded.BOUNDED ? gather(outcomes) : keep(outcomes);
  }

  private PCollection<ModelPerformance> gather(PCollection<PredictionOutcome> outcomes) {
    return outcomes
        .apply("Forget windows", Window.into(new GlobalWindows()))
        .apply("Fold revisions", FoldOutcomes.create())
        .apply("Key by model", keys())
        .apply("Gather", Combine.perKey(new GatherStats(rule)))
        .apply("Say", MapElements.via(new Say()));
  }

  private PCollection<ModelPerformance> keep(PCollection<PredictionOutcome> outcomes) {
    if (!byDay) {
      throw new IllegalArgumentException(
          "ScoreModels overAllDays would wait for the end of an unbounded input");
    }
    return outcomes
        .apply("Forget windows", Window.into(new GlobalWindows()))
        .apply("Key by model", keys())
        .apply("Keep", ParDo.of(new RestateFn(rule, patience)));
  }

  private WithKeys<List<String>, PredictionOutcome> keys() {
    ScoreRule byRule = rule;
    SerializableFunction<PredictionOutcome, String> day =
        byDay
            ? outcome -> Long.toString(byRule.dayOf(outcome.prediction().madeAt()))
            : outcome -> EVERY_DAY;
    return WithKeys.<List<String>, PredictionOutcome>of(
            outcome ->
                List.of(
                    outcome.prediction().modelName(),
                    outcome.prediction().modelVersion(),
                    day.apply(outcome)))
        .withKeyType(TypeDescriptors.lists(TypeDescriptors.strings()));
  }

  /** With the name and the version that their key begins with. */
  private static final class Say
      extends SimpleFunction<KV<List<String>, PeriodStats>, ModelPerformance> {
    @Override
    public ModelPerformance apply(KV<List<String>, PeriodStats> stats) {
      return stats.getValue().performance(stats.getKey().get(0), stats.getKey().get(1));
    }
  }
}
