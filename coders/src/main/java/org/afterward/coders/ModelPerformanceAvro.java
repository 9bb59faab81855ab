package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ModelPerformance.AtThreshold;
import org.afterward.coders.ModelPerformance.CalibrationBin;
import org.afterward.coders.ModelPerformance.InferenceTime;
import org.afterward.coders.ModelPerformance.Probabilities;
import org.afterward.coders.ModelPerformance.Stats;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * The Avro form of a model's performance, with the names and the nesting of the JSON. What is not
 * known is null.
 */
public final class ModelPerformanceAvro {

  private static final Schema BIN =
      SchemaBuilder.record("CalibrationBin")
          .namespace(AvroFields.NAMESPACE)
          .fields()
          .requiredDouble("from")
          .requiredDouble("to")
          .requiredLong("predictions")
          .optionalDouble("mean_probability")
          .optionalDouble("accepted_share")
          .endRecord();

  private static final Schema STATS =
      SchemaBuilder.record("ModelDailyStats")
          .namespace(AvroFields.NAMESPACE)
          .fields()
          .requiredLong("total_predictions")
          .optionalDouble("accuracy")
          .optionalDouble("precision")
          .optionalDouble("recall")
          .optionalDouble("f1_score")
          .optionalDouble("avg_inference_time_ms")
          .optionalDouble("p95_inference_time_ms")
          .optionalDouble("p95_relative_error_at_most")
          .optionalDouble("threshold")
          .requiredLong("true_positives")
          .requiredLong("false_positives")
          .requiredLong("false_negatives")
          .requiredLong("true_negatives")
          .optionalDouble("auc")
          .optionalDouble("auc_error_at_most")
          .optionalDouble("log_loss")
          .optionalDouble("brier_score")
          .optionalDouble("within_tolerance")
          .name("calibration")
          .type(Schema.createArray(BIN))
          .noDefault()
          .endRecord();

  public static final Schema SCHEMA =
      SchemaBuilder.record("ModelPerformance")
          .namespace(AvroFields.NAMESPACE)
          .fields()
          .requiredString("event_type")
          .name("date")
          .type(AvroFields.DAY)
          .noDefault()
          .requiredInt("days")
          .requiredString("model_name")
          .requiredString("model_version")
          .name("daily_stats")
          .type(STATS)
          .noDefault()
          .requiredInt("revision")
          .endRecord();

  private ModelPerformanceAvro() {}

  public static GenericRecord toAvro(ModelPerformance performance) {
    GenericRecord avro = new GenericData.Record(SCHEMA);
    avro.put("event_type", EventType.MODEL_PERFORMANCE.name());
    avro.put("date", Math.toIntExact(performance.day()));
    avro.put("days", performance.days());
    avro.put("model_name", performance.modelName());
    avro.put("model_version", performance.modelVersion());
    avro.put("daily_stats", toAvro(performance.stats()));
    avro.put("revision", performance.revision());
    return avro;
  }

  private static GenericRecord toAvro(Stats stats) {
    AtThreshold at = stats.atThreshold();
    Probabilities probabilities = stats.probabilities();
    InferenceTime time = stats.inferenceTime();
    GenericRecord avro = new GenericData.Record(STATS);
    avro.put("total_predictions", stats.totalPredictions());
    avro.put("accuracy", AvroFields.orNull(at.accuracy()));
    avro.put("precision", AvroFields.orNull(at.precision()));
    avro.put("recall", AvroFields.orNull(at.recall()));
    avro.put("f1_score", AvroFields.orNull(at.f1()));
    avro.put("avg_inference_time_ms", AvroFields.orNull(time.avgMs()));
    avro.put("p95_inference_time_ms", AvroFields.orNull(time.p95Ms()));
    avro.put("p95_relative_error_at_most", AvroFields.orNull(time.p95RelativeErrorAtMost()));
    avro.put("threshold", AvroFields.orNull(at.threshold()));
    avro.put("true_positives", at.truePositives());
    avro.put("false_positives", at.falsePositives());
    avro.put("false_negatives", at.falseNegatives());
    avro.put("true_negatives", at.trueNegatives());
    avro.put("auc", AvroFields.orNull(probabilities.auc()));
    avro.put("auc_error_at_most", AvroFields.orNull(probabilities.aucErrorAtMost()));
    avro.put("log_loss", AvroFields.orNull(probabilities.logLoss()));
    avro.put("brier_score", AvroFields.orNull(probabilities.brierScore()));
    avro.put("within_tolerance", AvroFields.orNull(stats.withinTolerance()));
    avro.put(
        "calibration",
        probabilities.calibration().stream().map(ModelPerformanceAvro::toAvro).toList());
    return avro;
  }

  private static GenericRecord toAvro(CalibrationBin bin) {
    GenericRecord avro = new GenericData.Record(BIN);
    avro.put("from", bin.from());
    avro.put("to", bin.to());
    avro.put("predictions", bin.predictions());
    avro.put("mean_probability", AvroFields.orNull(bin.meanProbability()));
    avro.put("accepted_share", AvroFields.orNull(bin.acceptedShare()));
    return avro;
  }

  /** Reads what {@link #toAvro(ModelPerformance)} made. */
  public static ModelPerformance fromAvro(GenericRecord avro) {
    return new ModelPerformance(
        AvroFields.wholeInt(avro, "date"),
        AvroFields.wholeInt(avro, "days"),
        AvroFields.text(avro, "model_name"),
        AvroFields.text(avro, "model_version"),
        statsFrom(AvroFields.record(avro, "daily_stats")),
        AvroFields.wholeInt(avro, "revision"));
  }

  private static Stats statsFrom(GenericRecord avro) {
    return new Stats(
        AvroFields.wholeLong(avro, "total_predictions"),
        new AtThreshold(
            AvroFields.numberOrNaN(avro, "threshold"),
            AvroFields.wholeLong(avro, "true_positives"),
            AvroFields.wholeLong(avro, "false_positives"),
            AvroFields.wholeLong(avro, "false_negatives"),
            AvroFields.wholeLong(avro, "true_negatives"),
            AvroFields.numberOrNaN(avro, "accuracy"),
            AvroFields.numberOrNaN(avro, "precision"),
            AvroFields.numberOrNaN(avro, "recall"),
            AvroFields.numberOrNaN(avro, "f1_score")),
        new Probabilities(
            AvroFields.numberOrNaN(avro, "auc"),
            AvroFields.numberOrNaN(avro, "auc_error_at_most"),
            AvroFields.numberOrNaN(avro, "log_loss"),
            AvroFields.numberOrNaN(avro, "brier_score"),
            binsFrom(AvroFields.list(avro, "calibration"))),
        AvroFields.numberOrNaN(avro, "within_tolerance"),
        new InferenceTime(
            AvroFields.numberOrNaN(avro, "avg_inference_time_ms"),
            AvroFields.numberOrNaN(avro, "p95_inference_time_ms"),
            AvroFields.numberOrNaN(avro, "p95_relative_error_at_most")));
  }

  private static List<CalibrationBin> binsFrom(List<?> rows) {
    List<CalibrationBin> bins = new ArrayList<>();
    for (Object row : rows) {
      GenericRecord bin = (GenericRecord) row;
      bins.add(
          new CalibrationBin(
              (Double) bin.get("from"),
              (Double) bin.get("to"),
              AvroFields.wholeLong(bin, "predictions"),
              AvroFields.numberOrNaN(bin, "mean_probability"),
              AvroFields.numberOrNaN(bin, "accepted_share")));
    }
    return bins;
  }
}
