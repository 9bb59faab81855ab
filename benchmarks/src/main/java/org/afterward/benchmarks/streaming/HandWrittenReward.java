package org.afterward.benchmarks.streaming;

import java.time.Duration;
import java.util.List;
import org.afterward.coders.ActionSummary;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.FactKind;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.RewardParts;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.SpendType;
import org.afterward.coders.UserStateChange;
import org.afterward.transforms.reward.RewardPolicy;

/**
 * One reward, reckoned plainly: one walk over the facts of its window. The numbers of the standard
 * policy are written into it; only their name is asked for, to be equal to ours.
 */
final class HandWrittenReward {

  static final long LATENESS_MS = Duration.ofDays(1).toMillis();
  private static final long DAY_MS = Duration.ofDays(1).toMillis();
  private static final long HORIZON_MS = 7 * DAY_MS;
  private static final long UNIT = SpendTotals.MICROS;
  private static final String POLICY = RewardPolicy.standard().reference();

  private HandWrittenReward() {}

  /** When event time passes this, all facts of the exposure's window are in. */
  static long dueAt(KeptExposure exposure) {
    return exposure.at() + HORIZON_MS + LATENESS_MS;
  }

  /** The index of the first fact at or after a time. */
  static int firstFrom(long time, List<KeptFact> facts) {
    int low = 0;
    int high = facts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (facts.get(middle).at() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The reward of an exposure.
   *
   * @param facts the user's, in order and without repetition
   * @param shown the user's exposures from this one on, in order
   */
  static Reward of(
      String user, KeptExposure exposure, List<KeptFact> facts, List<KeptExposure> shown) {
    long from = exposure.at();
    long to = from + HORIZON_MS;
    int[] counts = new int[FactKind.HIGHEST_CODE + 1];
    long[] amounts = new long[FactKind.HIGHEST_CODE + 1];
    long lastSeen = from;
    long lastLogin = -1;
    int run = 0;
    int longestRun = 0;
    for (int i = firstFrom(from, facts); i < facts.size() && facts.get(i).at() < to; i++) {
      KeptFact fact = facts.get(i);
      FactKind kind = fact.kind();
      counts[kind.code()]++;
      amounts[kind.code()] += fact.amount();
      if (kind.isOwnAction()) {
        lastSeen = fact.at();
      }
      switch (kind) {
        case LOGGED_IN -> lastLogin = fact.at();
        case REQUEST_REJECTED -> longestRun = Math.max(longestRun, ++run);
        case REQUEST_ACCEPTED, MATCHED, WAS_MATCHED -> run = 0;
        default -> {}
      }
    }
    for (int i = 0; i < shown.size() && shown.get(i).at() < to; i++) {
      lastSeen = Math.max(lastSeen, shown.get(i).at());
    }
    boolean closed = counts[FactKind.CLOSED_ACCOUNT.code()] > 0;
    boolean stillActive = !closed && lastSeen >= to - 3 * DAY_MS;
    boolean churned = closed || lastSeen <= to - 6 * DAY_MS;
    int matches = counts[FactKind.MATCHED.code()] + counts[FactKind.WAS_MATCHED.code()];
    return new Reward(
        new OpenExposure(exposure.id(), user, from, exposure.strategy()),
        HORIZON_MS,
        new RewardParts(
            spend(counts, amounts),
            stillActive ? 10 * UNIT : 0,
            5 * UNIT * matches,
            churned ? -20 * UNIT : 0,
            -UNIT * Math.min(longestRun / 3, 5)),
        new RewardEvidence(lastSeen, closed, longestRun, RewardEvidence.WHOLE_MATCH * matches),
        new ActionSummary(
            counts[FactKind.VIEWED.code()],
            counts[FactKind.LIKED.code()],
            counts[FactKind.SUPER_LIKED.code()],
            counts[FactKind.REQUESTED.code()],
            matches,
            counts[FactKind.SPENT_ON_CHAT_ACTIVATION.code()]),
        new UserStateChange(
            churned,
            stillActive,
            lastLogin < 0 ? UserStateChange.NO_LOGIN : lastLogin / DAY_MS,
            counts[FactKind.HAD_SESSION.code()]),
        POLICY,
        CreditPolicy.FULL,
        RewardStatus.MATURE,
        0,
        to,
        0,
        "");
  }

  private static SpendTotals spend(int[] counts, long[] amounts) {
    long[] micros = new long[SpendType.ALL.size()];
    int[] spends = new int[SpendType.ALL.size()];
    for (int i = 0; i < micros.length; i++) {
      int code = FactKind.spending(SpendType.ALL.get(i)).code();
      micros[i] = amounts[code] * UNIT;
      spends[i] = counts[code];
    }
    return SpendTotals.of(micros, spends);
  }
}
