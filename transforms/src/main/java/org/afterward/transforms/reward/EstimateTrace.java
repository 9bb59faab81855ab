package org.afterward.transforms.reward;

import java.util.List;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.ExposureValue;
import org.afterward.coders.ExposureValue.Step;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.RewardStatus;

/** What an early estimate tells of how its reward comes together: how much, and not when. */
final class EstimateTrace {

  private static final long HOUR_MS = TraceSettlement.HOUR_MS;

  private EstimateTrace() {}

  static boolean isTraceable(Reward reward) {
    return reward.status() == RewardStatus.PARTIAL && reward.attribution() == CreditPolicy.FULL;
  }

  /**
   * With all that was credited in the hour that was seen last.
   *
   * @throws IllegalArgumentException if it is of no whole hour of age, or of another policy
   */
  static ExposureValue of(Reward estimate, RewardPolicy policy) {
    long ageMs = estimate.completeUntil() - estimate.exposure().shownAt();
    if (ageMs % HOUR_MS != 0 || !estimate.policy().equals(policy.reference())) {
      throw new IllegalArgumentException(
          "The estimate of "
              + estimate.exposure().exposureId()
              + " under "
              + estimate.policy()
              + " at an age of "
              + ageMs
              + " ms is not one under "
              + policy.reference()
              + " at a whole hour");
    }
    int ageHours = (int) (ageMs / HOUR_MS);
    long credited = estimate.parts().spend().totalMicros() + estimate.parts().matchMicros();
    RewardEvidence evidence = estimate.evidence();
    long lastThereMs = evidence.lastOwnActionAt() - estimate.exposure().shownAt();
    long horizonMs = policy.horizonMs();
    return new ExposureValue(
        estimate.exposure(),
        (int) (horizonMs / HOUR_MS),
        ageHours,
        credited == 0 ? List.of() : List.of(new Step(ageHours - 1, credited)),
        byNow(lastThereMs > horizonMs - policy.churn().absentMs(), ageHours),
        byNow(lastThereMs >= horizonMs - policy.retention().lastMs(), ageHours),
        byNow(evidence.accountClosed(), ageHours),
        0);
  }

  private static int byNow(boolean isSo, int ageHours) {
    return isSo ? ageHours : ExposureValue.NEVER;
  }
}
