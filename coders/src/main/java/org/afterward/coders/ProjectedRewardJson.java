package org.afterward.coders;

/**
 * The JSON form of a projected reward (REWARD_PROJECTION): one line, and null for a number that
 * nobody can tell. It is written for people to read, and nothing reads it back: of what is expected
 * of a reward, nothing is trained.
 */
public final class ProjectedRewardJson {

  /** Not an event type: what reads rewards or events refuses it. */
  public static final String TYPE = "REWARD_PROJECTION";

  private ProjectedRewardJson() {}

  public static String write(ProjectedReward reward) {
    return new JsonLine()
        .beginObject()
        .field("event_type", TYPE)
        .field("exposure_id", reward.exposure().exposureId())
        .field("user_id", reward.exposure().userId())
        .timeField("timestamp", reward.exposure().shownAt())
        .field("strategy_id", reward.exposure().strategyId())
        .field("policy", reward.policy())
        .field("attribution", CreditPolicy.FULL.wireName())
        .field("status", ProjectedReward.STATUS)
        .field("age_hours", reward.ageHours())
        .field("window_seen", reward.windowSeen())
        .field("standing", reward.standing().wireName())
        .microsField("credited_so_far", reward.creditedMicros())
        .field("projected_reward", reward.projected())
        .field("low", reward.low())
        .field("high", reward.high())
        .field("based_on", reward.further().tellers())
        .endObject()
        .toString();
  }
}
