package org.afterward.coders;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has been read of an event so far, of whatever type it will turn out to be: the type may come
 * last.
 */
final class EventDraft {

  private static final double[] NO_VALUES = {};

  String eventType = "";

  // Of more than one type.
  long at = Event.NO_TIME;
  String userId = "";
  String sessionId = "";
  String exposureId = "";

  // Of user events.
  String eventId = "";
  String targetUserId = "";
  boolean withMessage;
  @Nullable SpendType spendType;
  long amount;
  double durationMinutes = Double.NaN;

  // Of exposures.
  int strategyId;
  String strategyName = "";
  ProfileMix mix = ProfileMix.ABSENT;
  double expectedReward = Double.NaN;
  double propensity = Double.NaN;
  double[] contextValues = NO_VALUES;
  String contextLayout = "";
  Map<String, Double> contextFields = Map.of();
  List<ShownProfile> profilesShown = List.of();
  String tab = "";

  // Of predictions.
  String predictionId = "";
  String modelName = "";
  String modelVersion = "";
  String fromUserId = "";
  String toUserId = "";

  /** Another name of {@link #fromUserId}; of events of other types it is a field of its own. */
  String inputUserId = "";

  Map<String, String> predictionContext = Map.of();
  double willAcceptProbability = Double.NaN;
  double confidenceScore = Double.NaN;
  double inferenceTimeMs = Double.NaN;

  /** Of one person alone, in the place of {@link #willAcceptProbability}. */
  double probability = Double.NaN;

  boolean saysProbability;

  /** The event, now that all of it has been read. */
  Event build(EventType type) {
    return switch (type) {
      case EXPOSURE -> exposure();
      case PREDICTION -> prediction();
      case MODEL_PERFORMANCE, REWARD_AGGREGATION, STRATEGY_PERFORMANCE, CONTEXT_SNAPSHOT ->
          new OwnRecord(type, at);
      default -> userEvent(type);
    };
  }

  private UserEvent userEvent(EventType type) {
    return new UserEvent(
        type,
        eventId,
        at,
        userId,
        targetUserId,
        sessionId,
        exposureId,
        withMessage,
        spendType,
        amount,
        durationMinutes);
  }

  private Exposure exposure() {
    String layout = contextLayout.isEmpty() ? ContextVector.LAYOUT_1 : contextLayout;
    return new Exposure(
        exposureId,
        at,
        userId,
        sessionId,
        strategyId,
        strategyName,
        mix,
        expectedReward,
        propensity,
        ContextVector.of(layout, contextValues),
        contextFields,
        profilesShown,
        tab);
  }

  private Prediction prediction() {
    boolean alone = isAboutOnePerson();
    return new Prediction(
        predictionId,
        at,
        modelName,
        modelVersion,
        fromUserId.isEmpty() ? inputUserId : fromUserId,
        toUserId,
        predictionContext,
        alone ? probability : willAcceptProbability,
        confidenceScore,
        inferenceTimeMs,
        alone);
  }

  /** By its own number, unless it is a friend request's that lacks whom it is to. */
  private boolean isAboutOnePerson() {
    return saysProbability && toUserId.isEmpty() && Double.isNaN(willAcceptProbability);
  }

  /** Whether what a field holds matters, or only to predictions of the other kind. */
  boolean asksFor(String path) {
    return switch (path) {
      case "prediction.probability" -> isAboutOnePerson();
      case "input.user_id" -> fromUserId.isEmpty();
      default -> true;
    };
  }
}
