package org.afterward.transforms.intake;

import java.io.Serializable;
import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Prediction;
import org.joda.time.Duration;

/**
 * When a prediction is valid: of a friend request, or of one person alone, to whom it is then not.
 *
 * @param clockSkewMs how much later than its arrival an event may claim to be; negative where
 *     nobody asks (a backfill)
 */
public record PredictionContract(long clockSkewMs) implements Serializable {

  /** Five minutes of clock skew. */
  public static PredictionContract standard() {
    return new PredictionContract(Duration.standardMinutes(5).getMillis());
  }

  public PredictionContract withClockSkew(Duration skew) {
    return new PredictionContract(skew.getMillis());
  }

  /**
   * Every rule that a prediction breaks; none if it is valid. See {@link ExposureContract#broken}.
   */
  public List<BrokenRule> broken(Prediction prediction, List<BrokenRule> misread, long arrivedAt) {
    Findings findings = new Findings(misread);
    findings.requireId(prediction.predictionId(), "prediction_id");
    findings.requireTime(prediction.at(), arrivedAt, clockSkewMs);
    findings.requireId(prediction.modelName(), "model_name");
    findings.requireId(prediction.modelVersion(), "model_version");
    requireInputId(findings, prediction.fromUserId(), "from_user_id");
    if (!prediction.isAboutOnePerson()) {
      requireInputId(findings, prediction.toUserId(), "to_user_id");
    }
    String rule = "probability_out_of_range";
    String name = prediction.probabilityField();
    String field = "prediction." + name;
    if (Double.isNaN(prediction.willAcceptProbability())) {
      findings.add(name + "_missing", field, "is missing");
    }
    findings.requireProbability(prediction.willAcceptProbability(), rule, field);
    findings.requireProbability(prediction.confidenceScore(), rule, "prediction.confidence_score");
    if (prediction.inferenceTimeMs() < 0) {
      findings.add(
          "inference_time_negative",
          "prediction.inference_time_ms",
          "is " + prediction.inferenceTimeMs());
    }
    return findings.broken();
  }

  private static void requireInputId(Findings findings, String value, String name) {
    if (value.isEmpty()) {
      findings.add(name + "_missing", "input." + name, "is missing");
    } else {
      findings.requireShort(value, "input." + name);
    }
  }
}
