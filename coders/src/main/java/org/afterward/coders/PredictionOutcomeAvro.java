package org.afterward.coders;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * The Avro form of what came of a prediction, with the names and the nesting of the JSON. What is
 * not known is null.
 */
public final class PredictionOutcomeAvro {

  public static final Schema SCHEMA =
      OpenPredictionAvro.withFields(
              SchemaBuilder.record("PredictionOutcome")
                  .namespace(AvroFields.NAMESPACE)
                  .fields()
                  .requiredString("event_type"))
          .requiredInt("actual_outcome")
          .name("actual_outcome_time")
          .type(AvroFields.optional(AvroFields.TIMESTAMP))
          .withDefault(null)
          .optionalBoolean("prediction_correct")
          .requiredString("answer")
          .requiredDouble("observation_period_days")
          .requiredString("status")
          .requiredInt("revision")
          .optionalString("caused_by")
          .endRecord();

  private PredictionOutcomeAvro() {}

  public static GenericRecord toAvro(PredictionOutcome outcome) {
    GenericRecord avro = new GenericData.Record(SCHEMA);
    avro.put("event_type", EventType.PREDICTION.name());
    OpenPredictionAvro.putFields(outcome.prediction(), avro);
    avro.put("actual_outcome", outcome.answer().outcome());
    avro.put("actual_outcome_time", AvroFields.timeOrNull(outcome.answeredAt()));
    avro.put("prediction_correct", outcome.correct());
    avro.put("answer", outcome.answer().name());
    avro.put("observation_period_days", RewardJson.daysOf(outcome.horizonMs()));
    avro.put("status", outcome.status().name());
    avro.put("revision", outcome.revision());
    avro.put("caused_by", AvroFields.orNull(outcome.causedBy()));
    return avro;
  }

  /**
   * Reads what {@link #toAvro} made.
   *
   * @throws IllegalArgumentException if it names an answer that there is not
   */
  public static PredictionOutcome fromAvro(GenericRecord avro) {
    Long answeredAt = (Long) avro.get("actual_outcome_time");
    return new PredictionOutcome(
        OpenPredictionAvro.read(avro),
        RewardJson.msOf((Double) avro.get("observation_period_days")),
        AvroFields.parsed(avro, "answer", Answer::named),
        answeredAt == null ? Event.NO_TIME : answeredAt,
        (Boolean) avro.get("prediction_correct"),
        AvroFields.wholeInt(avro, "revision"),
        AvroFields.textOrEmpty(avro, "caused_by"));
  }
}
