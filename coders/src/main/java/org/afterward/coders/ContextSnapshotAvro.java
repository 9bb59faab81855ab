package org.afterward.coders;

import java.util.List;
import org.afterward.coders.Activity.Contacts;
import org.afterward.coders.Activity.Presence;
import org.afterward.coders.Activity.Received;
import org.afterward.coders.Activity.Spending;
import org.afterward.coders.ContextSnapshot.Level2;
import org.afterward.coders.ContextSnapshot.Score;
import org.afterward.coders.ContextSnapshot.Scores;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The Avro form of a context snapshot, with the names and the nesting of the JSON. */
public final class ContextSnapshotAvro {

  private static final Schema ATTRACTIVENESS =
      detail("AttractivenessDetail")
          .requiredLong("received_likes")
          .requiredLong("received_super_likes")
          .requiredLong("received_dislikes")
          .requiredLong("total_evaluations")
          .endRecord();

  private static final Schema ENGAGEMENT =
      detail("EngagementDetail")
          .requiredLong("login_days")
          .requiredLong("total_days")
          .optionalDouble("evaluation_rate")
          .optionalDouble("profile_completeness")
          .endRecord();

  private static final Schema REVENUE_TRIGGER =
      detail("RevenueTriggerDetail")
          .requiredLong("spend_days_last_7d")
          .requiredLong("consecutive_rejections")
          .requiredLong("currency_balance")
          .endRecord();

  private static final Schema SPENDING =
      detail("SpendingDetail")
          .requiredLong("total_currency_spent")
          .requiredLong("spends_last_30d")
          .endRecord();

  private static final Schema LEVEL1 =
      fields("Level1Scores")
          .requiredDouble("attractiveness_score")
          .requiredDouble("engagement_score")
          .requiredDouble("revenue_trigger_score")
          .requiredDouble("spending_score")
          .name("attractiveness_detail")
          .type(ATTRACTIVENESS)
          .noDefault()
          .name("engagement_detail")
          .type(ENGAGEMENT)
          .noDefault()
          .name("revenue_trigger_detail")
          .type(REVENUE_TRIGGER)
          .noDefault()
          .name("spending_detail")
          .type(SPENDING)
          .noDefault()
          .endRecord();

  private static final Schema METRICS =
      fields("ActivityMetrics")
          .requiredLong("days_since_join")
          .requiredLong("total_currency_spent")
          .requiredLong("currency_balance")
          .optionalDouble("like_success_rate")
          .optionalDouble("friend_request_success_rate")
          .optionalDouble("chat_activation_rate")
          .requiredLong("consecutive_rejections")
          .requiredLong("sessions_last_7d")
          .optionalDouble("avg_session_duration_minutes")
          .requiredLong("total_matches")
          .requiredLong("days_without_new_match")
          .requiredBoolean("is_paying_user")
          .optionalDouble("message_response_rate")
          .requiredLong("open_requests")
          .name("last_own_action_at")
          .type(AvroFields.optional(AvroFields.TIMESTAMP))
          .withDefault(null)
          .requiredBoolean("account_closed")
          .endRecord();

  private static final Schema LEVEL2 =
      fields("Level2Predictions")
          .optionalDouble("churn_7d_probability")
          .optionalDouble("churn_30d_probability")
          .optionalString("model_version")
          .endRecord();

  public static final Schema SCHEMA =
      fields("ContextSnapshot")
          .requiredString("snapshot_id")
          .name("timestamp")
          .type(AvroFields.TIMESTAMP)
          .noDefault()
          .requiredString("user_id")
          .optionalString("exposure_id")
          .name("level1_scores")
          .type(LEVEL1)
          .noDefault()
          .name("activity_metrics")
          .type(METRICS)
          .noDefault()
          .name("level2_predictions")
          .type(LEVEL2)
          .noDefault()
          .name("context_vector")
          .type(SchemaBuilder.array().items().doubleType())
          .noDefault()
          .requiredString("context_layout")
          .requiredString("policy")
          .optionalString("population_date")
          .endRecord();

  private ContextSnapshotAvro() {}

