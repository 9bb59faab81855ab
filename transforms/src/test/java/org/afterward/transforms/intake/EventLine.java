package org.afterward.transforms.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.Parsed;
import org.afterward.coders.RawRecord;
import org.afterward.coders.UnreadableEventException;

/** A line of JSON by its top fields, of which a test changes or takes away one. */
record EventLine(Map<String, String> fields) {

  static final EventLine EXPOSURE =
      new EventLine(Map.of())
          .with("event_type", "\"EXPOSURE\"")
          .with("exposure_id", "\"exp_1\"")
          .with("timestamp", "\"2024-01-15T19:30:00Z\"")
          .with("user_id", "\"usr_123\"")
          .with("session_id", "\"ses_1\"")
          .with(
              "strategy_applied",
              "{\"strategy_id\":2,\"strategy_name\":\"Balanced\",\"profile_distribution\":"
                  + "{\"high_tier_ratio\":0.3,\"medium_tier_ratio\":0.5,\"exploration_ratio\":0.2},"
                  + "\"expected_reward\":31.9,\"propensity\":0.41}")
          .with("user_context_vector", "[0" + ",0".repeat(26) + "]")
          .with(
              "profiles_shown",
              "[{\"profile_id\":\"usr_456\",\"rank\":1,\"tier\":\"high\",\"predicted_like_prob\":0.78}]")
          .with("tab", "\"discovery\"");

  static final EventLine LOGIN =
      new EventLine(Map.of())
          .with("event_type", "\"LOGIN\"")
          .with("event_id", "\"evt_1\"")
          .with("timestamp", "\"2024-01-15T19:30:00Z\"")
          .with("user_id", "\"usr_123\"");

  static final EventLine PREDICTION =
      new EventLine(Map.of())
          .with("event_type", "\"PREDICTION\"")
          .with("prediction_id", "\"pred_1\"")
          .with("timestamp", "\"2024-01-15T19:30:00Z\"")
          .with("model_name", "\"friend_accept_predictor\"")
          .with("model_version", "\"v2.1\"")
          .with("input", "{\"from_user_id\":\"usr_123\",\"to_user_id\":\"usr_456\"}")
          .with("prediction", "{\"will_accept_probability\":0.65}");

  EventLine with(String field, String json) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(field, json);
    return new EventLine(changed);
  }

  String line() {
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  Parsed<Event> read() throws UnreadableEventException {
    return EventJson.read(RawRecord.of(line()));
  }
}
