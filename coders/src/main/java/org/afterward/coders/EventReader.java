package org.afterward.coders;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Carries the fields of one event's JSON into a draft. */
final class EventReader {

  private static final ShownProfile NO_PROFILE =
      new ShownProfile("", 0, "", Double.NaN, Double.NaN, Double.NaN);

  private static final String SPEND_TYPES =
      SpendType.ALL.stream().map(SpendType::wireName).collect(Collectors.joining(", "));

  private static final int USUAL_CONTEXT_LENGTH = 27;

  private final FieldReader in;
  private final EventDraft draft;

  EventReader(FieldReader in, EventDraft draft) {
    this.in = in;
    this.draft = draft;
  }

  /** Reads the fields of the object that the reader has just entered. */
  void readFields() throws IOException {
    @Nullable String name;
    while ((name = in.nextField()) != null) {
      switch (name) {
        case "event_type" -> draft.eventType = in.text();
        case "timestamp" -> draft.at = in.time();
        case "user_id" -> draft.userId = in.text();
        case "session_id" -> draft.sessionId = in.text();
        case "exposure_id" -> draft.exposureId = in.text();

        case "event_id" -> draft.eventId = in.text();
        case "target_user_id" -> draft.targetUserId = in.text();
        case "with_message" -> draft.withMessage = in.truth();
        case "spend_type" -> draft.spendType = spendType();
        case "amount" -> draft.amount = in.wholeLong();
        case "duration_minutes" -> draft.durationMinutes = in.number();

        case "strategy_applied" -> readStrategy();
        case "user_context_vector" -> draft.contextValues = numbers();
        case "context_layout" -> draft.contextLayout = in.text();
        case "context_fields" -> draft.contextFields = contextFields();
        case "profiles_shown" -> draft.profilesShown = profiles();
        case "tab" -> draft.tab = in.text();

        case "prediction_id" -> draft.predictionId = in.text();
        case "model_name" -> draft.modelName = in.text();
        case "model_version" -> draft.modelVersion = in.text();
        case "input" -> readInput();
        case "prediction" -> readPrediction();
        default -> in.skip();
      }
    }
  }

  /** Whether a field of that path is one that events of that type have. */
  static boolean belongsTo(EventType type, String path) {
    return switch (path.split("[.\\[]", 2)[0]) {
      case "user_id", "session_id", "exposure_id" ->
          type.isUserEvent() || type == EventType.EXPOSURE;
      case "event_id", "target_user_id" -> type.isUserEvent();
      case "with_message" -> type == EventType.FRIEND_REQUEST;
      case "spend_type" -> type == EventType.CURRENCY_SPEND;
      case "amount" -> type == EventType.CURRENCY_SPEND || type == EventType.PAYMENT;
      case "duration_minutes" -> type == EventType.SESSION;
      case "strategy_applied",
          "user_context_vector",
          "context_layout",
          "context_fields",
          "profiles_shown",
          "tab" ->
          type == EventType.EXPOSURE;
      case "prediction_id", "model_name", "model_version", "input", "prediction" ->
          type == EventType.PREDICTION;
      default -> true;
    };
  }

  private @Nullable SpendType spendType() throws IOException {
    String text = in.text();
    SpendType type = SpendType.named(text);
    if (type == null && !text.isEmpty()) {
      in.name(
          "unknown_spend_type", "found \"" + Excerpt.of(text) + "\", wanted one of " + SPEND_TYPES);
    }
    return type;
  }

  private void readStrategy() throws IOException {
    if (!in.beginsObject()) {
      return;
    }
    @Nullable String name;
    while ((name = in.nextField()) != null) {
      switch (name) {
        case "strategy_id" -> draft.strategyId = in.wholeInt();
        case "strategy_name" -> draft.strategyName = in.text();
        case "profile_distribution" -> draft.mix = mix();
        case "expected_reward" -> draft.expectedReward = in.number();
        case "propensity" -> draft.propensity = in.number();
        default -> in.skip();
      }
    }
  }