  public static GenericRecord toAvro(ContextSnapshot snapshot) {
    GenericRecord avro = new GenericData.Record(SCHEMA);
    avro.put("snapshot_id", snapshot.snapshotId());
    avro.put("timestamp", snapshot.at());
    avro.put("user_id", snapshot.userId());
    avro.put("exposure_id", AvroFields.orNull(snapshot.exposureId()));
    avro.put("level1_scores", level1(snapshot.scores(), snapshot.activity()));
    avro.put("activity_metrics", metrics(snapshot.activity()));
    avro.put("level2_predictions", level2(snapshot.level2()));
    avro.put("context_vector", ServingAvro.numbers(snapshot.context()));
    avro.put("context_layout", snapshot.context().layout());
    avro.put("policy", snapshot.policy());
    avro.put("population_date", AvroFields.orNull(snapshot.populationDate()));
    return avro;
  }

  /** Reads what {@link #toAvro} made. */
  public static ContextSnapshot fromAvro(GenericRecord avro) {
    GenericRecord level1 = AvroFields.record(avro, "level1_scores");
    List<?> numbers = AvroFields.list(avro, "context_vector");
    return new ContextSnapshot(
        AvroFields.text(avro, "snapshot_id"),
        AvroFields.wholeLong(avro, "timestamp"),
        AvroFields.text(avro, "user_id"),
        textOrEmpty(avro, "exposure_id"),
        Scores.of(box -> score(AvroFields.record(level1, box.wireName() + "_detail"))),
        activity(level1, AvroFields.record(avro, "activity_metrics")),
        readLevel2(AvroFields.record(avro, "level2_predictions")),
        AvroFields.text(avro, "policy"),
        textOrEmpty(avro, "population_date"),
        ContextVector.of(
            AvroFields.text(avro, "context_layout"),
            numbers.stream().mapToDouble(number -> (Double) number).toArray()));
  }

  private static GenericRecord level1(Scores scores, Activity activity) {
    GenericRecord avro = new GenericData.Record(LEVEL1);
    for (Box box : Box.ALL) {
      Score score = scores.of(box);
      String field = box.wireName() + "_detail";
      GenericRecord detail = new GenericData.Record(AvroFields.of(LEVEL1, field));
      detail.put("raw_score", score.raw());
      detail.put("normalized_score", score.normalized());
      avro.put(box.wireName() + "_score", score.normalized());
      avro.put(field, detail);
    }
    GenericRecord attractiveness = AvroFields.record(avro, "attractiveness_detail");
    attractiveness.put("received_likes", activity.received().likes());
    attractiveness.put("received_super_likes", activity.received().superLikes());
    attractiveness.put("received_dislikes", activity.received().dislikes());
    attractiveness.put("total_evaluations", activity.received().evaluations());
    GenericRecord engagement = AvroFields.record(avro, "engagement_detail");
    engagement.put("login_days", activity.presence().loginDays());
    engagement.put("total_days", activity.totalDays());
    engagement.put("evaluation_rate", AvroFields.orNull(activity.contacts().evaluationRate()));
    engagement.put(
        "profile_completeness", AvroFields.orNull(activity.presence().profileCompleteness()));
    GenericRecord revenueTrigger = AvroFields.record(avro, "revenue_trigger_detail");
    revenueTrigger.put("spend_days_last_7d", activity.spending().daysLast7d());
    revenueTrigger.put("consecutive_rejections", activity.contacts().consecutiveRejections());
    revenueTrigger.put("currency_balance", activity.spending().balance());
    GenericRecord spending = AvroFields.record(avro, "spending_detail");
    spending.put("total_currency_spent", activity.spending().total());
    spending.put("spends_last_30d", activity.spending().last30d());
    return avro;
  }

  private static GenericRecord metrics(Activity activity) {
    Contacts contacts = activity.contacts();
    Presence presence = activity.presence();
    GenericRecord avro = new GenericData.Record(METRICS);
    avro.put("days_since_join", activity.daysSinceJoin());
    avro.put("total_currency_spent", activity.spending().total());
    avro.put("currency_balance", activity.spending().balance());
    avro.put("like_success_rate", AvroFields.orNull(contacts.likeSuccess()));
    avro.put("friend_request_success_rate", AvroFields.orNull(contacts.friendRequestSuccess()));
    avro.put("chat_activation_rate", AvroFields.orNull(contacts.chatActivation()));
    avro.put("consecutive_rejections", contacts.consecutiveRejections());
    avro.put("sessions_last_7d", presence.sessionsLast7d());
    avro.put("avg_session_duration_minutes", AvroFields.orNull(presence.avgSessionMinutes()));
    avro.put("total_matches", contacts.matches());
    avro.put("days_without_new_match", contacts.daysWithoutNewMatch());
    avro.put("is_paying_user", activity.spending().paying());
    avro.put("message_response_rate", AvroFields.orNull(contacts.messageResponse()));
    avro.put("open_requests", contacts.openRequests());
    avro.put("last_own_action_at", AvroFields.timeOrNull(presence.lastOwnActionAt()));
    avro.put("account_closed", presence.accountClosed());
    return avro;
  }

