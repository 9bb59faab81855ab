package org.afterward.transforms.strategy;

import java.util.Set;
import org.afterward.coders.ActionSummary;
import org.afterward.coders.ContextVector;
import org.afterward.coders.CountedExposure;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.RewardParts;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.Serving;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.UserSegment;
import org.afterward.coders.UserStateChange;

/** Exposures and their rewards, of which a test says only what it is about. */
record AnExposure(String id, String user, int strategy, long shownAt, ContextVector context) {

  static final long DAY_MS = 86_400_000L;
  static final long HORIZON_MS = 7 * DAY_MS;

  /** 2024-01-15. */
  static final long MONDAY = 19_737;

  private static final long MICROS = 1_000_000;

  static AnExposure of(String id, String user, int strategy, long day) {
    return new AnExposure(
        id, user, strategy, day * DAY_MS + Math.abs(id.hashCode() % DAY_MS), ContextVector.empty());
  }

  AnExposure shownAt(long time) {
    return new AnExposure(id, user, strategy, time, context);
  }

  AnExposure inContext(ContextVector vector) {
    return new AnExposure(id, user, strategy, shownAt, vector);
  }

  /** What was spent, and a penalty of 20 where the user churned. */
  Reward worth(long spent, boolean churned) {
    return worth(spent, churned, 0, CreditPolicy.FULL);
  }

  Reward worth(long spent, boolean churned, int revision, CreditPolicy credit) {
    RewardStatus status =
        revision < 0
            ? RewardStatus.PARTIAL
            : revision == 0 ? RewardStatus.MATURE : RewardStatus.CORRECTED;
    return new Reward(
        open(),
        HORIZON_MS,
        new RewardParts(
            SpendTotals.of(new long[] {spent * MICROS, 0, 0, 0, 0}, new int[] {1, 0, 0, 0, 0}),
            0,
            0,
            churned ? -20 * MICROS : 0,
            0),
        new RewardEvidence(shownAt, false, 0, 0),
        new ActionSummary(0, 0, 0, 0, 0, 0),
        new UserStateChange(churned, !churned, UserStateChange.NO_LOGIN, 0),
        "default@1f2e3d4c",
        credit,
        status,
        revision,
        shownAt + HORIZON_MS,
        0,
        revision > 0 ? "evt_" + revision : "");
  }

  Pending<OpenExposure> pending() {
    return new Pending<>(open(), shownAt + HORIZON_MS, Pending.Cause.HORIZON_OPEN);
  }

  /** Directly what it counts for, in whole units. */
  CountedExposure counting(long total, long currency, boolean churned, UserSegment... segments) {
    return new CountedExposure(
        id,
        user,
        strategy,
        Math.floorDiv(shownAt, DAY_MS),
        shownAt + HORIZON_MS,
        0,
        total * MICROS,
        currency * MICROS,
        churned,
        Set.of(segments));
  }

  CountedExposure countingAsPending(UserSegment... segments) {
    return new CountedExposure(
        id,
        user,
        strategy,
        Math.floorDiv(shownAt, DAY_MS),
        shownAt + HORIZON_MS,
        CountedExposure.PENDING,
        0,
        0,
        false,
        Set.of(segments));
  }

  private OpenExposure open() {
    Serving serving =
        context.length() == 0 ? Serving.UNKNOWN : new Serving("", Double.NaN, context);
    return new OpenExposure(id, user, shownAt, strategy, serving);
  }
}
