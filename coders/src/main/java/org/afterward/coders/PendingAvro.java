package org.afterward.coders;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The Avro form of an exposure without a reward yet, with the names of the JSON. */
public final class PendingAvro {

  public static final Schema SCHEMA =
      ServingAvro.withFields(
              SchemaBuilder.record("PendingExposure")
                  .namespace(AvroFields.NAMESPACE)
                  .fields()
                  .requiredString("exposure_id")
                  .requiredString("user_id")
                  .name("timestamp")
                  .type(AvroFields.TIMESTAMP)
                  .noDefault()
                  .requiredInt("strategy_id"))
          .name("due_at")
          .type(AvroFields.TIMESTAMP)
          .noDefault()
          .requiredString("cause")
          .endRecord();

  private PendingAvro() {}

  public static GenericRecord toAvro(Pending<OpenExposure> pending) {
    OpenExposure exposure = pending.decision();
    GenericRecord avro = new GenericData.Record(SCHEMA);
    avro.put("exposure_id", exposure.exposureId());
    avro.put("user_id", exposure.userId());
    avro.put("timestamp", exposure.shownAt());
    avro.put("strategy_id", exposure.strategyId());
    ServingAvro.putFields(exposure.serving(), avro);
    avro.put("due_at", pending.dueAt());
    avro.put("cause", pending.cause().name());
    return avro;
  }

  /**
   * Reads what {@link #toAvro} made.
   *
   * @throws IllegalArgumentException if it names a cause that there is not
   */
  public static Pending<OpenExposure> fromAvro(GenericRecord avro) {
    return new Pending<>(
        new OpenExposure(
            AvroFields.text(avro, "exposure_id"),
            AvroFields.text(avro, "user_id"),
            AvroFields.wholeLong(avro, "timestamp"),
            AvroFields.wholeInt(avro, "strategy_id"),
            ServingAvro.read(avro)),
        AvroFields.wholeLong(avro, "due_at"),
        AvroFields.parsed(avro, "cause", Pending.Cause::valueOf));
  }
}
