package org.afterward.transforms.prediction;

import org.afterward.coders.Answer;
import org.afterward.coders.Event;
import org.afterward.coders.OpenPrediction;
import org.afterward.coders.PredictionOutcome;

/** Outcomes of predictions of which a test says only what it is about. */
final class AnOutcome {

  static final long HORIZON = 3 * 86_400_000L;

  private AnOutcome() {}

  /** Of a model that said so, whether it was accepted. */
  static PredictionOutcome of(double probability, boolean accepted) {
    return of(probability, accepted, 45);
  }

  static PredictionOutcome of(double probability, boolean accepted, double inferenceTimeMs) {
    return of("p", 0, "model", probability, accepted, inferenceTimeMs, 0);
  }

  static PredictionOutcome of(
      String id,
      long madeAt,
      String model,
      double probability,
      boolean accepted,
      double inferenceTimeMs,
      int revision) {
    Answer answer = accepted ? Answer.ACCEPTED : Answer.EXPIRED;
    return new PredictionOutcome(
        new OpenPrediction(
            id, madeAt, model, "v1", "ada", "ben", probability, Double.NaN, inferenceTimeMs),
        HORIZON,
        answer,
        accepted ? madeAt + 1 : Event.NO_TIME,
        OutcomePolicy.standard().isCorrect(probability, answer),
        revision,
        revision == 0 ? "" : "evt_" + revision);
  }
}
