package org.afterward.coders;

/**
 * What one exposure was worth (REWARD_AGGREGATION).
 *
 * @param exposure the exposure it is of
 * @param horizonMs how long the window is that was observed, from {@code exposure.shownAt()}
 * @param evidence what the policy weighed to get the parts
 * @param policy the reward policy, as {@code name@hash}
 * @param attribution who gets the credit for spends and matches
 * @param revision 0 when mature, then 1, 2, ... as late events correct it; negative for an early
 *     estimate. So of two revisions the greater is always the newer
 * @param completeUntil up to when the events are in, in epoch milliseconds: the window's end, or
 *     for an early estimate the time within the window up to which it looks
 * @param deltaMicros of a correction, the total now minus the total before, or {@link
 *     #UNKNOWN_DELTA}; else 0
 * @param causedBy of a correction, the id of the event that caused it; else empty
 * @param lineage the events that made the parts, where somebody asked for them
 */
public record Reward(
    OpenExposure exposure,
    long horizonMs,
    RewardParts parts,
    RewardEvidence evidence,
    ActionSummary actions,
    UserStateChange state,
    String policy,
    CreditPolicy attribution,
    RewardStatus status,
    int revision,
    long completeUntil,
    long deltaMicros,
    String causedBy,
    Lineage lineage) {

  /** Of a correction to which another policy was applied: the total before is not known. */
  public static final long UNKNOWN_DELTA = Long.MIN_VALUE;

  /** Without lineage. */
  public Reward(
      OpenExposure exposure,
      long horizonMs,
      RewardParts parts,
      RewardEvidence evidence,
      ActionSummary actions,
      UserStateChange state,
      String policy,
      CreditPolicy attribution,
      RewardStatus status,
      int revision,
      long completeUntil,
      long deltaMicros,
      String causedBy) {
    this(
        exposure,
        horizonMs,
        parts,
        evidence,
        actions,
        state,
        policy,
        attribution,
        status,
        revision,
        completeUntil,
        deltaMicros,
        causedBy,
        Lineage.NONE);
  }

  /** The same reward, with another context that its exposure was served by. */
  public Reward withContext(ContextVector context) {
    return with(exposure.withContext(context), lineage);
  }

  /** The same reward, with where it came from. */
  public Reward withLineage(Lineage from) {
    return with(exposure, from);
  }

  private Reward with(OpenExposure of, Lineage from) {
    return new Reward(
        of,
        horizonMs,
        parts,
        evidence,
        actions,
        state,
        policy,
        attribution,
        status,
        revision,
        completeUntil,
        deltaMicros,
        causedBy,
        from);
  }

  /**
   * The reward as it would be if every event had come in time: what it is now worth, as mature.
   * What a stream ends in then is, byte for byte, what the same events give at once.
   */
  public Reward asIfInTime() {
    return new Reward(
        exposure,
        horizonMs,
        parts,
        evidence,
        actions,
        state,
        policy,
        attribution,
        RewardStatus.MATURE,
        0,
        completeUntil,
        0,
        "",
        lineage);
  }

  /** The end of the window: never the wall clock, so that the same input gives the same bytes. */
  public long aggregatedAt() {
    return exposure.shownAt() + horizonMs;
  }

  public long totalMicros() {
    return parts.totalMicros();
  }

  /** Which share of the window was seen: 1 unless it is an early estimate. */
  public double windowSeen() {
    return (double) (completeUntil - exposure.shownAt()) / horizonMs;
  }
}
