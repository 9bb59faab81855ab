package org.afterward.transforms.reward;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.afterward.coders.ActionSummary;
import org.afterward.coders.Bytes;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Decision;
import org.afterward.coders.Event;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.RewardParts;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.SpendType;
import org.afterward.coders.Timeline;
import org.afterward.coders.UserStateChange;
import org.afterward.transforms.waiting.Settlement;

/**
 * What an exposure was worth, by a {@link RewardPolicy}. Every open exposure is credited with all
 * that was spent and matched in its window; the other credit policies will divide it here, where
 * all of a person's exposures are known.
 *
 * <p>The exposures of a person count as their own actions: asking for recommendations is being
 * there. An act counts by the time at which it happened, so one that closes the account is the
 * last.
 */
public final class RewardSettlement implements Settlement<OpenExposure, Reward> {

  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  private final RewardPolicy policy;
  private final String policyReference;

  private RewardSettlement(RewardPolicy policy) {
    this.policy = policy;
    this.policyReference = policy.reference();
  }

  public static RewardSettlement under(RewardPolicy policy) {
    return new RewardSettlement(policy);
  }

  @Override
  public Class<OpenExposure> decisionType() {
    return OpenExposure.class;
  }

  @Override
  public Class<Reward> outcomeType() {
    return Reward.class;
  }

  @Override
  public long horizonMs() {
    return policy.horizonMs();
  }

  @Override
  public String personOf(OpenExposure exposure) {
    return exposure.userId();
  }

  @Override
  public Decision remember(OpenExposure exposure) {
    return new Decision(
        exposure.shownAt(), exposure.exposureId(), StrategyBrief.of(exposure.strategyId()));
  }

  @Override
  public OpenExposure recall(String person, Decision remembered) {
    return new OpenExposure(
        remembered.id(), person, remembered.at(), StrategyBrief.read(remembered.brief()));
  }

  /** Full credit asks neither whom an act was about nor which exposure it came from. */
  @Override
  public Fact trim(Fact fact) {
    return fact.withoutLinks();
  }

  @Override
  public void settle(Timeline timeline, List<Decision> due, Consumer<Reward> rewards) {
    WindowTally tally = new WindowTally(timeline);
    for (Decision decision : due) {
      tally.moveTo(decision.at(), decision.at() + policy.horizonMs());
      rewards.accept(reward(recall(timeline.person(), decision), tally));
    }
  }

  private Reward reward(OpenExposure exposure, WindowTally tally) {
    long windowEnd = exposure.shownAt() + policy.horizonMs();
    boolean closed = tally.count(FactKind.CLOSED_ACCOUNT) > 0;
    long lastSeen = tally.lastOwnActionAt();
    boolean stillActive = !closed && lastSeen >= windowEnd - policy.retention().lastMs();
    boolean churned = closed || lastSeen <= windowEnd - policy.churn().absentMs();
    int matches = tally.count(FactKind.MATCHED) + tally.count(FactKind.WAS_MATCHED);
    return new Reward(
        exposure,
        policy.horizonMs(),
        new RewardParts(
            spend(tally),
            stillActive ? policy.retention().bonusMicros() : 0,
            Math.multiplyExact(policy.matchMicros(), (long) matches),
            churned ? -policy.churn().penaltyMicros() : 0,
            frustration(tally.longestRejectionRun())),
        new RewardEvidence(
            lastSeen, closed, tally.longestRejectionRun(), RewardEvidence.WHOLE_MATCH * matches),
        actions(tally, matches),
        new UserStateChange(
            churned, stillActive, day(tally.lastLoginAt()), tally.count(FactKind.HAD_SESSION)),
        policyReference,
        CreditPolicy.FULL,
        RewardStatus.MATURE,
        0,
        windowEnd,
        0,
        "");
  }

  private long frustration(int longestRun) {
    RewardPolicy.Frustration frustration = policy.frustration();
    int points =
        Math.min(longestRun / frustration.rejectionsPerPoint(), frustration.pointsAtMost());
    return -Math.multiplyExact(frustration.pointMicros(), (long) points);
  }

  private static SpendTotals spend(WindowTally tally) {
    long[] micros = new long[SpendType.ALL.size()];
    int[] counts = new int[SpendType.ALL.size()];
    for (int i = 0; i < micros.length; i++) {
      FactKind kind = FactKind.spending(SpendType.ALL.get(i));
      micros[i] = Math.multiplyExact(tally.amount(kind), SpendTotals.MICROS);
      counts[i] = tally.count(kind);
    }
    return SpendTotals.of(micros, counts);
  }

  private static ActionSummary actions(WindowTally tally, int matches) {
    return new ActionSummary(
        tally.count(FactKind.VIEWED),
        tally.count(FactKind.LIKED),
        tally.count(FactKind.SUPER_LIKED),
        tally.count(FactKind.REQUESTED),
        matches,
        tally.count(FactKind.SPENT_ON_CHAT_ACTIVATION));
  }

  private static long day(long at) {
    return at == Event.NO_TIME ? UserStateChange.NO_LOGIN : Math.floorDiv(at, DAY_MS);
  }

  /**
   * What is remembered of an exposure beside its user, id and time: the strategy, as four bytes.
   */
  private static final class StrategyBrief {

    static Bytes of(int strategyId) {
      return Bytes.wrap(
          new byte[] {
            (byte) (strategyId >>> 24),
            (byte) (strategyId >>> 16),
            (byte) (strategyId >>> 8),
            (byte) strategyId
          });
    }

    static int read(Bytes brief) {
      if (brief.length() != Integer.BYTES) {
        throw new IllegalArgumentException(
            "An exposure's brief has 4 bytes, not " + brief.length());
      }
      return ByteBuffer.wrap(brief.array()).getInt();
    }
  }
}
