package org.afterward.transforms.reward;

import org.afterward.coders.ActionSummary;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.RewardParts;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.SpendType;
import org.afterward.coders.UserStateChange;

/** Rewards of given parts, in micro-units. */
final class ARewardOf {

  private static final long AT = 1_705_347_000_000L;
  private static final long HORIZON = RewardPolicy.standard().horizonMs();

  private ARewardOf() {}

  static Reward matches(long micros) {
    return reward(new RewardParts(SpendTotals.none(), 0, micros, 0, 0));
  }

  static Reward retention(long micros) {
    return reward(new RewardParts(SpendTotals.none(), micros, 0, 0, 0));
  }

  static Reward spending(SpendType type, long micros) {
    long[] spent = new long[SpendType.ALL.size()];
    spent[type.code() - 1] = micros;
    return reward(new RewardParts(spend(spent), 0, 0, 0, 0));
  }

  static Reward everythingWrong() {
    long[] spent = {0, -100_000_000, 0, 0, -200_000_000};
    return reward(new RewardParts(spend(spent), -7_000_000, 0, 0, 0));
  }

  private static SpendTotals spend(long[] micros) {
    return SpendTotals.of(micros, new int[SpendType.ALL.size()]);
  }

  private static Reward reward(RewardParts parts) {
    return new Reward(
        new OpenExposure("exp_1", "usr_123", AT, 2),
        HORIZON,
        parts,
        new RewardEvidence(AT, false, 0, 0),
        new ActionSummary(0, 0, 0, 0, 0, 0),
        new UserStateChange(false, false, UserStateChange.NO_LOGIN, 0),
        RewardPolicy.standard().reference(),
        CreditPolicy.FULL,
        RewardStatus.MATURE,
        0,
        AT + HORIZON,
        0,
        "");
  }
}
