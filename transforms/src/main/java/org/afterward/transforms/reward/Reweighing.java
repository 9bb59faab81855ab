package org.afterward.transforms.reward;

import java.io.Serializable;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.UserStateChange;

/** Another policy's numbers, applied to rewards by their evidence. */
public final class Reweighing implements Serializable {

  private static final long serialVersionUID = 1;

  private final RewardPolicy policy;
  private final String reference;

  public Reweighing(RewardPolicy policy) {
    this.policy = policy;
    this.reference = policy.reference();
  }

  /**
   * The reward as the policy would have had it settled. By how much a correction changed the total
   * is {@link Reward#UNKNOWN_DELTA not known} under another policy.
   *
   * @throws IllegalArgumentException if the policy has another horizon than the reward
   */
  public Reward reweigh(Reward reward) {
    if (reward.policy().equals(reference)) {
      return reward;
    }
    if (reward.horizonMs() != policy.horizonMs()) {
      throw new IllegalArgumentException(
          "The policy "
              + reference
              + " looks at "
              + days(policy.horizonMs())
              + " days, the reward of "
              + reward.exposure().exposureId()
              + " under "
              + reward.policy()
              + " at "
              + days(reward.horizonMs())
              + " days: only a policy of the same horizon can be applied to it");
    }
    RewardEvidence evidence = reward.evidence();
    EvidenceWeighing weighing =
        new EvidenceWeighing(
            policy, reward.exposure().shownAt(), reward.status() != RewardStatus.PARTIAL);
    UserStateChange state = reward.state();
    return new Reward(
        reward.exposure(),
        reward.horizonMs(),
        weighing.parts(reward.parts().spend(), evidence),
        evidence,
        reward.actions(),
        new UserStateChange(
            weighing.churned(evidence),
            weighing.stillActive(evidence),
            state.lastLoginDay(),
            state.sessions()),
        reference,
        reward.attribution(),
        reward.status(),
        reward.revision(),
        reward.completeUntil(),
        reward.status() == RewardStatus.CORRECTED ? Reward.UNKNOWN_DELTA : 0,
        reward.causedBy());
  }

  private static double days(long ms) {
    return ms / 86_400_000.0;
  }
}
