package org.afterward.coders;

/**
 * What is remembered of a prediction while it waits for its answer: all but the context that the
 * model was told.
 *
 * @param madeAt epoch milliseconds
 * @param fromUserId who asks, or would ask: on this person's timeline the prediction waits
 * @param toUserId who answers
 * @param willAcceptProbability {@code NaN} where absent, and so the other two numbers
 */
public record OpenPrediction(
    String predictionId,
    long madeAt,
    String modelName,
    String modelVersion,
    String fromUserId,
    String toUserId,
    double willAcceptProbability,
    double confidenceScore,
    double inferenceTimeMs) {

  public static OpenPrediction of(Prediction prediction) {
    return new OpenPrediction(
        prediction.predictionId(),
        prediction.at(),
        prediction.modelName(),
        prediction.modelVersion(),
        prediction.fromUserId(),
        prediction.toUserId(),
        prediction.willAcceptProbability(),
        prediction.confidenceScore(),
        prediction.inferenceTimeMs());
  }
}
