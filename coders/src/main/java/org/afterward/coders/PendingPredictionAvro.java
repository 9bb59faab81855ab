package org.afterward.coders;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The Avro form of a prediction without an outcome yet, with the names of the JSON. */
public final class PendingPredictionAvro {

  public static final Schema SCHEMA =
      OpenPredictionAvro.withFields(
              SchemaBuilder.record("PendingPrediction").namespace(AvroFields.NAMESPACE).fields())
          .name("due_at")
          .type(AvroFields.TIMESTAMP)
          .noDefault()
          .requiredString("cause")
          .endRecord();

  private PendingPredictionAvro() {}

  public static GenericRecord toAvro(Pending<OpenPrediction> pending) {
    GenericRecord avro = new GenericData.Record(SCHEMA);
    OpenPredictionAvro.putFields(pending.decision(), avro);
    avro.put("due_at", pending.dueAt());
    avro.put("cause", pending.cause().name());
    return avro;
  }

  /**
   * Reads what {@link #toAvro} made.
   *
   * @throws IllegalArgumentException if it names a cause that there is not
   */
  public static Pending<OpenPrediction> fromAvro(GenericRecord avro) {
    return new Pending<>(
        OpenPredictionAvro.read(avro),
        AvroFields.wholeLong(avro, "due_at"),
        AvroFields.parsed(avro, "cause", Pending.Cause::valueOf));
  }
}
