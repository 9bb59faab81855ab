package org.afterward.pipelines.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Event;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.Prediction;
import org.afterward.coders.ProfileMix;
import org.afterward.coders.ShownProfile;
import org.afterward.coders.SpendType;
import org.afterward.coders.UserEvent;

/** Events with whichever fields there are. */
final class Samples {

  static final long AT = 1_705_347_000_123L;

  private Samples() {}

  /** Events that differ in which fields they have. */
  static List<UserEvent> userEvents(int count) {
    List<UserEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(userEvent(i));
    }
    return events;
  }

  static UserEvent userEvent(int i) {
    String id = "evt_" + i;
    long at = AT + i * 1_000L;
    String user = "usr_" + i % 7;
    return switch (i % 5) {
      case 0 ->
          new UserEvent(
              EventType.LIKE, id, at, user, "usr_ü", "ses_1", "exp_1", false, null, 0, Double.NaN);
      case 1 ->
          new UserEvent(
              EventType.FRIEND_REQUEST, id, at, user, "usr_9", "", "", true, null, 0, Double.NaN);
      case 2 ->
          new UserEvent(
              EventType.CURRENCY_SPEND,
              id,
              at,
              user,
              "",
              "",
              "exp_2",
              false,
              SpendType.CHAT_ACTIVATION,
              10,
              Double.NaN);
      case 3 ->
          new UserEvent(EventType.SESSION, id, at, user, "", "ses_2", "", false, null, 0, 12.5);
      default ->
          new UserEvent(EventType.LOGIN, id, at, user, "", "", "", false, null, 0, Double.NaN);
    };
  }

  static Exposure exposure(int i) {
    List<ShownProfile> profiles = new ArrayList<>();
    for (int rank = 1; rank <= i % 4; rank++) {
      profiles.add(new ShownProfile("usr_" + rank, rank, "high", 0.5, 0.25 * rank / 4, 0.125));
    }
    return new Exposure(
        "exp_" + i,
        AT + i * 60_000L,
        "usr_" + i % 7,
        "ses_" + i,
        1 + i % 15,
        "Balanced",
        new ProfileMix(0.3, 0.5, 0.2),
        31.9,
        i % 2 == 0 ? 0.41 : Double.NaN,
        ContextVector.of(ContextVector.LAYOUT_1, new double[] {0.75, i, -1.5}),
        i % 3 == 0 ? Map.of("days_since_join", 15.0, "is_male", 1.0) : Map.of(),
        profiles,
        "discovery");
  }

  /** An exposure that says nothing but what it is. */
  static Exposure emptyExposure() {
    return new Exposure(
        "",
        Event.NO_TIME,
        "",
        "",
        0,
        "",
        ProfileMix.ABSENT,
        Double.NaN,
        Double.NaN,
        ContextVector.empty(),
        Map.of(),
        List.of(),
        "");
  }

  static List<Exposure> exposures(int count) {
    List<Exposure> exposures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      exposures.add(exposure(i));
    }
    exposures.add(emptyExposure());
    return exposures;
  }

  /** Predictions that differ in which fields they have. */
  static List<Prediction> predictions(int count) {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      predictions.add(
          new Prediction(
              "pred_" + i,
              AT + i,
              "friend_accept_predictor",
              i % 3 == 0 ? "" : "v2.1",
              "usr_1",
              "usr_ü",
              i % 2 == 0 ? Map.of("time_of_day", "evening", "day_of_week", "월요일") : Map.of(),
              0.65,
              i % 5 == 0 ? Double.NaN : 0.85,
              45));
    }
    predictions.add(
        Prediction.aboutOnePerson(
            "pred_churn",
            AT,
            "churn_7d",
            "churn_v2.1",
            "usr_1",
            Map.of(),
            0.25,
            Double.NaN,
            Double.NaN));
    predictions.add(
        new Prediction(
            "", Event.NO_TIME, "", "", "", "", Map.of(), Double.NaN, Double.NaN, Double.NaN));
    return predictions;
  }
}
