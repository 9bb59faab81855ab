package org.afterward.coders;

/**
 * The JSON form of a reward (REWARD_AGGREGATION): one line, amounts as exact decimals in whole
 * units of the in-app currency.
 */
public final class RewardJson {

  private static final double DAY_MS = 86_400_000;

  private RewardJson() {}

  public static String write(Reward reward) {
    JsonLine out = new JsonLine().beginObject();
    writeFields(reward, out);
    return out.endObject().toString();
  }

  /**
   * Reads what {@link #write} wrote; fields that it does not know are ignored.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static Reward read(String line) {
    return read(JsonObject.parse(line));
  }

  static void writeFields(Reward reward, JsonLine out) {
    out.field("event_type", EventType.REWARD_AGGREGATION.name())
        .field("exposure_id", reward.exposure().exposureId())
        .field("user_id", reward.exposure().userId())
        .timeField("aggregation_timestamp", reward.aggregatedAt())
        .field("observation_period_days", daysOf(reward.horizonMs()));
    writeParts(reward.parts(), out);
    out.microsField("total_reward", reward.totalMicros());
    writeActions(reward.actions(), out);
    writeState(reward.state(), out);
    writeEvidence(reward.evidence(), out);
    out.field("strategy_id", reward.exposure().strategyId())
        .field("policy", reward.policy())
        .field("attribution", reward.attribution().wireName())
        .field("status", reward.status().name())
        .field("revision", reward.revision())
        .timeField("complete_until", reward.completeUntil());
    if (reward.status() == RewardStatus.PARTIAL) {
      out.field("window_seen", reward.windowSeen());
    } else if (reward.status() == RewardStatus.CORRECTED) {
      if (reward.deltaMicros() != Reward.UNKNOWN_DELTA) {
        out.microsField("delta", reward.deltaMicros());
      }
      out.field("caused_by", reward.causedBy());
    }
    ServingJson.writeFields(reward.exposure().serving(), out);
    if (!reward.lineage().isEmpty()) {
      out.beginObject("lineage");
      LineageJson.writeFields(reward.lineage(), out);
      out.endObject();
    }
  }

  private static void writeParts(RewardParts parts, JsonLine out) {
    SpendTotals spend = parts.spend();
    out.beginObject("revenue_breakdown").beginObject("currency_spent");
    for (SpendType type : SpendType.ALL) {
      out.microsField(type.wireName(), spend.micros(type));
    }
    out.microsField("total", spend.totalMicros()).endObject().beginObject("spend_counts");
    for (SpendType type : SpendType.ALL) {
      out.field(type.wireName(), spend.count(type));
    }
    out.endObject()
        .microsField("retention_bonus", parts.retentionMicros())
        .microsField("match_bonus", parts.matchMicros())
        .microsField("churn_penalty", parts.churnMicros())
        .microsField("frustration_penalty", parts.frustrationMicros())
        .endObject();
  }

  private static void writeActions(ActionSummary actions, JsonLine out) {
    out.beginObject("action_summary")
        .field("profiles_viewed", actions.profilesViewed())
        .field("likes_sent", actions.likesSent())
        .field("super_likes_sent", actions.superLikesSent())
        .field("friend_requests_sent", actions.friendRequestsSent())
        .field("matches_established", actions.matchesEstablished())
        .field("chat_activated", actions.chatActivated())
        .endObject();
  }

  private static void writeState(UserStateChange state, JsonLine out) {
    out.beginObject("user_state_change")
        .field("churned", state.churned())
        .field("still_active", state.stillActive());
    if (state.lastLoginDay() == UserStateChange.NO_LOGIN) {
      out.nullField("last_login_date");
    } else {
      out.field("last_login_date", IsoTime.formatDay(state.lastLoginDay()));
    }
    out.field("session_count_7d", state.sessions()).endObject();
  }

  private static void writeEvidence(RewardEvidence evidence, JsonLine out) {
    out.beginObject("evidence")
        .timeField("last_own_action_at", evidence.lastOwnActionAt())
        .field("account_closed", evidence.accountClosed())
        .field("longest_rejection_run", evidence.longestRejectionRun())
        .microsField("credited_matches", evidence.microMatches())
        .endObject();
  }

  static Reward read(JsonObject in) {
    in.expectText("event_type", EventType.REWARD_AGGREGATION.name());
    long horizonMs = msOf(in.number("observation_period_days"));
    RewardParts parts = readParts(in.object("revenue_breakdown"));
    in.expectMicros("total_reward", parts.totalMicros());
    RewardStatus status = in.parsed("status", "a reward's status", RewardStatus::named);
    boolean corrected = status == RewardStatus.CORRECTED;
    return new Reward(
        new OpenExposure(
            in.text("exposure_id"),
            in.text("user_id"),
            in.time("aggregation_timestamp") - horizonMs,
            in.wholeInt("strategy_id"),
            ServingJson.read(in)),
        horizonMs,
        parts,
        readEvidence(in.object("evidence")),
        readActions(in.object("action_summary")),
        readState(in.object("user_state_change")),
        in.text("policy"),
        in.parsed("attribution", "a credit policy", CreditPolicy::named),
        status,
        in.wholeInt("revision"),
        in.time("complete_until"),
        corrected ? delta(in) : 0,
        corrected ? in.text("caused_by") : "",
        in.has("lineage") ? LineageJson.read(in.object("lineage")) : Lineage.NONE);
  }

  private static long delta(JsonObject in) {
    return in.has("delta") ? in.micros("delta") : Reward.UNKNOWN_DELTA;
  }

  private static RewardEvidence readEvidence(JsonObject in) {
    return new RewardEvidence(
        in.time("last_own_action_at"),
        in.truth("account_closed"),
        in.wholeInt("longest_rejection_run"),
        in.micros("credited_matches"));
  }

  private static RewardParts readParts(JsonObject in) {
    JsonObject spent = in.object("currency_spent");
    JsonObject counted = in.object("spend_counts");
    long[] micros = new long[SpendType.ALL.size()];
    int[] counts = new int[SpendType.ALL.size()];
    for (int i = 0; i < micros.length; i++) {
      String name = SpendType.ALL.get(i).wireName();
      micros[i] = spent.micros(name);
      counts[i] = counted.wholeInt(name);
    }
    SpendTotals spend = SpendTotals.of(micros, counts);
    spent.expectMicros("total", spend.totalMicros());
    return new RewardParts(
        spend,
        in.micros("retention_bonus"),
        in.micros("match_bonus"),
        in.micros("churn_penalty"),
        in.micros("frustration_penalty"));
  }

  private static ActionSummary readActions(JsonObject in) {
    return new ActionSummary(
        in.wholeInt("profiles_viewed"),
        in.wholeInt("likes_sent"),
        in.wholeInt("super_likes_sent"),
        in.wholeInt("friend_requests_sent"),
        in.wholeInt("matches_established"),
        in.wholeInt("chat_activated"));
  }

  private static UserStateChange readState(JsonObject in) {
    return new UserStateChange(
        in.truth("churned"),
        in.truth("still_active"),
        in.has("last_login_date") ? in.day("last_login_date") : UserStateChange.NO_LOGIN,
        in.wholeInt("session_count_7d"));
  }

  /** Days as a number; a horizon of any millisecond comes back exactly from {@link #msOf}. */
  static double daysOf(long horizonMs) {
    return horizonMs / DAY_MS;
  }

  static long msOf(double days) {
    return Math.round(days * DAY_MS);
  }
}
