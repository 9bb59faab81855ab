package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ModelPerformance.AtThreshold;
import org.afterward.coders.ModelPerformance.CalibrationBin;
import org.afterward.coders.ModelPerformance.InferenceTime;
import org.afterward.coders.ModelPerformance.Probabilities;
import org.afterward.coders.ModelPerformance.Stats;

/**
 * The JSON form of a model's performance (MODEL_PERFORMANCE): one line, and null for a number that
 * nothing is known of.
 */
public final class ModelPerformanceJson {

  private ModelPerformanceJson() {}

  public static String write(ModelPerformance performance) {
    JsonLine out =
        new JsonLine()
            .beginObject()
            .field("event_type", EventType.MODEL_PERFORMANCE.name())
            .field("date", IsoTime.formatDay(performance.day()));
    if (performance.days() != 1) {
      out.field("days", performance.days());
    }
    out.field("model_name", performance.modelName())
        .field("model_version", performance.modelVersion());
    writeStats(performance.stats(), out);
    return out.field("revision", performance.revision()).endObject().toString();
  }

  private static void writeStats(Stats stats, JsonLine out) {
    AtThreshold at = stats.atThreshold();
    Probabilities probabilities = stats.probabilities();
    InferenceTime time = stats.inferenceTime();
    out.beginObject("daily_stats")
        .field("total_predictions", stats.totalPredictions())
        .field("accuracy", at.accuracy())
        .field("precision", at.precision())
        .field("recall", at.recall())
        .field("f1_score", at.f1())
        .field("avg_inference_time_ms", time.avgMs())
        .field("p95_inference_time_ms", time.p95Ms())
        .field("p95_relative_error_at_most", time.p95RelativeErrorAtMost())
        .field("threshold", at.threshold())
        .field("true_positives", at.truePositives())
        .field("false_positives", at.falsePositives())
        .field("false_negatives", at.falseNegatives())
        .field("true_negatives", at.trueNegatives())
        .field("auc", probabilities.auc())
        .field("auc_error_at_most", probabilities.aucErrorAtMost())
        .field("log_loss", probabilities.logLoss())
        .field("brier_score", probabilities.brierScore())
        .field("within_tolerance", stats.withinTolerance())
        .beginArray("calibration");
    for (CalibrationBin bin : probabilities.calibration()) {
      out.beginObject()
          .field("from", bin.from())
          .field("to", bin.to())
          .field("predictions", bin.predictions())
          .field("mean_probability", bin.meanProbability())
          .field("accepted_share", bin.acceptedShare())
          .endObject();
    }
    out.endArray().endObject();
  }

  /**
   * Reads what {@link #write} wrote, and what says no more than the specification's example; fields
   * that it does not know are ignored.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static ModelPerformance read(String line) {
    JsonObject in = JsonObject.parse(line);
    in.expectText("event_type", EventType.MODEL_PERFORMANCE.name());
    return new ModelPerformance(
        in.day("date"),
        in.has("days") ? in.wholeInt("days") : 1,
        in.text("model_name"),
        in.text("model_version"),
        readStats(in.object("daily_stats")),
        in.has("revision") ? in.wholeInt("revision") : 0);
  }

  private static Stats readStats(JsonObject in) {
    return new Stats(
        in.wholeLong("total_predictions"),
        new AtThreshold(
            numberOrNaN(in, "threshold"),
            countOrNone(in, "true_positives"),
            countOrNone(in, "false_positives"),
            countOrNone(in, "false_negatives"),
            countOrNone(in, "true_negatives"),
            numberOrNaN(in, "accuracy"),
            numberOrNaN(in, "precision"),
            numberOrNaN(in, "recall"),
            numberOrNaN(in, "f1_score")),
        new Probabilities(
            numberOrNaN(in, "auc"),
            numberOrNaN(in, "auc_error_at_most"),
            numberOrNaN(in, "log_loss"),
            numberOrNaN(in, "brier_score"),
            readCalibration(in)),
        numberOrNaN(in, "within_tolerance"),
        new InferenceTime(
            numberOrNaN(in, "avg_inference_time_ms"),
            numberOrNaN(in, "p95_inference_time_ms"),
            numberOrNaN(in, "p95_relative_error_at_most")));
  }

  private static List<CalibrationBin> readCalibration(JsonObject in) {
    List<CalibrationBin> bins = new ArrayList<>();
    if (in.has("calibration")) {
      for (JsonObject bin : in.objects("calibration")) {
        bins.add(
            new CalibrationBin(
                bin.number("from"),
                bin.number("to"),
                bin.wholeLong("predictions"),
                numberOrNaN(bin, "mean_probability"),
                numberOrNaN(bin, "accepted_share")));
      }
    }
    return bins;
  }

  private static double numberOrNaN(JsonObject in, String name) {
    return in.has(name) ? in.number(name) : Double.NaN;
  }

  private static long countOrNone(JsonObject in, String name) {
    return in.has(name) ? in.wholeLong(name) : 0;
  }
}
