package org.afterward.transforms.strategy;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;
import org.afterward.coders.CountedExposure;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardStatus;

/**
 * By what strategies are rolled up.
 *
 * @param zone whose days are meant
 * @param credit of which credit policy rewards count; others are passed over
 * @param segments how contexts tell of segments
 * @param names what the strategies are called, as far as that is known
 */
record RollUpRule(
    ZoneId zone, CreditPolicy credit, UserSegments segments, SortedMap<Integer, String> names)
    implements Serializable {

  static final RollUpRule STANDARD =
      new RollUpRule(ZoneOffset.UTC, CreditPolicy.FULL, UserSegments.standard(), new TreeMap<>());

  RollUpRule {
    names = new TreeMap<>(names);
  }

  /** Whether a reward is one of the credit policy that counts. */
  boolean counts(Reward reward) {
    return reward.attribution() == credit;
  }

  /** An early estimate is no more than that its exposure is pending. */
  CountedExposure count(Reward reward) {
    if (reward.status() == RewardStatus.PARTIAL) {
      return pending(reward.exposure(), reward.aggregatedAt());
    }
    OpenExposure exposure = reward.exposure();
    return new CountedExposure(
        exposure.exposureId(),
        exposure.userId(),
        exposure.strategyId(),
        dayOf(exposure.shownAt()),
        reward.aggregatedAt(),
        reward.revision(),
        reward.totalMicros(),
        reward.parts().spend().totalMicros(),
        reward.state().churned(),
        segments.of(exposure.serving().context()));
  }

  CountedExposure count(Pending<OpenExposure> pending) {
    return pending(pending.decision(), pending.dueAt());
  }

  private CountedExposure pending(OpenExposure exposure, long dueAt) {
    return new CountedExposure(
        exposure.exposureId(),
        exposure.userId(),
        exposure.strategyId(),
        dayOf(exposure.shownAt()),
        dueAt,
        CountedExposure.PENDING,
        0,
        0,
        false,
        segments.of(exposure.serving().context()));
  }

  /** What a strategy is called, or nothing. */
  String nameOf(int strategyId) {
    return names.getOrDefault(strategyId, "");
  }

  private long dayOf(long epochMs) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(epochMs), zone).toEpochDay();
  }
}
