package org.afterward.transforms.reward;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Decision;
import org.afterward.coders.Event;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.Micros;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.RewardParts;
import org.afterward.coders.Timeline;
import org.afterward.transforms.reward.Explanation.Presence;
import org.afterward.transforms.reward.Explanation.Repeated;
import org.afterward.transforms.reward.Explanation.Window;

/**
 * Says event by event why a reward is what it is. It gathers the evidence a second time, plainly,
 * one event after the other; and it refuses to explain anything else than what {@link
 * RewardSettlement} settles.
 *
 * <p>Of a window that is still open it says what is known so far: nobody has churned by absence
 * yet.
 *
 * <pre>{@code
 * CaseFile file = new CaseFile("usr_123"); // and all that was delivered about them
 * Explanation why = ExplainReward.under(policy).explain(file, "exp_7", completeUntil);
 * }</pre>
 */
public final class ExplainReward {

  private final RewardPolicy policy;
  private final CreditPolicy credit;
  private final RewardSettlement settlement;

  private ExplainReward(RewardPolicy policy, CreditPolicy credit) {
    this.policy = policy;
    this.credit = credit;
    this.settlement = RewardSettlement.under(policy).withCredit(credit);
  }

  /** By this policy, with full credit. */
  public static ExplainReward under(RewardPolicy policy) {
    return new ExplainReward(policy, CreditPolicy.FULL);
  }

  /** By the same policy, with credit given otherwise. */
  public ExplainReward withCredit(CreditPolicy by) {
    return new ExplainReward(policy, by);
  }

  /**
   * Explains the reward of one exposure.
   *
   * @param completeUntil up to when all events are in the file, in epoch milliseconds
   * @throws IllegalArgumentException if the file has no such exposure
   */
  public Explanation explain(CaseFile file, String exposureId, long completeUntil) {
    Timeline timeline = file.timeline(settlement);
    Decision decision = decision(timeline, exposureId);
    OpenExposure exposure = settlement.recall(timeline.person(), decision);
    Window window = new Window(decision.at(), decision.at() + policy.horizonMs(), completeUntil);

    List<Fact> facts = file.untrimmed(timeline, settlement);
    List<Fact> inside = facts.stream().filter(fact -> window.holds(fact.at())).toList();
    Crediting crediting = Crediting.of(timeline.decisions(), decision, inside, credit, policy);
    Presence presence = Presence.of(timeline.decisions(), facts, window);
    LongestRun run = LongestRun.in(inside);
    RewardEvidence evidence =
        new RewardEvidence(
            presence.last().at(),
            presence.closing() != null,
            run.rejections().size(),
            crediting.microMatches());
    RewardParts parts =
        new EvidenceWeighing(policy, decision.at(), window.isOver())
            .parts(crediting.spend(), evidence);
    insistOn(parts, settled(timeline, decision, window));
    return new Explanation(
        exposure,
        policy,
        credit,
        window,
        parts,
        crediting.spends(),
        crediting.matches(),
        presence,
        run,
        otherActs(inside),
        LeavingOut.of(facts, window, run, crediting.elsewhere()),
        file.repeated(timeline, settlement).stream()
            .filter(repeated -> concerns(repeated, exposureId, window))
            .toList(),
        file.refusals().stream().filter(refusal -> mightBelong(refusal.event(), window)).toList());
  }

  private static Decision decision(Timeline timeline, String exposureId) {
    return timeline.decisions().stream()
        .filter(decision -> decision.id().equals(exposureId))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    timeline.person() + " has no valid exposure " + exposureId));
  }

  private Reward settled(Timeline timeline, Decision decision, Window window) {
    List<Reward> settled = new ArrayList<>();
    if (window.isOver()) {
      settlement.settle(timeline, List.of(decision), settled::add);
    } else {
      long ageMs = window.seenUntil() - window.from();
      settlement.estimate(timeline, List.of(decision), ageMs, -1, settled::add);
    }
    return settled.get(0);
  }

  /** An explanation of another reward than the settled one would be worse than none. */
  private static void insistOn(RewardParts explained, Reward settled) {
    if (!settled.parts().equals(explained)) {
      throw new IllegalStateException(
          "The events of %s add up to %s, but its reward is %s: one of the two has a fault"
              .formatted(
                  settled.exposure().exposureId(),
                  Micros.format(explained.totalMicros()),
                  Micros.format(settled.totalMicros())));
    }
  }

  private static Map<FactKind, Integer> otherActs(List<Fact> inside) {
    Map<FactKind, Integer> acts = new EnumMap<>(FactKind.class);
    inside.stream()
        .map(Fact::kind)
        .filter(FactKind::isOwnAction)
        .filter(kind -> !LeavingOut.wouldCount(kind) && kind != FactKind.PAID)
        .forEach(kind -> acts.merge(kind, 1, Integer::sum));
    return acts;
  }

  /** A copy in the window, be it the one that stays or not, is worth a word. */
  private static boolean concerns(Repeated repeated, String exposureId, Window window) {
    boolean isExposure = repeated.kept() instanceof Decision;
    return isExposure
        ? repeated.kept().id().equals(exposureId)
        : window.holds(repeated.kept().at())
            || repeated.different().stream().anyMatch(copy -> window.holds(copy.at()));
  }

  private static boolean mightBelong(Event refused, Window window) {
    return refused.at() == Event.NO_TIME || window.holds(refused.at());
  }
}
