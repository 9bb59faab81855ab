package org.afterward.coders;

import org.afterward.coders.Activity.Contacts;
import org.afterward.coders.Activity.Presence;
import org.afterward.coders.Activity.Received;
import org.afterward.coders.Activity.Spending;
import org.afterward.coders.ContextSnapshot.Level2;
import org.afterward.coders.ContextSnapshot.Score;
import org.afterward.coders.ContextSnapshot.Scores;

/**
 * The JSON form of a context snapshot (CONTEXT_SNAPSHOT): one line, with null for a rate of
 * nothing. Of a day's snapshot there is no {@code exposure_id}; where no model had said anything
 * there are no {@code level2_predictions}, and where there was no population no {@code
 * population_date}.
 */
public final class ContextSnapshotJson {

  private ContextSnapshotJson() {}

  public static String write(ContextSnapshot snapshot) {
    JsonLine out =
        new JsonLine()
            .beginObject()
            .field("event_type", EventType.CONTEXT_SNAPSHOT.name())
            .field("snapshot_id", snapshot.snapshotId())
            .timeField("timestamp", snapshot.at())
            .field("user_id", snapshot.userId())
            .fieldUnlessEmpty("exposure_id", snapshot.exposureId());
    writeScores(snapshot.scores(), snapshot.activity(), out);
    writeMetrics(snapshot.activity(), out);
    writeLevel2(snapshot.level2(), out);
    out.beginArray("context_vector");
    for (int i = 0; i < snapshot.context().length(); i++) {
      out.element(snapshot.context().get(i));
    }
    return out.endArray()
        .field("context_layout", snapshot.context().layout())
        .field("policy", snapshot.policy())
        .fieldUnlessEmpty("population_date", snapshot.populationDate())
        .endObject()
        .toString();
  }

