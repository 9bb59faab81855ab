package org.afterward.coders;

import java.util.EnumSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * The Avro form of a reward, with the nesting of the JSON.
 *
 * <p>Money stays exact: amounts are whole micro-units of the in-app currency, in fields that say so
 * ({@code total_reward_micros} for the JSON's {@code total_reward}). Divide by a million only to
 * show them. The lineage, of any shape, is a text in its JSON form.
 */
public final class RewardAvro {

  private static final String MICROS = "_micros";

  /** With every column. */
  public static final Schema SCHEMA = schema(EnumSet.allOf(RewardExtra.class));

  private static final Schema BREAKDOWN = AvroFields.of(SCHEMA, "revenue_breakdown");
  private static final Schema SPENT = AvroFields.of(BREAKDOWN, "currency_spent");
  private static final Schema COUNTS = AvroFields.of(BREAKDOWN, "spend_counts");
  private static final Schema ACTIONS = AvroFields.of(SCHEMA, "action_summary");
  private static final Schema STATE = AvroFields.of(SCHEMA, "user_state_change");
  private static final Schema EVIDENCE = AvroFields.of(SCHEMA, "evidence");

  private RewardAvro() {}

  /** With the columns that every reward fills, and these. */
  public static Schema schema(Set<RewardExtra> extras) {
    return withRewardFields(
            SchemaBuilder.record("Reward").namespace(AvroFields.NAMESPACE).fields(), extras)
        .endRecord();
  }

  static FieldAssembler<Schema> withRewardFields(
      FieldAssembler<Schema> fields, Set<RewardExtra> extras) {
    FieldAssembler<Schema> all =
        fields
            .requiredString("exposure_id")
            .requiredString("user_id")
            .name("aggregation_timestamp")
            .type(AvroFields.TIMESTAMP)
            .noDefault()
            .requiredDouble("observation_period_days")
            .name("revenue_breakdown")
            .type(breakdown())
            .noDefault()
            .requiredLong("total_reward_micros")
            .name("action_summary")
            .type(actions())
            .noDefault()
            .name("user_state_change")
            .type(state())
            .noDefault()
            .name("evidence")
            .type(evidence())
            .noDefault()
            .requiredInt("strategy_id")
            .requiredString("policy")
            .requiredString("attribution")
            .requiredString("status")
            .requiredInt("revision")
            .name("complete_until")
            .type(AvroFields.TIMESTAMP)
            .noDefault();
    if (extras.contains(RewardExtra.REVISION)) {
      all =
          all.optionalDouble("window_seen")
              .optionalLong("delta" + MICROS)
              .optionalString("caused_by");
    }
    if (extras.contains(RewardExtra.LINEAGE)) {
      all = all.optionalString("lineage");
    }
    return extras.contains(RewardExtra.SERVING) ? ServingAvro.withFields(all) : all;
  }

  private static Schema breakdown() {
    FieldAssembler<Schema> spent =
        SchemaBuilder.record("CurrencySpent").namespace(AvroFields.NAMESPACE).fields();
    FieldAssembler<Schema> counts =
        SchemaBuilder.record("SpendCounts").namespace(AvroFields.NAMESPACE).fields();
    for (SpendType type : SpendType.ALL) {
      spent = spent.requiredLong(type.wireName() + MICROS);
      counts = counts.requiredInt(type.wireName());
    }
    return SchemaBuilder.record("RevenueBreakdown")
        .namespace(AvroFields.NAMESPACE)
        .fields()
        .name("currency_spent")
        .type(spent.requiredLong("total_micros").endRecord())
        .noDefault()
        .name("spend_counts")
        .type(counts.endRecord())
        .noDefault()
        .requiredLong("retention_bonus_micros")
        .requiredLong("match_bonus_micros")
        .requiredLong("churn_penalty_micros")
        .requiredLong("frustration_penalty_micros")
        .endRecord();
  }

  private static Schema actions() {
    return SchemaBuilder.record("ActionSummary")
        .namespace(AvroFields.NAMESPACE)
        .fields()
        .requiredInt("profiles_viewed")
        .requiredInt("likes_sent")
        .requiredInt("super_likes_sent")
        .requiredInt("friend_requests_sent")
        .requiredInt("matches_established")
        .requiredInt("chat_activated")
        .endRecord();
  }

  private static Schema state() {
    return SchemaBuilder.record("UserStateChange")
        .namespace(AvroFields.NAMESPACE)
        .fields()
        .requiredBoolean("churned")
        .requiredBoolean("still_active")
        .name("last_login_date")
        .type(AvroFields.optional(AvroFields.DAY))
        .withDefault(null)
        .requiredInt("session_count_7d")
        .endRecord();
  }

  private static Schema evidence() {
    return SchemaBuilder.record("RewardEvidence")
        .namespace(AvroFields.NAMESPACE)
        .fields()
        .name("last_own_action_at")
        .type(AvroFields.TIMESTAMP)
        .noDefault()
        .requiredBoolean("account_closed")
        .requiredInt("longest_rejection_run")
        .requiredLong("credited_micro_matches")
        .endRecord();
  }

  public static GenericRecord toAvro(Reward reward) {
    return toAvro(reward, SCHEMA);
  }

  /**
   * A row of such a {@link #schema(Set) schema}.
   *
   * @throws org.apache.avro.AvroRuntimeException if it has something to say for which the schema
   *     has no column
   */
  public static GenericRecord toAvro(Reward reward, Schema schema) {
    GenericRecord avro = new GenericData.Record(schema);
    putFields(reward, avro);
    return avro;
  }

  static void putFields(Reward reward, GenericRecord avro) {
    avro.put("exposure_id", reward.exposure().exposureId());
    avro.put("user_id", reward.exposure().userId());
    avro.put("aggregation_timestamp", reward.aggregatedAt());
    avro.put("observation_period_days", RewardJson.daysOf(reward.horizonMs()));
    avro.put("revenue_breakdown", breakdownOf(reward.parts()));
    avro.put("total_reward_micros", reward.totalMicros());
    avro.put("action_summary", toAvro(reward.actions()));
    avro.put("user_state_change", toAvro(reward.state()));
    avro.put("evidence", toAvro(reward.evidence()));
    avro.put("strategy_id", reward.exposure().strategyId());
    avro.put("policy", reward.policy());
    avro.put("attribution", reward.attribution().wireName());
    avro.put("status", reward.status().name());
    avro.put("revision", reward.revision());
    avro.put("complete_until", reward.completeUntil());
    if (reward.status() == RewardStatus.PARTIAL) {
      avro.put("window_seen", reward.windowSeen());
    } else if (reward.status() == RewardStatus.CORRECTED) {
      if (reward.deltaMicros() != Reward.UNKNOWN_DELTA) {
        avro.put("delta" + MICROS, reward.deltaMicros());
      }
      avro.put("caused_by", reward.causedBy());
    }
    ServingAvro.putFields(reward.exposure().serving(), avro);
    if (!reward.lineage().isEmpty()) {
      avro.put("lineage", LineageJson.write(reward.lineage()));
    }
  }

  private static GenericRecord breakdownOf(RewardParts parts) {
    SpendTotals spend = parts.spend();
    GenericRecord spent = new GenericData.Record(SPENT);
    GenericRecord counts = new GenericData.Record(COUNTS);
    for (SpendType type : SpendType.ALL) {
      spent.put(type.wireName() + MICROS, spend.micros(type));
      counts.put(type.wireName(), spend.count(type));
    }
    spent.put("total_micros", spend.totalMicros());
    GenericRecord breakdown = new GenericData.Record(BREAKDOWN);
    breakdown.put("currency_spent", spent);
    breakdown.put("spend_counts", counts);
    breakdown.put("retention_bonus_micros", parts.retentionMicros());
    breakdown.put("match_bonus_micros", parts.matchMicros());
    breakdown.put("churn_penalty_micros", parts.churnMicros());
    breakdown.put("frustration_penalty_micros", parts.frustrationMicros());
    return breakdown;
  }

  private static GenericRecord toAvro(ActionSummary actions) {
    GenericRecord avro = new GenericData.Record(ACTIONS);
    avro.put("profiles_viewed", actions.profilesViewed());
    avro.put("likes_sent", actions.likesSent());
    avro.put("super_likes_sent", actions.superLikesSent());
    avro.put("friend_requests_sent", actions.friendRequestsSent());
    avro.put("matches_established", actions.matchesEstablished());
    avro.put("chat_activated", actions.chatActivated());
    return avro;
  }

  private static GenericRecord toAvro(UserStateChange state) {
    GenericRecord avro = new GenericData.Record(STATE);
    avro.put("churned", state.churned());
    avro.put("still_active", state.stillActive());
    if (state.lastLoginDay() != UserStateChange.NO_LOGIN) {
      avro.put("last_login_date", Math.toIntExact(state.lastLoginDay()));
    }
    avro.put("session_count_7d", state.sessions());
    return avro;
  }

  private static GenericRecord toAvro(RewardEvidence evidence) {
    GenericRecord avro = new GenericData.Record(EVIDENCE);
    avro.put("last_own_action_at", evidence.lastOwnActionAt());
    avro.put("account_closed", evidence.accountClosed());
    avro.put("longest_rejection_run", evidence.longestRejectionRun());
    avro.put("credited_micro_matches", evidence.microMatches());
    return avro;
  }

  /**
   * Reads what {@link #toAvro(Reward)} made, also with more fields.
   *
   * @throws IllegalArgumentException if it names an attribution or a status that there is not
   */
  public static Reward fromAvro(GenericRecord avro) {
    long horizonMs = RewardJson.msOf((Double) avro.get("observation_period_days"));
    RewardStatus status = AvroFields.parsed(avro, "status", RewardStatus::named);
    boolean corrected = status == RewardStatus.CORRECTED;
    return new Reward(
        new OpenExposure(
            AvroFields.text(avro, "exposure_id"),
            AvroFields.text(avro, "user_id"),
            AvroFields.wholeLong(avro, "aggregation_timestamp") - horizonMs,
            AvroFields.wholeInt(avro, "strategy_id"),
            ServingAvro.read(avro)),
        horizonMs,
        partsFrom(AvroFields.record(avro, "revenue_breakdown")),
        evidenceFrom(AvroFields.record(avro, "evidence")),
        actionsFrom(AvroFields.record(avro, "action_summary")),
        stateFrom(AvroFields.record(avro, "user_state_change")),
        AvroFields.text(avro, "policy"),
        AvroFields.parsed(avro, "attribution", CreditPolicy::named),
        status,
        AvroFields.wholeInt(avro, "revision"),
        AvroFields.wholeLong(avro, "complete_until"),
        corrected ? deltaFrom(avro) : 0,
        corrected ? AvroFields.text(avro, "caused_by") : "",
        lineageFrom(avro));
  }

  private static long deltaFrom(GenericRecord avro) {
    Long delta = (Long) avro.get("delta" + MICROS);
    return delta == null ? Reward.UNKNOWN_DELTA : delta;
  }

  private static Lineage lineageFrom(GenericRecord avro) {
    boolean isThere = avro.hasField("lineage") && avro.get("lineage") != null;
    return isThere ? LineageJson.read(AvroFields.text(avro, "lineage")) : Lineage.NONE;
  }

  private static RewardEvidence evidenceFrom(GenericRecord avro) {
    return new RewardEvidence(
        AvroFields.wholeLong(avro, "last_own_action_at"),
        (Boolean) avro.get("account_closed"),
        AvroFields.wholeInt(avro, "longest_rejection_run"),
        AvroFields.wholeLong(avro, "credited_micro_matches"));
  }

  private static RewardParts partsFrom(GenericRecord avro) {
    GenericRecord spent = AvroFields.record(avro, "currency_spent");
    GenericRecord counted = AvroFields.record(avro, "spend_counts");
    long[] micros = new long[SpendType.ALL.size()];
    int[] counts = new int[SpendType.ALL.size()];
    for (int i = 0; i < micros.length; i++) {
      String name = SpendType.ALL.get(i).wireName();
      micros[i] = AvroFields.wholeLong(spent, name + MICROS);
      counts[i] = AvroFields.wholeInt(counted, name);
    }
    return new RewardParts(
        SpendTotals.of(micros, counts),
        AvroFields.wholeLong(avro, "retention_bonus_micros"),
        AvroFields.wholeLong(avro, "match_bonus_micros"),
        AvroFields.wholeLong(avro, "churn_penalty_micros"),
        AvroFields.wholeLong(avro, "frustration_penalty_micros"));
  }

  private static ActionSummary actionsFrom(GenericRecord avro) {
    return new ActionSummary(
        AvroFields.wholeInt(avro, "profiles_viewed"),
        AvroFields.wholeInt(avro, "likes_sent"),
        AvroFields.wholeInt(avro, "super_likes_sent"),
        AvroFields.wholeInt(avro, "friend_requests_sent"),
        AvroFields.wholeInt(avro, "matches_established"),
        AvroFields.wholeInt(avro, "chat_activated"));
  }

  private static UserStateChange stateFrom(GenericRecord avro) {
    Integer lastLogin = (Integer) avro.get("last_login_date");
    return new UserStateChange(
        (Boolean) avro.get("churned"),
        (Boolean) avro.get("still_active"),
        lastLogin == null ? UserStateChange.NO_LOGIN : lastLogin,
        AvroFields.wholeInt(avro, "session_count_7d"));
  }
}
