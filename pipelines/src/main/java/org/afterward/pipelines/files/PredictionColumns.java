package org.afterward.pipelines.files;

import java.util.HashMap;
import java.util.Map;
import org.afterward.coders.Prediction;

/** The columns that only predictions have. */
final class PredictionColumns {

  private final SharedColumns shared;
  private final TextColumn predictionId;
  private final TextColumn modelName;
  private final TextColumn modelVersion;
  private final TextColumn fromUserId;
  private final TextColumn userId;
  private final TextColumn toUserId;
  private final ObjectColumns<TextColumn> context;
  private final NumberColumn willAcceptProbability;
  private final NumberColumn confidenceScore;
  private final NumberColumn inferenceTimeMs;
  private final NumberColumn probability;

  PredictionColumns(ColumnPlan plan, SharedColumns shared) {
    this.shared = shared;
    predictionId = plan.text("prediction_id");
    modelName = plan.text("model_name");
    modelVersion = plan.text("model_version");
    fromUserId = plan.text("input.from_user_id");
    userId = plan.text("input.user_id");
    toUserId = plan.text("input.to_user_id");
    context = plan.object("input.context", TextColumn::ofAnything);
    willAcceptProbability = plan.number("prediction.will_accept_probability");
    confidenceScore = plan.number("prediction.confidence_score");
    inferenceTimeMs = plan.number("prediction.inference_time_ms");
    probability = plan.number("prediction.probability");
  }

  Prediction at(int row) {
    String from = fromUserId.at(row);
    double willAccept = willAcceptProbability.at(row);
    double ofOne = probability.at(row);
    boolean alone = toUserId.at(row).isEmpty() && Double.isNaN(willAccept) && !Double.isNaN(ofOne);
    return new Prediction(
        predictionId.at(row),
        shared.time(row),
        modelName.at(row),
        modelVersion.at(row),
        from.isEmpty() ? userId.at(row) : from,
        toUserId.at(row),
        context(row),
        alone ? ofOne : willAccept,
        confidenceScore.at(row),
        inferenceTimeMs.at(row),
        alone);
  }

  private Map<String, String> context(int row) {
    Map<String, String> fields = new HashMap<>();
    context.forEach(
        row,
        (name, values, place) -> {
          String value = values.orNull(place);
          if (value != null) {
            fields.put(name, value);
          }
        });
    return fields;
  }
}