  /**
   * Reads what {@link #write} wrote; fields that it does not know are ignored.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static ContextSnapshot read(String line) {
    JsonObject in = JsonObject.parse(line);
    in.expectText("event_type", EventType.CONTEXT_SNAPSHOT.name());
    JsonObject scores = in.object("level1_scores");
    return new ContextSnapshot(
        in.text("snapshot_id"),
        in.time("timestamp"),
        in.text("user_id"),
        textOrEmpty(in, "exposure_id"),
        readScores(scores),
        readActivity(scores, in.object("activity_metrics")),
        in.has("level2_predictions") ? readLevel2(in.object("level2_predictions")) : Level2.UNKNOWN,
        in.text("policy"),
        textOrEmpty(in, "population_date"),
        ContextVector.of(in.text("context_layout"), in.numbers("context_vector")));
  }

  private static void writeScores(Scores scores, Activity activity, JsonLine out) {
    out.beginObject("level1_scores");
    for (Box box : Box.ALL) {
      out.field(box.wireName() + "_score", scores.of(box).normalized());
    }
    Received received = activity.received();
    out.beginObject("attractiveness_detail")
        .field("received_likes", received.likes())
        .field("received_super_likes", received.superLikes())
        .field("received_dislikes", received.dislikes())
        .field("total_evaluations", received.evaluations());
    endDetail(scores.attractiveness(), out);
    out.beginObject("engagement_detail")
        .field("login_days", activity.presence().loginDays())
        .field("total_days", activity.totalDays())
        .field("evaluation_rate", activity.contacts().evaluationRate())
        .field("profile_completeness", activity.presence().profileCompleteness());
    endDetail(scores.engagement(), out);
    out.beginObject("revenue_trigger_detail")
        .field("spend_days_last_7d", activity.spending().daysLast7d())
        .field("consecutive_rejections", activity.contacts().consecutiveRejections())
        .field("currency_balance", activity.spending().balance());
    endDetail(scores.revenueTrigger(), out);
    out.beginObject("spending_detail")
        .field("total_currency_spent", activity.spending().total())
        .field("spends_last_30d", activity.spending().last30d());
    endDetail(scores.spending(), out);
    out.endObject();
  }

  private static void endDetail(Score score, JsonLine out) {
    out.field("raw_score", score.raw()).field("normalized_score", score.normalized()).endObject();
  }

  private static void writeMetrics(Activity activity, JsonLine out) {
    Contacts contacts = activity.contacts();
    Presence presence = activity.presence();
    out.beginObject("activity_metrics")
        .field("days_since_join", activity.daysSinceJoin())
        .field("total_currency_spent", activity.spending().total())
        .field("currency_balance", activity.spending().balance())
        .field("like_success_rate", contacts.likeSuccess())
        .field("friend_request_success_rate", contacts.friendRequestSuccess())
        .field("chat_activation_rate", contacts.chatActivation())
        .field("consecutive_rejections", contacts.consecutiveRejections())
        .field("sessions_last_7d", presence.sessionsLast7d())
        .field("avg_session_duration_minutes", presence.avgSessionMinutes())
        .field("total_matches", contacts.matches())
        .field("days_without_new_match", contacts.daysWithoutNewMatch())
        .field("is_paying_user", activity.spending().paying())
        .field("message_response_rate", contacts.messageResponse())
        .field("open_requests", contacts.openRequests())
        .timeFieldUnlessAbsent("last_own_action_at", presence.lastOwnActionAt())
        .field("account_closed", presence.accountClosed())
        .endObject();
  }

  private static void writeLevel2(Level2 level2, JsonLine out) {
    if (!level2.equals(Level2.UNKNOWN)) {
      out.beginObject("level2_predictions")
          .field("churn_7d_probability", level2.churn7dProbability())
          .field("churn_30d_probability", level2.churn30dProbability())
          .fieldUnlessEmpty("model_version", level2.modelVersion())
          .endObject();
    }
  }

  private static Scores readScores(JsonObject in) {
    return Scores.of(
        box -> {
          JsonObject detail = in.object(box.wireName() + "_detail");
          return new Score(
              numberOrNaN(detail, "raw_score"), numberOrNaN(detail, "normalized_score"));
        });
  }

  private static Activity readActivity(JsonObject scores, JsonObject metrics) {
    JsonObject received = scores.object("attractiveness_detail");
    JsonObject engagement = scores.object("engagement_detail");
    return new Activity(
        metrics.wholeLong("days_since_join"),
        new Spending(
            metrics.wholeLong("total_currency_spent"),
            metrics.wholeLong("currency_balance"),
            metrics.truth("is_paying_user"),
            scores.object("spending_detail").wholeLong("spends_last_30d"),
            scores.object("revenue_trigger_detail").wholeLong("spend_days_last_7d")),
        new Contacts(
            numberOrNaN(metrics, "like_success_rate"),
            numberOrNaN(metrics, "friend_request_success_rate"),
            numberOrNaN(metrics, "chat_activation_rate"),
            numberOrNaN(engagement, "evaluation_rate"),
            numberOrNaN(metrics, "message_response_rate"),
            metrics.wholeLong("total_matches"),
            metrics.wholeLong("days_without_new_match"),
            metrics.wholeLong("consecutive_rejections"),
            metrics.wholeLong("open_requests")),
        new Presence(
            engagement.wholeLong("login_days"),
            metrics.wholeLong("sessions_last_7d"),
            numberOrNaN(metrics, "avg_session_duration_minutes"),
            numberOrNaN(engagement, "profile_completeness"),
            metrics.has("last_own_action_at") ? metrics.time("last_own_action_at") : Event.NO_TIME,
            metrics.truth("account_closed")),
        new Received(
            received.wholeLong("received_likes"),
            received.wholeLong("received_super_likes"),
            received.wholeLong("received_dislikes")));
  }

  private static Level2 readLevel2(JsonObject in) {
    return new Level2(
        numberOrNaN(in, "churn_7d_probability"),
        numberOrNaN(in, "churn_30d_probability"),
        textOrEmpty(in, "model_version"));
  }

  private static String textOrEmpty(JsonObject in, String name) {
    return in.has(name) ? in.text(name) : "";
  }

  /** What is null, or left out where the line went through a table, is not known. */
  private static double numberOrNaN(JsonObject in, String name) {
    return in.has(name) ? in.number(name) : Double.NaN;
  }
}
