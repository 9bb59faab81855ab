package org.afterward.transforms.reward;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.afterward.coders.ActionSummary;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Decision;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.Lineage;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.SpendType;
import org.afterward.coders.Timeline;
import org.afterward.coders.UserStateChange;
import org.afterward.transforms.waiting.Settlement;

/**
 * What an exposure was worth, by a {@link RewardPolicy}, and by one or more {@link CreditPolicy
 * credit policies}: each exposure has one reward for each of these, in the order of their codes.
 * What is spent and matched is credited; all else that a reward says describes the user, and is the
 * same under every credit policy.
 *
 * <p>The exposures of a person count as their own actions: asking for recommendations is being
 * there. An act counts by the time at which it happened, so one that closes the account is the
 * last.
 *
 * <p>An early estimate goes by the same rule over what has been seen so far, with two exceptions:
 * only a closed account is churn, since nobody can have been absent from what is still to come; and
 * the retention bonus is given once the user was seen in the last part of the window.
 */
public final class RewardSettlement implements Settlement<OpenExposure, Reward> {

  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  private final RewardPolicy policy;
  private final String policyReference;

  /** In the order of their codes; full credit, which divides nothing, is first if it is there. */
  private final List<CreditPolicy> credit;

  private final List<CreditPolicy> dividing;

  /** How many ids of each part's events a reward names; 0 where it has no lineage. */
  private final int lineageIds;

  private final boolean remembersServing;

  private RewardSettlement(
      RewardPolicy policy, List<CreditPolicy> credit, int lineageIds, boolean remembersServing) {
    this.policy = policy;
    this.policyReference = policy.reference();
    this.credit = credit;
    this.lineageIds = lineageIds;
    this.remembersServing = remembersServing;
    this.dividing = credit.stream().filter(by -> by != CreditPolicy.FULL).toList();
  }

  /** By this policy, with full credit. */
  public static RewardSettlement under(RewardPolicy policy) {
    return new RewardSettlement(policy, List.of(CreditPolicy.FULL), 0, false);
  }

  /** By the same policy, with a reward of each exposure for each of these. */
  public RewardSettlement withCredit(CreditPolicy... policies) {
    return new RewardSettlement(policy, CreditRule.asked(policies), lineageIds, remembersServing);
  }

  /**
   * With the lineage of each reward: see {@link Lineage}. It costs a look at every event of every
   * window, so ask for it where exposures of one person are few.
   *
   * @param ids how many ids of each part's events are named; 0 for no lineage at all
   */
  public RewardSettlement withLineage(int ids) {
    if (ids < 0) {
      throw new IllegalArgumentException("withLineage wants 0 ids or more, not " + ids);
    }
    return new RewardSettlement(policy, credit, ids, remembersServing);
  }

  /**
   * With how each exposure was served in its reward, for training and for tables: some 60 bytes for
   * each exposure that waits, with a context of 27 positions.
   */
  public RewardSettlement withServing() {
    return new RewardSettlement(policy, credit, lineageIds, true);
  }

  /** What has to be remembered of an exposure. */
  public OpenExposure open(Exposure exposure) {
    return remembersServing ? OpenExposure.served(exposure) : OpenExposure.of(exposure);
  }

