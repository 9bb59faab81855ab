package org.afterward.coders;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model said would come of a friend request, or would become of one person alone, such as
 * that they leave. Of the latter nobody hears an answer.
 *
 * @param at epoch milliseconds, or {@link Event#NO_TIME}
 * @param fromUserId who asks, or whom it is about
 * @param toUserId who is asked; empty where it is about one person
 * @param context what else the model was told, values as text
 * @param willAcceptProbability of being accepted, or of what the model predicts of one person;
 *     {@code NaN} where absent, and so the other two numbers
 * @param isAboutOnePerson whether nobody is asked. A prediction of a friend request may lack its
 *     {@code toUserId} too, and is then not valid
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
    double inferenceTimeMs,
    boolean isAboutOnePerson)
    implements Event {

  public Prediction {
    context = Collections.unmodifiableMap(new TreeMap<>(context));
    if (isAboutOnePerson && !toUserId.isEmpty()) {
      throw new IllegalArgumentException("About one person, and yet to " + toUserId);
    }
  }

  /** Of a friend request. */
  public Prediction(
      String predictionId,
      long at,
      String modelName,
      String modelVersion,
      String fromUserId,
      String toUserId,
      Map<String, String> context,
      double willAcceptProbability,
      double confidenceScore,
      double inferenceTimeMs) {
    this(
        predictionId,
        at,
        modelName,
        modelVersion,
        fromUserId,
        toUserId,
        context,
        willAcceptProbability,
        confidenceScore,
        inferenceTimeMs,
        false);
  }

  /** Of one person alone. */
  public static Prediction aboutOnePerson(
      String predictionId,
      long at,
      String modelName,
      String modelVersion,
      String userId,
      Map<String, String> context,
      double probability,
      double confidenceScore,
      double inferenceTimeMs) {
    return new Prediction(
        predictionId,
        at,
        modelName,
        modelVersion,
        userId,
        "",
        context,
        probability,
        confidenceScore,
        inferenceTimeMs,
        true);
  }

  /** What the probability is called where fields have names. */
  public String probabilityField() {
    return isAboutOnePerson ? "probability" : "will_accept_probability";
  }

  @Override
  public EventType type() {
    return EventType.PREDICTION;
  }
}
