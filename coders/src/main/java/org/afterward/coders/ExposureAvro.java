package org.afterward.coders;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * The Avro form of an exposure, with the names and the nesting of the JSON; {@code event_type} and
 * the reward, which is not yet known, are left out. What an exposure does not say is null, or an
 * empty list or map, for invalid exposures are written too.
 */
public final class ExposureAvro {

  public static final Schema SCHEMA =
      SchemaBuilder.record("Exposure")
          .namespace(AvroFields.NAMESPACE)
          .fields()
          .optionalString("exposure_id")
          .name("timestamp")
          .type(AvroFields.optional(AvroFields.TIMESTAMP))
          .withDefault(null)
          .optionalString("user_id")
          .optionalString("session_id")
          .name("strategy_applied")
          .type(strategy())
          .noDefault()
          .name("user_context_vector")
          .type()
          .array()
          .items()
          .doubleType()
          .noDefault()
          .requiredString("context_layout")
          .name("context_fields")
          .type()
          .map()
          .values()
          .doubleType()
          .noDefault()
          .name("profiles_shown")
          .type(Schema.createArray(profile()))
          .noDefault()
          .optionalString("tab")
          .endRecord();

  private static final Schema STRATEGY = AvroFields.of(SCHEMA, "strategy_applied");
  private static final Schema MIX = AvroFields.of(STRATEGY, "profile_distribution");
  private static final Schema PROFILE = AvroFields.of(SCHEMA, "profiles_shown").getElementType();

  private ExposureAvro() {}

  private static Schema strategy() {
    Schema mix =
        SchemaBuilder.record("ProfileDistribution")
            .namespace(AvroFields.NAMESPACE)
            .fields()
            .optionalDouble("high_tier_ratio")
            .optionalDouble("medium_tier_ratio")
            .optionalDouble("exploration_ratio")
            .endRecord();
    return SchemaBuilder.record("StrategyApplied")
        .namespace(AvroFields.NAMESPACE)
        .fields()
        .optionalInt("strategy_id")
        .optionalString("strategy_name")
        .name("profile_distribution")
        .type(mix)
        .noDefault()
        .optionalDouble("expected_reward")
        .optionalDouble("propensity")
        .endRecord();
  }

  private static Schema profile() {
    return SchemaBuilder.record("ShownProfile")
        .namespace(AvroFields.NAMESPACE)
        .fields()
        .optionalString("profile_id")
        .optionalInt("rank")
        .optionalString("tier")
        .optionalDouble("predicted_like_prob")
        .optionalDouble("predicted_friend_accept_prob")
        .optionalDouble("predicted_chat_response_prob")
        .endRecord();
  }

  public static GenericRecord toAvro(Exposure exposure) {
    GenericRecord avro = new GenericData.Record(SCHEMA);
    avro.put("exposure_id", AvroFields.orNull(exposure.exposureId()));
    avro.put("timestamp", AvroFields.timeOrNull(exposure.at()));
    avro.put("user_id", AvroFields.orNull(exposure.userId()));
    avro.put("session_id", AvroFields.orNull(exposure.sessionId()));
    avro.put("strategy_applied", strategyOf(exposure));
    avro.put("user_context_vector", ServingAvro.numbers(exposure.context()));
    avro.put("context_layout", exposure.context().layout());
    avro.put("context_fields", exposure.contextFields());
    avro.put(
        "profiles_shown", exposure.profilesShown().stream().map(ExposureAvro::toAvro).toList());
    avro.put("tab", AvroFields.orNull(exposure.tab()));
    return avro;
  }

  private static GenericRecord strategyOf(Exposure exposure) {
    GenericRecord mix = new GenericData.Record(MIX);
    mix.put("high_tier_ratio", AvroFields.orNull(exposure.mix().highTierRatio()));
    mix.put("medium_tier_ratio", AvroFields.orNull(exposure.mix().mediumTierRatio()));
    mix.put("exploration_ratio", AvroFields.orNull(exposure.mix().explorationRatio()));
    GenericRecord strategy = new GenericData.Record(STRATEGY);
    strategy.put("strategy_id", AvroFields.orNull(exposure.strategyId()));
    strategy.put("strategy_name", AvroFields.orNull(exposure.strategyName()));
    strategy.put("profile_distribution", mix);
    strategy.put("expected_reward", AvroFields.orNull(exposure.expectedReward()));
    strategy.put("propensity", AvroFields.orNull(exposure.propensity()));
    return strategy;
  }

  private static GenericRecord toAvro(ShownProfile profile) {
    GenericRecord avro = new GenericData.Record(PROFILE);
    avro.put("profile_id", AvroFields.orNull(profile.profileId()));
    avro.put("rank", AvroFields.orNull(profile.rank()));
    avro.put("tier", AvroFields.orNull(profile.tier()));
    avro.put("predicted_like_prob", AvroFields.orNull(profile.likeProbability()));
    avro.put("predicted_friend_accept_prob", AvroFields.orNull(profile.friendAcceptProbability()));
    avro.put("predicted_chat_response_prob", AvroFields.orNull(profile.chatResponseProbability()));
    return avro;
  }
}
