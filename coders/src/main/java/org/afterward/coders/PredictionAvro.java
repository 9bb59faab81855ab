package org.afterward.coders;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * The Avro form of a prediction, with the names and the nesting of the JSON; the outcome, which is
 * not yet known, is left out. What a prediction does not say is null, or an empty map. {@code
 * event_type} is there, since by it readers tell what a file holds.
 */
public final class PredictionAvro {

  public static final Schema SCHEMA =
      SchemaBuilder.record("Prediction")
          .namespace(AvroFields.NAMESPACE)
          .fields()
          .requiredString("event_type")
          .optionalString("prediction_id")
          .name("timestamp")
          .type(AvroFields.optional(AvroFields.TIMESTAMP))
          .withDefault(null)
          .optionalString("model_name")
          .optionalString("model_version")
          .name("input")
          .type(input())
          .noDefault()
          .name("prediction")
          .type(predicted())
          .noDefault()
          .endRecord();

  private static final Schema INPUT = AvroFields.of(SCHEMA, "input");
  private static final Schema PREDICTED = AvroFields.of(SCHEMA, "prediction");

  private PredictionAvro() {}

  private static Schema input() {
    return SchemaBuilder.record("PredictionInput")
        .namespace(AvroFields.NAMESPACE)
        .fields()
        .optionalString("from_user_id")
        .optionalString("to_user_id")
        .name("context")
        .type()
        .map()
        .values()
        .stringType()
        .noDefault()
        .endRecord();
  }

  private static Schema predicted() {
    return SchemaBuilder.record("Predicted")
        .namespace(AvroFields.NAMESPACE)
        .fields()
        .optionalDouble("will_accept_probability")
        .optionalDouble("confidence_score")
        .optionalDouble("inference_time_ms")
        .optionalDouble("probability")
        .endRecord();
  }

  public static GenericRecord toAvro(Prediction prediction) {
    GenericRecord input = new GenericData.Record(INPUT);
    input.put("from_user_id", AvroFields.orNull(prediction.fromUserId()));
    input.put("to_user_id", AvroFields.orNull(prediction.toUserId()));
    input.put("context", prediction.context());
    GenericRecord predicted = new GenericData.Record(PREDICTED);
    predicted.put(
        prediction.probabilityField(), AvroFields.orNull(prediction.willAcceptProbability()));
    predicted.put("confidence_score", AvroFields.orNull(prediction.confidenceScore()));
    predicted.put("inference_time_ms", AvroFields.orNull(prediction.inferenceTimeMs()));
    GenericRecord avro = new GenericData.Record(SCHEMA);
    avro.put("event_type", prediction.type().name());
    avro.put("prediction_id", AvroFields.orNull(prediction.predictionId()));
    avro.put("timestamp", AvroFields.timeOrNull(prediction.at()));
    avro.put("model_name", AvroFields.orNull(prediction.modelName()));
    avro.put("model_version", AvroFields.orNull(prediction.modelVersion()));
    avro.put("input", input);
    avro.put("prediction", predicted);
    return avro;
  }
}
