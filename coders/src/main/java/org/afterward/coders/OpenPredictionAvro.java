package org.afterward.coders;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The fields of a prediction that waits or waited, in the shape of PREDICTION. */
final class OpenPredictionAvro {

  private static final Schema INPUT =
      SchemaBuilder.record("OpenPredictionInput")
          .namespace(AvroFields.NAMESPACE)
          .fields()
          .requiredString("from_user_id")
          .requiredString("to_user_id")
          .endRecord();

  private static final Schema PREDICTED =
      SchemaBuilder.record("OpenPredicted")
          .namespace(AvroFields.NAMESPACE)
          .fields()
          .optionalDouble("will_accept_probability")
          .optionalDouble("confidence_score")
          .optionalDouble("inference_time_ms")
          .endRecord();

  private OpenPredictionAvro() {}

  static FieldAssembler<Schema> withFields(FieldAssembler<Schema> fields) {
    return fields
        .requiredString("prediction_id")
        .name("timestamp")
        .type(AvroFields.TIMESTAMP)
        .noDefault()
        .requiredString("model_name")
        .requiredString("model_version")
        .name("input")
        .type(INPUT)
        .noDefault()
        .name("prediction")
        .type(PREDICTED)
        .noDefault();
  }

  static void putFields(OpenPrediction prediction, GenericRecord avro) {
    GenericRecord input = new GenericData.Record(INPUT);
    input.put("from_user_id", prediction.fromUserId());
    input.put("to_user_id", prediction.toUserId());
    GenericRecord predicted = new GenericData.Record(PREDICTED);
    predicted.put("will_accept_probability", AvroFields.orNull(prediction.willAcceptProbability()));
    predicted.put("confidence_score", AvroFields.orNull(prediction.confidenceScore()));
    predicted.put("inference_time_ms", AvroFields.orNull(prediction.inferenceTimeMs()));
    avro.put("prediction_id", prediction.predictionId());
    avro.put("timestamp", prediction.madeAt());
    avro.put("model_name", prediction.modelName());
    avro.put("model_version", prediction.modelVersion());
    avro.put("input", input);
    avro.put("prediction", predicted);
  }

  static OpenPrediction read(GenericRecord avro) {
    GenericRecord input = AvroFields.record(avro, "input");
    GenericRecord predicted = AvroFields.record(avro, "prediction");
    return new OpenPrediction(
        AvroFields.text(avro, "prediction_id"),
        AvroFields.wholeLong(avro, "timestamp"),
        AvroFields.text(avro, "model_name"),
        AvroFields.text(avro, "model_version"),
        AvroFields.text(input, "from_user_id"),
        AvroFields.text(input, "to_user_id"),
        AvroFields.numberOrNaN(predicted, "will_accept_probability"),
        AvroFields.numberOrNaN(predicted, "confidence_score"),
        AvroFields.numberOrNaN(predicted, "inference_time_ms"));
  }
}
