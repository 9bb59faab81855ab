package org.afterward.coders;

import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * The Avro form of a rejection, with the names of the JSON; {@code raw} is its bytes as they came.
 */
public final class RejectionAvro {

  public static final Schema SCHEMA =
      SchemaBuilder.record("Rejection")
          .namespace(AvroFields.NAMESPACE)
          .fields()
          .requiredString("rejected")
          .name("broken")
          .type(Schema.createArray(brokenRule()))
          .noDefault()
          .requiredString("origin")
          .requiredLong("offset")
          .name("arrived_at")
          .type(AvroFields.optional(AvroFields.TIMESTAMP))
          .withDefault(null)
          .requiredBytes("raw")
          .endRecord();

  private static final Schema BROKEN_RULE = AvroFields.of(SCHEMA, "broken").getElementType();

  private RejectionAvro() {}

  private static Schema brokenRule() {
    return SchemaBuilder.record("BrokenRule")
        .namespace(AvroFields.NAMESPACE)
        .fields()
        .requiredString("rule")
        .requiredString("field")
        .requiredString("problem")
        .endRecord();
  }

  public static GenericRecord toAvro(Rejection rejection) {
    RawRecord raw = rejection.raw();
    GenericRecord avro = new GenericData.Record(SCHEMA);
    avro.put("rejected", rejection.what());
    avro.put("broken", rejection.broken().stream().map(RejectionAvro::toAvro).toList());
    avro.put("origin", raw.origin());
    avro.put("offset", raw.offset());
    avro.put("arrived_at", AvroFields.timeOrNull(raw.arrivedAt()));
    avro.put("raw", ByteBuffer.wrap(raw.bytes().array()));
    return avro;
  }

  private static GenericRecord toAvro(BrokenRule broken) {
    GenericRecord avro = new GenericData.Record(BROKEN_RULE);
    avro.put("rule", broken.rule());
    avro.put("field", broken.field());
    avro.put("problem", broken.problem());
    return avro;
  }

  /** Reads what {@link #toAvro(Rejection)} made. */
  public static Rejection fromAvro(GenericRecord avro) {
    Long arrivedAt = (Long) avro.get("arrived_at");
    return new Rejection(
        AvroFields.text(avro, "rejected"),
        AvroFields.list(avro, "broken").stream()
            .map(broken -> brokenRuleFrom((GenericRecord) broken))
            .toList(),
        new RawRecord(
            bytesOf((ByteBuffer) avro.get("raw")),
            AvroFields.text(avro, "origin"),
            AvroFields.wholeLong(avro, "offset"),
            arrivedAt == null ? Event.NO_TIME : arrivedAt));
  }

  private static BrokenRule brokenRuleFrom(GenericRecord avro) {
    return new BrokenRule(
        AvroFields.text(avro, "rule"),
        AvroFields.text(avro, "field"),
        AvroFields.text(avro, "problem"));
  }

  private static Bytes bytesOf(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return Bytes.wrap(bytes);
  }
}
