package org.afterward.transforms.intake;

import java.util.Map;
import java.util.function.Consumer;
import org.afterward.coders.Prediction;

/** A valid prediction, of which a test changes what it is about. */
final class APrediction {

  static final long AT = AnExposure.AT;

  String predictionId = "pred_1";
  long at = AT;
  String modelName = "friend_accept_predictor";
  String modelVersion = "v2.1";
  String fromUserId = "usr_123";
  String toUserId = "usr_456";
  double willAcceptProbability = 0.65;
  double confidenceScore = 0.85;
  double inferenceTimeMs = 45;

  private APrediction() {}

  static Prediction valid() {
    return with(prediction -> {});
  }

  static Prediction with(Consumer<APrediction> change) {
    APrediction prediction = new APrediction();
    change.accept(prediction);
    return prediction.build();
  }

  private Prediction build() {
    return new Prediction(
        predictionId,
        at,
        modelName,
        modelVersion,
        fromUserId,
        toUserId,
        Map.of("time_of_day", "evening"),
        willAcceptProbability,
        confidenceScore,
        inferenceTimeMs);
  }
}
