package org.afterward.transforms.prediction;

import java.util.Map;
import org.afterward.coders.Fact;
import org.afterward.coders.OpenPrediction;
import org.afterward.coders.Prediction;
import org.afterward.coders.PredictionOutcome;
import org.afterward.transforms.waiting.AwaitOutcomes;
import org.afterward.transforms.waiting.Outcomes;
import org.afterward.transforms.waiting.Patience;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what came of each prediction, once its horizon has passed: {@link AwaitOutcomes} with
 * the {@link OutcomeSettlement}. Facts that are no answers are dropped before they are carried, and
 * so are predictions {@linkplain Prediction#isAboutOnePerson about one person}: nobody answers
 * them.
 *
 * <p><b>Guarantee.</b> Exactly one outcome for each prediction id of an asking user whose horizon
 * is over, however often prediction and facts were delivered and in whatever order; every other
 * prediction is pending. On a stream, an answer that comes late gives a revision. Boundedness,
 * timestamps, cost and memory are those of {@link AwaitOutcomes}.
 *
 * <pre>{@code
 * Outcomes<OpenPrediction, PredictionOutcome> outcomes =
 *     predictions.apply(
 *         "Await answers",
 *         AwaitPredictionOutcomes.under(OutcomePolicy.standard())
 *             .observing(facts)
 *             .completeUntil(midnight));
 * outcomes.settled(); // PCollection<PredictionOutcome>
 * outcomes.pending(); // PCollection<Pending<OpenPrediction>>
 * }</pre>
 */
public final class AwaitPredictionOutcomes
    extends PTransform<PCollection<Prediction>, Outcomes<OpenPrediction, PredictionOutcome>> {

  private static final TupleTag<KV<String, Fact>> FACTS = new TupleTag<>("facts") {};

  private final AwaitOutcomes<OpenPrediction, PredictionOutcome> engine;
  private final transient @Nullable PCollection<KV<String, Fact>> facts;

  private AwaitPredictionOutcomes(
      AwaitOutcomes<OpenPrediction, PredictionOutcome> engine,
      @Nullable PCollection<KV<String, Fact>> facts) {
    this.engine = engine;
    this.facts = facts;
  }

  /** Outcomes as this policy finds them. */
  public static AwaitPredictionOutcomes under(OutcomePolicy policy) {
    return new AwaitPredictionOutcomes(AwaitOutcomes.by(OutcomeSettlement.under(policy)), null);
  }

  /** What happened, each fact with the person on whose timeline it stands: see {@code ToFacts}. */
  public AwaitPredictionOutcomes observing(PCollection<KV<String, Fact>> facts) {
    return new AwaitPredictionOutcomes(engine, facts);
  }

  /**
   * All predictions and answers before this time are in the input. Without it, the latest time of
   * any of them counts where the input is bounded, and the wall clock on a stream; other facts are
   * not asked.
   */
  public AwaitPredictionOutcomes completeUntil(Instant completeUntil) {
    return new AwaitPredictionOutcomes(engine.completeUntil(completeUntil), facts);
  }

  /** How long to wait for what is late on a stream: see {@link AwaitOutcomes#withPatience}. */
  public AwaitPredictionOutcomes withPatience(Patience patience) {
    if (!patience.estimateAgesMs().isEmpty()) {
      throw new IllegalArgumentException(
          "A prediction is answered or it is not: there are no estimates, so no ages for them");
    }
    return new AwaitPredictionOutcomes(engine.withPatience(patience), facts);
  }

  /** Into how many shards the users are divided: see {@link AwaitOutcomes#withShards}. */
  public AwaitPredictionOutcomes withShards(int shards) {
    return new AwaitPredictionOutcomes(engine.withShards(shards), facts);
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    return facts == null ? Map.of() : Map.of(FACTS, facts);
  }

  @Override
  public Outcomes<OpenPrediction, PredictionOutcome> expand(PCollection<Prediction> predictions) {
    if (facts == null) {
      throw new IllegalArgumentException(
          "AwaitPredictionOutcomes needs facts: call observing(facts) before it is applied");
    }
    PCollection<KV<String, Fact>> answers =
        facts.apply("Keep answers", Filter.by(fact -> OutcomeSettlement.looksAt(fact.getValue())));
    return predictions
        .apply("Keep those of requests", Filter.by(prediction -> !prediction.isAboutOnePerson()))
        .apply("Keep what waits", MapElements.via(new Open()))
        .apply("Await outcomes", engine.observing(answers));
  }

  private static final class Open extends SimpleFunction<Prediction, OpenPrediction> {
    @Override
    public OpenPrediction apply(Prediction prediction) {
      return OpenPrediction.of(prediction);
    }
  }
}