  @Override
  public Class<?> countedAs() {
    return AwaitRewards.class;
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
  public boolean dividesFacts() {
    return !dividing.isEmpty();
  }

  @Override
  public int outcomesPerDecision() {
    return credit.size();
  }

  @Override
  public String personOf(OpenExposure exposure) {
    return exposure.userId();
  }

  @Override
  public Decision remember(OpenExposure exposure) {
    return new Decision(exposure.shownAt(), exposure.exposureId(), ExposureBrief.of(exposure));
  }

  @Override
  public OpenExposure recall(String person, Decision remembered) {
    return ExposureBrief.read(person, remembered);
  }

  /**
   * Nobody asks whom an act was about; and which exposure it came from, only linked credit asks, of
   * what is credited.
   */
  @Override
  public Fact trim(Fact fact) {
    boolean asked =
        dividing.contains(CreditPolicy.LINKED) && CreditDivision.isCredited(fact.kind());
    return asked ? fact.withoutCounterpart() : fact.withoutLinks();
  }

  @Override
  public void settle(Timeline timeline, List<Decision> due, Consumer<Reward> rewards) {
    sweep(timeline, due, new Sight(RewardStatus.MATURE, 0, policy.horizonMs()), rewards);
  }

  @Override
  public void estimate(
      Timeline timeline,
      List<Decision> decisions,
      long ageMs,
      int revision,
      Consumer<Reward> rewards) {
    sweep(timeline, decisions, new Sight(RewardStatus.PARTIAL, revision, ageMs), rewards);
  }

  @Override
  public Reward revise(Reward before, Reward after, int revision, Fact cause) {
    return new Reward(
        after.exposure(),
        after.horizonMs(),
        after.parts(),
        after.evidence(),
        after.actions(),
        after.state(),
        after.policy(),
        after.attribution(),
        RewardStatus.CORRECTED,
        revision,
        after.completeUntil(),
        Math.subtractExact(after.totalMicros(), before.totalMicros()),
        cause.id(),
        after.lineage());
  }

  /** How much of its window each exposure is looked at, and what the reward then is. */
  private record Sight(RewardStatus status, int revision, long seenMs) {}

  private void sweep(
      Timeline timeline, List<Decision> wanted, Sight sight, Consumer<Reward> rewards) {
    if (wanted.isEmpty()) {
      return;
    }
    CreditDivision division =
        CreditDivision.of(
            timeline,
            dividing,
            policy.horizonMs(),
            sight.seenMs,
            wanted.get(0).at(),
            wanted.get(wanted.size() - 1).at() + sight.seenMs);
    WindowTally tally = new WindowTally(timeline);
    Function<Decision, Consumer<Reward>> sink = tracing(timeline, rewards);
    int number = 0;
    for (Decision decision : wanted) {
      Consumer<Reward> out = sink.apply(decision);
      tally.moveTo(decision.at(), decision.at() + sight.seenMs);
      OpenExposure exposure = recall(timeline.person(), decision);
      if (credit.size() > dividing.size()) {
        long matches = RewardEvidence.WHOLE_MATCH * matches(tally);
        out.accept(reward(exposure, CreditPolicy.FULL, spend(tally), matches, tally, sight));
      }
      if (!dividing.isEmpty()) {
        while (!timeline.decisions().get(number).id().equals(decision.id())) {
          number++;
        }
        for (int i = 0; i < dividing.size(); i++) {
          CreditTally credited = division.by(i);
          out.accept(
              reward(
                  exposure,
                  dividing.get(i),
                  credited.spend(number),
                  credited.microMatches(number),
                  tally,
                  sight));
        }
      }
    }
  }

  /** Where the rewards of a decision go: straight on, or past what gives them their lineage. */
  private Function<Decision, Consumer<Reward>> tracing(
      Timeline timeline, Consumer<Reward> rewards) {
    if (lineageIds == 0) {
      return decision -> rewards;
    }
    LineageTracing tracing = new LineageTracing(timeline, policy, lineageIds);
    return decision -> reward -> rewards.accept(tracing.traced(reward, decision));
  }

  private Reward reward(
      OpenExposure exposure,
      CreditPolicy attribution,
      SpendTotals spend,
      long microMatches,
      WindowTally tally,
      Sight sight) {
    RewardEvidence evidence =
        new RewardEvidence(
            tally.lastOwnActionAt(),
            tally.count(FactKind.CLOSED_ACCOUNT) > 0,
            tally.longestRejectionRun(),
            microMatches);
    EvidenceWeighing weighing =
        new EvidenceWeighing(policy, exposure.shownAt(), sight.status != RewardStatus.PARTIAL);
    return new Reward(
        exposure,
        policy.horizonMs(),
        weighing.parts(spend, evidence),
        evidence,
        actions(tally),
        new UserStateChange(
            weighing.churned(evidence),
            weighing.stillActive(evidence),
            day(tally.lastLoginAt()),
            tally.count(FactKind.HAD_SESSION)),
        policyReference,
        attribution,
        sight.status,
        sight.revision,
        exposure.shownAt() + sight.seenMs,
        0,
        "");
  }

  private static int matches(WindowTally tally) {
    return tally.count(FactKind.MATCHED) + tally.count(FactKind.WAS_MATCHED);
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

  private static ActionSummary actions(WindowTally tally) {
    return new ActionSummary(
        tally.count(FactKind.VIEWED),
        tally.count(FactKind.LIKED),
        tally.count(FactKind.SUPER_LIKED),
        tally.count(FactKind.REQUESTED),
        matches(tally),
        tally.count(FactKind.SPENT_ON_CHAT_ACTIVATION));
  }

  private static long day(long at) {
    return at == Event.NO_TIME ? UserStateChange.NO_LOGIN : Math.floorDiv(at, DAY_MS);
  }
}
