package org.afterward.coders;

import java.util.EnumSet;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * The Avro form of an implausible reward: the reward's own, and its {@code implausible_reasons}.
 */
public final class ImplausibleRewardAvro {

  public static final Schema SCHEMA =
      RewardAvro.withRewardFields(
              SchemaBuilder.record("ImplausibleReward").namespace(AvroFields.NAMESPACE).fields(),
              EnumSet.allOf(RewardExtra.class))
          .name("implausible_reasons")
          .type()
          .array()
          .items()
          .stringType()
          .noDefault()
          .endRecord();

  private ImplausibleRewardAvro() {}

  public static GenericRecord toAvro(ImplausibleReward implausible) {
    GenericRecord avro = new GenericData.Record(SCHEMA);
    RewardAvro.putFields(implausible.reward(), avro);
    avro.put("implausible_reasons", implausible.reasons());
    return avro;
  }

  /** Reads what {@link #toAvro} made. */
  public static ImplausibleReward fromAvro(GenericRecord avro) {
    return new ImplausibleReward(
        RewardAvro.fromAvro(avro),
        AvroFields.list(avro, "implausible_reasons").stream().map(Object::toString).toList());
  }
}
