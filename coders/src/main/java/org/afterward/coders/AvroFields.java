package org.afterward.coders;

import java.util.List;
import java.util.function.Function;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** What the Avro forms of the records share: their times, and how an empty value becomes null. */
final class AvroFields {

  static final String NAMESPACE = "org.afterward";

  /** Epoch milliseconds in UTC. */
  static final Schema TIMESTAMP =
      LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));

  /** Days since 1970-01-01. */
  static final Schema DAY = LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));

  private AvroFields() {}

  /** That or null, with null as the default. */
  static Schema optional(Schema schema) {
    return Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
  }

  /** The schema of the record that a field holds. */
  static Schema of(Schema record, String field) {
    return record.getField(field).schema();
  }

  static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  static @Nullable Double orNull(double number) {
    return Double.isNaN(number) ? null : number;
  }

  static @Nullable Integer orNull(int number) {
    return number == 0 ? null : number;
  }

  static @Nullable Long orNull(long number) {
    return number == 0 ? null : number;
  }

  static @Nullable Long timeOrNull(long epochMs) {
    return epochMs == Event.NO_TIME ? null : epochMs;
  }

  /** A text, which Avro reads as its own kind of characters. */
  static String text(GenericRecord record, String field) {
    return record.get(field).toString();
  }

  static String textOrEmpty(GenericRecord record, String field) {
    return record.get(field) == null ? "" : text(record, field);
  }

  static double numberOrNaN(GenericRecord record, String field) {
    Double number = (Double) record.get(field);
    return number == null ? Double.NaN : number;
  }

  /** What a text stands for, of which there are few. */
  static <T> T parsed(GenericRecord record, String field, Function<String, @Nullable T> parse) {
    T value = parse.apply(text(record, field));
    if (value == null) {
      throw new IllegalArgumentException(
          field + ": found " + Excerpt.of(text(record, field)) + ", which is unknown");
    }
    return value;
  }

  static long wholeLong(GenericRecord record, String field) {
    return (Long) record.get(field);
  }

  static int wholeInt(GenericRecord record, String field) {
    return (Integer) record.get(field);
  }

  static GenericRecord record(GenericRecord record, String field) {
    return (GenericRecord) record.get(field);
  }

  static List<?> list(GenericRecord record, String field) {
    return (List<?>) record.get(field);
  }
}
