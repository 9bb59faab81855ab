package org.afterward.coders;

import java.util.Map;

/** Writes events as JSON, in the order of the fields in which the specification shows them. */
final class EventWriter {

  private EventWriter() {}

  static String write(UserEvent event) {
    JsonLine out =
        new JsonLine()
            .beginObject()
            .field("event_type", event.type().name())
            .fieldUnlessEmpty("event_id", event.eventId())
            .timeFieldUnlessAbsent("timestamp", event.at())
            .fieldUnlessEmpty("user_id", event.userId())
            .fieldUnlessEmpty("target_user_id", event.targetUserId())
            .fieldUnlessEmpty("session_id", event.sessionId())
            .fieldUnlessEmpty("exposure_id", event.exposureId());
    if (event.type() == EventType.FRIEND_REQUEST || event.withMessage()) {
      out.field("with_message", event.withMessage());
    }
    SpendType spendType = event.spendType();
    if (spendType != null) {
      out.field("spend_type", spendType.wireName());
    }
    return out.fieldUnlessZero("amount", event.amount())
        .fieldUnlessNaN("duration_minutes", event.durationMinutes())
        .endObject()
        .toString();
  }

  static String write(Exposure exposure) {
    JsonLine out =
        new JsonLine()
            .beginObject()
            .field("event_type", exposure.type().name())
            .fieldUnlessEmpty("exposure_id", exposure.exposureId())
            .timeFieldUnlessAbsent("timestamp", exposure.at())
            .fieldUnlessEmpty("user_id", exposure.userId())
            .fieldUnlessEmpty("session_id", exposure.sessionId());
    writeStrategy(exposure, out);
    writeContext(exposure, out);
    if (!exposure.profilesShown().isEmpty()) {
      out.beginArray("profiles_shown");
      exposure.profilesShown().forEach(profile -> write(profile, out));
      out.endArray();
    }
    return out.fieldUnlessEmpty("tab", exposure.tab())
        .nullField("reward")
        .nullField("reward_computed_at")
        .endObject()
        .toString();
  }

  private static void writeStrategy(Exposure exposure, JsonLine out) {
    out.beginObject("strategy_applied")
        .fieldUnlessZero("strategy_id", exposure.strategyId())
        .fieldUnlessEmpty("strategy_name", exposure.strategyName());
    ProfileMix mix = exposure.mix();
    if (!mix.equals(ProfileMix.ABSENT)) {
      out.beginObject("profile_distribution")
          .fieldUnlessNaN("high_tier_ratio", mix.highTierRatio())
          .fieldUnlessNaN("medium_tier_ratio", mix.mediumTierRatio())
          .fieldUnlessNaN("exploration_ratio", mix.explorationRatio())
          .endObject();
    }
    out.fieldUnlessNaN("expected_reward", exposure.expectedReward())
        .fieldUnlessNaN("propensity", exposure.propensity())
        .endObject();
  }

  private static void writeContext(Exposure exposure, JsonLine out) {
    ContextVector context = exposure.context();
    if (context.length() > 0) {
      out.beginArray("user_context_vector");
      for (int i = 0; i < context.length(); i++) {
        out.element(context.get(i));
      }
      out.endArray();
    }
    if (!context.layout().equals(ContextVector.LAYOUT_1)) {
      out.field("context_layout", context.layout());
    }
    if (!exposure.contextFields().isEmpty()) {
      out.beginObject("context_fields");
      for (Map.Entry<String, Double> field : exposure.contextFields().entrySet()) {
        out.fieldUnlessNaN(field.getKey(), field.getValue());
      }
      out.endObject();
    }
  }

  private static void write(ShownProfile profile, JsonLine out) {
    out.beginObject()
        .fieldUnlessEmpty("profile_id", profile.profileId())
        .fieldUnlessZero("rank", profile.rank())
        .fieldUnlessEmpty("tier", profile.tier())
        .fieldUnlessNaN("predicted_like_prob", profile.likeProbability())
        .fieldUnlessNaN("predicted_friend_accept_prob", profile.friendAcceptProbability())
        .fieldUnlessNaN("predicted_chat_response_prob", profile.chatResponseProbability())
        .endObject();
  }

  static String write(Prediction prediction) {
    JsonLine out =
        new JsonLine()
            .beginObject()
            .field("event_type", prediction.type().name())
            .fieldUnlessEmpty("prediction_id", prediction.predictionId())
            .timeFieldUnlessAbsent("timestamp", prediction.at())
            .fieldUnlessEmpty("model_name", prediction.modelName())
            .fieldUnlessEmpty("model_version", prediction.modelVersion())
            .beginObject("input")
            .fieldUnlessEmpty("from_user_id", prediction.fromUserId())
            .fieldUnlessEmpty("to_user_id", prediction.toUserId());
    if (!prediction.context().isEmpty()) {
      out.beginObject("context");
      prediction.context().forEach(out::field);
      out.endObject();
    }
    return out.endObject()
        .beginObject("prediction")
        .fieldUnlessNaN(prediction.probabilityField(), prediction.willAcceptProbability())
        .fieldUnlessNaN("confidence_score", prediction.confidenceScore())
        .fieldUnlessNaN("inference_time_ms", prediction.inferenceTimeMs())
        .endObject()
        .nullField("actual_outcome")
        .nullField("actual_outcome_time")
        .nullField("prediction_correct")
        .endObject()
        .toString();
  }
}
