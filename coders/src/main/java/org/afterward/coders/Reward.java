package org.afterward.coders;

/**
 * What one exposure was worth (REWARD_AGGREGATION).
 *
 * @param exposure the exposure it is of
 * @param horizonMs how long the window is that was observed, from {@code exposure.shownAt()}
 * @param policy the reward policy, as {@code name@hash}
 * @param attribution who gets the credit for spends and matches
 * @param revision 0, then 1, 2, ... as late events correct it
 * @param completeUntil up to when the events are in, in epoch milliseconds; the window's end for a
 *     mature reward
 */
public record Reward(
    OpenExposure exposure,
    long horizonMs,
    RewardParts parts,
    ActionSummary actions,
    UserStateChange state,
    String policy,
    CreditPolicy attribution,
    RewardStatus status,
    int revision,
    long completeUntil) {

  /** The end of the window: never the wall clock, so that the same input gives the same bytes. */
  public long aggregatedAt() {
    return exposure.shownAt() + horizonMs;
  }

  public long totalMicros() {
    return parts.totalMicros();
  }
}
