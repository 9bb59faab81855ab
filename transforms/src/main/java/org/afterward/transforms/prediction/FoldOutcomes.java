package org.afterward.transforms.prediction;

import java.util.Comparator;
import java.util.List;
import org.afterward.coders.PredictionOutcome;
import org.afterward.transforms.waiting.Newest;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Keeps of each prediction the outcome of the newest revision. Of bounded input. */
final class FoldOutcomes
    extends PTransform<PCollection<PredictionOutcome>, PCollection<PredictionOutcome>> {

  /** Of one revision all are the same; should they not be, it must not matter which comes first. */
  private static final Comparator<PredictionOutcome> NEWNESS =
      Comparator.comparingInt(PredictionOutcome::revision)
          .thenComparingLong(PredictionOutcome::answeredAt)
          .thenComparing(PredictionOutcome::causedBy)
          .thenComparing(PredictionOutcome::toString);

  private FoldOutcomes() {}

  static FoldOutcomes create() {
    return new FoldOutcomes();
  }

  /** The newest of several outcomes of one prediction. */
  static Newest<PredictionOutcome> newest() {
    return Newest.by((one, other) -> NEWNESS.compare(one, other));
  }

  /** What is one prediction: an id is one of an asking user. */
  static List<String> key(PredictionOutcome outcome) {
    return List.of(outcome.prediction().fromUserId(), outcome.prediction().predictionId());
  }

  @Override
  public PCollection<PredictionOutcome> expand(PCollection<PredictionOutcome> outcomes) {
    return outcomes
        .apply(
            "Key by prediction",
            WithKeys.<List<String>, PredictionOutcome>of(FoldOutcomes::key)
                .withKeyType(TypeDescriptors.lists(TypeDescriptors.strings())))
        .apply("Keep the newest", Combine.perKey(newest()))
        .apply("Take outcomes", Values.create());
  }
}
