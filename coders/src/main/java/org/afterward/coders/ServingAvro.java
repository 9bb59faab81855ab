package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;
import org.apache.avro.generic.GenericRecord;

/** The fields of Avro that say how an exposure was served; null where it is not known. */
final class ServingAvro {

  private static final Schema NUMBERS = SchemaBuilder.array().items().doubleType();

  private ServingAvro() {}

  static FieldAssembler<Schema> withFields(FieldAssembler<Schema> fields) {
    return fields
        .optionalString("session_id")
        .optionalDouble("propensity")
        .name("user_context_vector")
        .type(AvroFields.optional(NUMBERS))
        .withDefault(null)
        .optionalString("context_layout");
  }

  static void putFields(Serving serving, GenericRecord avro) {
    if (serving.isKnown()) {
      avro.put("session_id", AvroFields.orNull(serving.sessionId()));
      avro.put("propensity", AvroFields.orNull(serving.propensity()));
      avro.put("user_context_vector", numbers(serving.context()));
      avro.put("context_layout", serving.context().layout());
    }
  }

  static Serving read(GenericRecord avro) {
    if (!avro.hasField("context_layout") || avro.get("context_layout") == null) {
      return Serving.UNKNOWN;
    }
    Double propensity = (Double) avro.get("propensity");
    List<?> numbers = (List<?>) avro.get("user_context_vector");
    return new Serving(
        avro.get("session_id") == null ? "" : AvroFields.text(avro, "session_id"),
        propensity == null ? Double.NaN : propensity,
        ContextVector.of(
            AvroFields.text(avro, "context_layout"),
            numbers.stream().mapToDouble(number -> (Double) number).toArray()));
  }

  static List<Double> numbers(ContextVector context) {
    List<Double> numbers = new ArrayList<>(context.length());
    for (int i = 0; i < context.length(); i++) {
      numbers.add(context.get(i));
    }
    return numbers;
  }
}