  private static GenericRecord level2(Level2 level2) {
    GenericRecord avro = new GenericData.Record(LEVEL2);
    avro.put("churn_7d_probability", AvroFields.orNull(level2.churn7dProbability()));
    avro.put("churn_30d_probability", AvroFields.orNull(level2.churn30dProbability()));
    avro.put("model_version", AvroFields.orNull(level2.modelVersion()));
    return avro;
  }

  private static Score score(GenericRecord detail) {
    return new Score((Double) detail.get("raw_score"), (Double) detail.get("normalized_score"));
  }

  private static Activity activity(GenericRecord level1, GenericRecord metrics) {
    GenericRecord received = AvroFields.record(level1, "attractiveness_detail");
    GenericRecord engagement = AvroFields.record(level1, "engagement_detail");
    GenericRecord revenueTrigger = AvroFields.record(level1, "revenue_trigger_detail");
    GenericRecord spending = AvroFields.record(level1, "spending_detail");
    Long lastOwnActionAt = (Long) metrics.get("last_own_action_at");
    return new Activity(
        AvroFields.wholeLong(metrics, "days_since_join"),
        new Spending(
            AvroFields.wholeLong(metrics, "total_currency_spent"),
            AvroFields.wholeLong(metrics, "currency_balance"),
            (Boolean) metrics.get("is_paying_user"),
            AvroFields.wholeLong(spending, "spends_last_30d"),
            AvroFields.wholeLong(revenueTrigger, "spend_days_last_7d")),
        new Contacts(
            numberOrNaN(metrics, "like_success_rate"),
            numberOrNaN(metrics, "friend_request_success_rate"),
            numberOrNaN(metrics, "chat_activation_rate"),
            numberOrNaN(engagement, "evaluation_rate"),
            numberOrNaN(metrics, "message_response_rate"),
            AvroFields.wholeLong(metrics, "total_matches"),
            AvroFields.wholeLong(metrics, "days_without_new_match"),
            AvroFields.wholeLong(metrics, "consecutive_rejections"),
            AvroFields.wholeLong(metrics, "open_requests")),
        new Presence(
            AvroFields.wholeLong(engagement, "login_days"),
            AvroFields.wholeLong(metrics, "sessions_last_7d"),
            numberOrNaN(metrics, "avg_session_duration_minutes"),
            numberOrNaN(engagement, "profile_completeness"),
            lastOwnActionAt == null ? Event.NO_TIME : lastOwnActionAt,
            (Boolean) metrics.get("account_closed")),
        new Received(
            AvroFields.wholeLong(received, "received_likes"),
            AvroFields.wholeLong(received, "received_super_likes"),
            AvroFields.wholeLong(received, "received_dislikes")));
  }

  private static Level2 readLevel2(GenericRecord avro) {
    return new Level2(
        numberOrNaN(avro, "churn_7d_probability"),
        numberOrNaN(avro, "churn_30d_probability"),
        textOrEmpty(avro, "model_version"));
  }

  private static FieldAssembler<Schema> fields(String record) {
    return SchemaBuilder.record(record).namespace(AvroFields.NAMESPACE).fields();
  }

  private static FieldAssembler<Schema> detail(String record) {
    return fields(record).requiredDouble("raw_score").requiredDouble("normalized_score");
  }

  private static String textOrEmpty(GenericRecord avro, String field) {
    return avro.get(field) == null ? "" : AvroFields.text(avro, field);
  }

  private static double numberOrNaN(GenericRecord avro, String field) {
    Double number = (Double) avro.get(field);
    return number == null ? Double.NaN : number;
  }
}
