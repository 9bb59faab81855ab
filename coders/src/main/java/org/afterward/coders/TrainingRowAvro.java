package org.afterward.coders;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * A reward as a row to train on: flat, with the context and the propensity that its strategy was
 * chosen with. It can be made only of rewards whose exposures remember how they were served.
 *
 * <p>Money stays exact, as in {@link RewardAvro}: whole micro-units of the in-app currency, in
 * columns that say so. A regression divides by a million, which loses nothing below nine billion
 * units. {@code timestamp} is when the exposure was shown.
 *
 * <p>Whoever trains takes one {@code attribution} and of each exposure the greatest {@code
 * revision}.
 */
public final class TrainingRowAvro {

  private static final String MICROS = "_micros";

  public static final Schema SCHEMA = schema();

  private TrainingRowAvro() {}

  private static Schema schema() {
    FieldAssembler<Schema> fields =
        SchemaBuilder.record("TrainingRow")
            .namespace(AvroFields.NAMESPACE)
            .fields()
            .requiredString("exposure_id")
            .requiredString("user_id")
            .optionalString("session_id")
            .name("timestamp")
            .type(AvroFields.TIMESTAMP)
            .noDefault()
            .requiredInt("strategy_id")
            .optionalDouble("propensity")
            .requiredString("context_layout")
            .name("context_vector")
            .type()
            .array()
            .items()
            .doubleType()
            .noDefault()
            .requiredLong("total_reward" + MICROS)
            .requiredLong("currency_spent" + MICROS);
    for (SpendType type : SpendType.ALL) {
      fields = fields.requiredLong(type.wireName() + MICROS);
    }
    return fields
        .requiredLong("retention_bonus" + MICROS)
        .requiredLong("match_bonus" + MICROS)
        .requiredLong("churn_penalty" + MICROS)
        .requiredLong("frustration_penalty" + MICROS)
        .requiredBoolean("churned")
        .requiredBoolean("still_active")
        .requiredString("attribution")
        .requiredString("policy")
        .requiredString("status")
        .requiredInt("revision")
        .name("complete_until")
        .type(AvroFields.TIMESTAMP)
        .noDefault()
        .endRecord();
  }

  /**
   * The row of a reward.
   *
   * @throws IllegalArgumentException if it is not known how the exposure was served
   */
  public static GenericRecord toAvro(Reward reward) {
    OpenExposure exposure = reward.exposure();
    Serving serving = exposure.serving();
    if (!serving.isKnown()) {
      throw new IllegalArgumentException(
          "It is not known how " + exposure.exposureId() + " was served: nothing to train on");
    }
    GenericRecord avro = new GenericData.Record(SCHEMA);
    avro.put("exposure_id", exposure.exposureId());
    avro.put("user_id", exposure.userId());
    avro.put("session_id", AvroFields.orNull(serving.sessionId()));
    avro.put("timestamp", exposure.shownAt());
    avro.put("strategy_id", exposure.strategyId());
    avro.put("propensity", AvroFields.orNull(serving.propensity()));
    avro.put("context_layout", serving.context().layout());
    avro.put("context_vector", ServingAvro.numbers(serving.context()));
    putParts(reward.parts(), avro);
    avro.put("churned", reward.state().churned());
    avro.put("still_active", reward.state().stillActive());
    avro.put("attribution", reward.attribution().wireName());
    avro.put("policy", reward.policy());
    avro.put("status", reward.status().name());
    avro.put("revision", reward.revision());
    avro.put("complete_until", reward.completeUntil());
    return avro;
  }

  private static void putParts(RewardParts parts, GenericRecord avro) {
    avro.put("total_reward" + MICROS, parts.totalMicros());
    avro.put("currency_spent" + MICROS, parts.spend().totalMicros());
    for (SpendType type : SpendType.ALL) {
      avro.put(type.wireName() + MICROS, parts.spend().micros(type));
    }
    avro.put("retention_bonus" + MICROS, parts.retentionMicros());
    avro.put("match_bonus" + MICROS, parts.matchMicros());
    avro.put("churn_penalty" + MICROS, parts.churnMicros());
    avro.put("frustration_penalty" + MICROS, parts.frustrationMicros());
  }
}
