package org.afterward.coders;

/** The fields of a prediction that waits or waited, in the shape of PREDICTION. */
final class OpenPredictionJson {

  private OpenPredictionJson() {}

  static void writeFields(OpenPrediction prediction, JsonLine out) {
    out.field("prediction_id", prediction.predictionId())
        .timeField("timestamp", prediction.madeAt())
        .field("model_name", prediction.modelName())
        .field("model_version", prediction.modelVersion())
        .beginObject("input")
        .field("from_user_id", prediction.fromUserId())
        .field("to_user_id", prediction.toUserId())
        .endObject()
        .beginObject("prediction")
        .fieldUnlessNaN("will_accept_probability", prediction.willAcceptProbability())
        .fieldUnlessNaN("confidence_score", prediction.confidenceScore())
        .fieldUnlessNaN("inference_time_ms", prediction.inferenceTimeMs())
        .endObject();
  }

  static OpenPrediction read(JsonObject in) {
    JsonObject input = in.object("input");
    JsonObject said = in.object("prediction");
    return new OpenPrediction(
        in.text("prediction_id"),
        in.time("timestamp"),
        in.text("model_name"),
        in.text("model_version"),
        input.text("from_user_id"),
        input.text("to_user_id"),
        numberOrNaN(said, "will_accept_probability"),
        numberOrNaN(said, "confidence_score"),
        numberOrNaN(said, "inference_time_ms"));
  }

  private static double numberOrNaN(JsonObject in, String name) {
    return in.has(name) ? in.number(name) : Double.NaN;
  }
}
