package org.afterward.coders;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The Avro form of a fact that came too late for some decision, with the names of the JSON. */
public final class LateFactAvro {

  public static final Schema SCHEMA =
      SchemaBuilder.record("LateFact")
          .namespace(AvroFields.NAMESPACE)
          .fields()
          .requiredString("user_id")
          .requiredString("event_id")
          .requiredString("kind")
          .name("timestamp")
          .type(AvroFields.TIMESTAMP)
          .noDefault()
          .requiredLong("amount")
          .requiredString("target_user_id")
          .requiredString("exposure_id")
          .requiredInt("reached")
          .requiredLong("lost_spend")
          .endRecord();

  private LateFactAvro() {}

  public static GenericRecord toAvro(LateFact late) {
    Fact fact = late.fact();
    GenericRecord avro = new GenericData.Record(SCHEMA);
    avro.put("user_id", late.person());
    avro.put("event_id", fact.id());
    avro.put("kind", fact.kind().name());
    avro.put("timestamp", fact.at());
    avro.put("amount", fact.amount());
    avro.put("target_user_id", fact.counterpart());
    avro.put("exposure_id", fact.exposure());
    avro.put("reached", late.reached());
    avro.put("lost_spend", late.lostSpend());
    return avro;
  }

  /**
   * Reads what {@link #toAvro} made.
   *
   * @throws IllegalArgumentException if it names a kind of fact that there is not
   */
  public static LateFact fromAvro(GenericRecord avro) {
    return new LateFact(
        AvroFields.text(avro, "user_id"),
        new Fact(
            AvroFields.wholeLong(avro, "timestamp"),
            AvroFields.text(avro, "event_id"),
            FactKind.valueOf(AvroFields.text(avro, "kind")),
            AvroFields.wholeLong(avro, "amount"),
            AvroFields.text(avro, "target_user_id"),
            AvroFields.text(avro, "exposure_id")),
        AvroFields.wholeInt(avro, "reached"));
  }
}
