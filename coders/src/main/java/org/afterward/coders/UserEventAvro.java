package org.afterward.coders;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * The Avro form of a user event, flat, with the field names of the JSON. What an event does not say
 * is null, and that may be any of it, for invalid events are written too.
 */
public final class UserEventAvro {

  public static final Schema SCHEMA =
      SchemaBuilder.record("UserEvent")
          .namespace(AvroFields.NAMESPACE)
          .fields()
          .requiredString("event_type")
          .optionalString("event_id")
          .name("timestamp")
          .type(AvroFields.optional(AvroFields.TIMESTAMP))
          .withDefault(null)
          .optionalString("user_id")
          .optionalString("target_user_id")
          .optionalString("session_id")
          .optionalString("exposure_id")
          .optionalBoolean("with_message")
          .optionalString("spend_type")
          .optionalLong("amount")
          .optionalDouble("duration_minutes")
          .endRecord();

  private UserEventAvro() {}

  public static GenericRecord toAvro(UserEvent event) {
    GenericRecord avro = new GenericData.Record(SCHEMA);
    avro.put("event_type", event.type().name());
    avro.put("event_id", AvroFields.orNull(event.eventId()));
    avro.put("timestamp", AvroFields.timeOrNull(event.at()));
    avro.put("user_id", AvroFields.orNull(event.userId()));
    avro.put("target_user_id", AvroFields.orNull(event.targetUserId()));
    avro.put("session_id", AvroFields.orNull(event.sessionId()));
    avro.put("exposure_id", AvroFields.orNull(event.exposureId()));
    if (event.type() == EventType.FRIEND_REQUEST || event.withMessage()) {
      avro.put("with_message", event.withMessage());
    }
    SpendType spendType = event.spendType();
    avro.put("spend_type", spendType == null ? null : spendType.wireName());
    avro.put("amount", AvroFields.orNull(event.amount()));
    avro.put("duration_minutes", AvroFields.orNull(event.durationMinutes()));
    return avro;
  }
}