  private ProfileMix mix() throws IOException {
    if (!in.beginsObject()) {
      return ProfileMix.ABSENT;
    }
    double high = Double.NaN;
    double medium = Double.NaN;
    double exploration = Double.NaN;
    @Nullable String name;
    while ((name = in.nextField()) != null) {
      switch (name) {
        case "high_tier_ratio" -> high = in.number();
        case "medium_tier_ratio" -> medium = in.number();
        case "exploration_ratio" -> exploration = in.number();
        default -> in.skip();
      }
    }
    return new ProfileMix(high, medium, exploration);
  }

  private double[] numbers() throws IOException {
    if (!in.beginsArray()) {
      return new double[0];
    }
    double[] numbers = new double[USUAL_CONTEXT_LENGTH];
    int length = 0;
    while (in.nextElement()) {
      if (length == numbers.length) {
        numbers = Arrays.copyOf(numbers, length * 2);
      }
      numbers[length++] = in.number();
    }
    return length == numbers.length ? numbers : Arrays.copyOf(numbers, length);
  }

  private Map<String, Double> contextFields() throws IOException {
    if (!in.beginsObject()) {
      return Map.of();
    }
    Map<String, Double> fields = new HashMap<>();
    @Nullable String name;
    while ((name = in.nextField()) != null) {
      double value = in.numberOrTruth();
      if (!Double.isNaN(value) && in.isText(name)) {
        fields.put(name, value);
      }
    }
    return fields;
  }

  private List<ShownProfile> profiles() throws IOException {
    if (!in.beginsArray()) {
      return List.of();
    }
    List<ShownProfile> profiles = new ArrayList<>();
    while (in.nextElement()) {
      // One that cannot be read keeps its place, so that later ones keep theirs.
      profiles.add(in.beginsObject() ? profile() : NO_PROFILE);
    }
    return profiles;
  }

  private ShownProfile profile() throws IOException {
    String profileId = "";
    int rank = 0;
    String tier = "";
    double like = Double.NaN;
    double friendAccept = Double.NaN;
    double chatResponse = Double.NaN;
    @Nullable String name;
    while ((name = in.nextField()) != null) {
      switch (name) {
        case "profile_id" -> profileId = in.text();
        case "rank" -> rank = in.wholeInt();
        case "tier" -> tier = in.text();
        case "predicted_like_prob" -> like = in.number();
        case "predicted_friend_accept_prob" -> friendAccept = in.number();
        case "predicted_chat_response_prob" -> chatResponse = in.number();
        default -> in.skip();
      }
    }
    return new ShownProfile(profileId, rank, tier, like, friendAccept, chatResponse);
  }

  private void readInput() throws IOException {
    if (!in.beginsObject()) {
      return;
    }
    @Nullable String name;
    while ((name = in.nextField()) != null) {
      switch (name) {
        case "from_user_id" -> draft.fromUserId = in.text();
        case "user_id" -> draft.inputUserId = in.text();
        case "to_user_id" -> draft.toUserId = in.text();
        case "context" -> draft.predictionContext = texts();
        default -> in.skip();
      }
    }
  }

  private Map<String, String> texts() throws IOException {
    if (!in.beginsObject()) {
      return Map.of();
    }
    Map<String, String> texts = new HashMap<>();
    @Nullable String name;
    while ((name = in.nextField()) != null) {
      @Nullable String text = in.anyAsText();
      if (text != null && in.isText(name)) {
        texts.put(name, text);
      }
    }
    return texts;
  }

  private void readPrediction() throws IOException {
    if (!in.beginsObject()) {
      return;
    }
    @Nullable String name;
    while ((name = in.nextField()) != null) {
      switch (name) {
        case "will_accept_probability" -> draft.willAcceptProbability = in.number();
        case "probability" -> {
          draft.saysProbability = !in.isAbsent();
          draft.probability = in.number();
        }
        case "confidence_score" -> draft.confidenceScore = in.number();
        case "inference_time_ms" -> draft.inferenceTimeMs = in.number();
        default -> in.skip();
      }
    }
  }
}
