package org.afterward.transforms.reward;

import org.afterward.coders.RewardEvidence;
import org.afterward.coders.RewardParts;
import org.afterward.coders.SpendTotals;

/** What a policy makes of the evidence: the rule of the reward, without any timeline. */
final class EvidenceWeighing {

  private static final long MICROS = SpendTotals.MICROS;

  private final RewardPolicy policy;
  private final long windowEnd;
  private final boolean windowOver;

  /**
   * For an exposure of that time.
   *
   * @param windowOver whether the evidence is of the whole window. Before that nobody has been
   *     absent for its last part, so that only a closed account is churn; and the bonus for being
   *     there in its last part is given once the user was seen there
   */
  EvidenceWeighing(RewardPolicy policy, long shownAt, boolean windowOver) {
    this.policy = policy;
    this.windowEnd = shownAt + policy.horizonMs();
    this.windowOver = windowOver;
  }

  RewardParts parts(SpendTotals spend, RewardEvidence evidence) {
    return new RewardParts(
        spend,
        stillActive(evidence) ? policy.retention().bonusMicros() : 0,
        matchBonus(policy.matchMicros(), evidence.microMatches()),
        churned(evidence) ? -policy.churn().penaltyMicros() : 0,
        frustration(evidence.longestRejectionRun()));
  }

  boolean stillActive(RewardEvidence evidence) {
    return !evidence.accountClosed()
        && evidence.lastOwnActionAt() >= windowEnd - policy.retention().lastMs();
  }

  boolean churned(RewardEvidence evidence) {
    boolean absent =
        windowOver && evidence.lastOwnActionAt() <= windowEnd - policy.churn().absentMs();
    return evidence.accountClosed() || absent;
  }

  /**
   * The bonus for that many millionths of a match, rounded down to a micro-unit. It is exact, and
   * so adds up over the exposures that share a match, where the bonus is in whole units.
   */
  static long matchBonus(long bonusMicros, long microMatches) {
    long whole = Math.floorDiv(microMatches, RewardEvidence.WHOLE_MATCH);
    long part = Math.floorMod(microMatches, RewardEvidence.WHOLE_MATCH);
    // The product of both would not fit; so units and micro-units of the bonus go their own ways.
    long ofUnits = Math.floorDiv(bonusMicros, MICROS) * part;
    long ofRest = Math.floorMod(bonusMicros, MICROS) * part / RewardEvidence.WHOLE_MATCH;
    return Math.addExact(Math.multiplyExact(bonusMicros, whole), ofUnits + ofRest);
  }

  private long frustration(int longestRun) {
    RewardPolicy.Frustration frustration = policy.frustration();
    int points =
        Math.min(longestRun / frustration.rejectionsPerPoint(), frustration.pointsAtMost());
    return -Math.multiplyExact(frustration.pointMicros(), (long) points);
  }
}
