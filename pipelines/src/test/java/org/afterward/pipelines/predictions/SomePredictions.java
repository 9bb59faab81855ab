package org.afterward.pipelines.predictions;

import java.util.List;
import java.util.stream.Stream;

/** A few predictions of two versions of a model, and what came of them. */
final class SomePredictions {

  /** One of each version that was accepted, one that was not, and one that nobody answered yet. */
  static final List<String> PREDICTIONS =
      List.of(
          prediction("p1", "2024-01-15T19:30:00Z", "v2", "ada", "ben", "0.9"),
          prediction("p2", "2024-01-15T20:30:00Z", "v2", "ada", "cem", "0.6"),
          prediction("p3", "2024-01-15T21:30:00Z", "v1", "dan", "eva", "0.25"),
          prediction("p3", "2024-01-15T21:30:00Z", "v1", "dan", "eva", "0.25"),
          prediction("p4", "2024-01-20T08:00:00Z", "v2", "eva", "ada", "0.3"));

  static final String BROKEN = prediction("p5", "2024-01-20T08:00:00Z", "v2", "eva", "ada", "1.3");

  static final String ABOUT_ONE_PERSON =
      "{\"event_type\":\"PREDICTION\",\"prediction_id\":\"c1\","
          + "\"timestamp\":\"2024-01-15T19:30:00Z\",\"model_name\":\"churn_7d\","
          + "\"model_version\":\"churn_v2.1\",\"input\":{\"user_id\":\"ada\"},"
          + "\"prediction\":{\"probability\":0.25}}";

  static final List<String> ACTIVITY =
      List.of(
          answer("FRIEND_ACCEPT", "e1", "2024-01-16T10:00:00Z", "ben", "ada"),
          answer("FRIEND_REJECT", "e2", "2024-01-17T10:00:00Z", "cem", "ada"),
          answer("FRIEND_ACCEPT", "e3", "2024-01-17T11:00:00Z", "eva", "dan"));

  /** Accepted. */
  static final String P1 =
      outcome("p1", "2024-01-15T19:30:00Z", "v2", "ada", "ben", "0.9")
          + "\"actual_outcome\":1,\"actual_outcome_time\":\"2024-01-16T10:00:00Z\","
          + "\"prediction_correct\":true,\"answer\":\"ACCEPTED\",\"observation_period_days\":3,"
          + "\"status\":\"MATURE\",\"revision\":0}";

  static final String P2 =
      outcome("p2", "2024-01-15T20:30:00Z", "v2", "ada", "cem", "0.6")
          + "\"actual_outcome\":0,\"actual_outcome_time\":\"2024-01-17T10:00:00Z\","
          + "\"prediction_correct\":false,\"answer\":\"REJECTED\",\"observation_period_days\":3,"
          + "\"status\":\"MATURE\",\"revision\":0}";

  static final String P3 =
      outcome("p3", "2024-01-15T21:30:00Z", "v1", "dan", "eva", "0.25")
          + "\"actual_outcome\":1,\"actual_outcome_time\":\"2024-01-17T11:00:00Z\","
          + "\"prediction_correct\":false,\"answer\":\"ACCEPTED\",\"observation_period_days\":3,"
          + "\"status\":\"MATURE\",\"revision\":0}";

  static final String P4_PENDING =
      "{\"prediction_id\":\"p4\",\"timestamp\":\"2024-01-20T08:00:00Z\",\"model_name\":\"accept\","
          + "\"model_version\":\"v2\","
          + "\"input\":{\"from_user_id\":\"eva\",\"to_user_id\":\"ada\"},"
          + "\"prediction\":{\"will_accept_probability\":0.3,\"inference_time_ms\":45},"
          + "\"due_at\":\"2024-01-23T08:00:00Z\",\"cause\":\"HORIZON_OPEN\"}";

  private SomePredictions() {}

  static List<String> all() {
    return Stream.of(PREDICTIONS, List.of(BROKEN, ABOUT_ONE_PERSON), ACTIVITY)
        .flatMap(List::stream)
        .toList();
  }

  private static String prediction(
      String id, String at, String version, String from, String to, String probability) {
    String line = outcome(id, at, version, from, to, probability);
    return line.substring(0, line.length() - 1) + "}";
  }

  private static String outcome(
      String id, String at, String version, String from, String to, String probability) {
    return """
        {"event_type":"PREDICTION","prediction_id":"%s","timestamp":"%s",\
        "model_name":"accept","model_version":"%s",\
        "input":{"from_user_id":"%s","to_user_id":"%s"},\
        "prediction":{"will_accept_probability":%s,"inference_time_ms":45},"""
        .formatted(id, at, version, from, to, probability);
  }

  private static String answer(String type, String id, String at, String who, String asked) {
    return """
        {"event_type":"%s","event_id":"%s","timestamp":"%s","user_id":"%s","target_user_id":"%s"}"""
        .formatted(type, id, at, who, asked);
  }
}
