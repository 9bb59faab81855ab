package org.afterward.coders;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model said would come of a friend request.
 *
 * @param at epoch milliseconds, or {@link Event#NO_TIME}
 * @param context what else the model was told, values as text
 * @param willAcceptProbability {@code NaN} where absent, and so the other two numbers
 */
public record Prediction(
    String predictionId,
    long at,
    String modelName,
    String modelVersion,
    String fromUserId,
    String toUserId,
    Map<String, String> context,
    double willAcceptProbability,
    double confidenceScore,
    double inferenceTimeMs)
    implements Event {

  public Prediction {
    context = Collections.unmodifiableMap(new TreeMap<>(context));
  }

  @Override
  public EventType type() {
    return EventType.PREDICTION;
  }
}
