package org.afterward.transforms.reward;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Decision;
import org.afterward.coders.FactKind;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.SpendType;
import org.afterward.coders.Timeline;

/**
 * Divides what a person spent and matched among all of the person's exposures, by several credit
 * policies in one pass over the facts. Its cost grows with facts and exposures, and not with how
 * much the exposures overlap.
 *
 * <p>A value is divided among the exposures that are open when it comes, whether or not they are
 * due, and what an exposure gets of it is the same however long the exposure is then looked at.
 */
final class CreditDivision {

  private final Timeline timeline;
  private final List<CreditTally> tallies = new ArrayList<>();

  private CreditDivision(Timeline timeline, List<CreditPolicy> policies) {
    this.timeline = timeline;
    policies.forEach(policy -> tallies.add(new CreditTally(policy, timeline.decisions().size())));
  }

  /**
   * Divides what came at {@code from <= time < to}, and counts of it, for each exposure, what came
   * within {@code seenMs} of its being shown: at most the horizon.
   */
  static CreditDivision of(
      Timeline timeline,
      List<CreditPolicy> policies,
      long horizonMs,
      long seenMs,
      long from,
      long to) {
    CreditDivision division = new CreditDivision(timeline, policies);
    if (!policies.isEmpty()) {
      Map<String, Integer> exposures =
          policies.contains(CreditPolicy.LINKED) ? division.numbersById() : Map.of();
      division.sweep(exposures, horizonMs, seenMs, from, to);
    }
    return division;
  }

  private Map<String, Integer> numbersById() {
    Map<String, Integer> numbers = new HashMap<>();
    for (Decision exposure : timeline.decisions()) {
      numbers.put(exposure.id(), numbers.size());
    }
    return numbers;
  }

  private void sweep(
      Map<String, Integer> exposures, long horizonMs, long seenMs, long from, long to) {
    List<Decision> shown = timeline.decisions();
    OpenRange open = new OpenRange(shown.size(), i -> shown.get(i).at(), horizonMs);
    OpenRange seen = new OpenRange(shown.size(), i -> shown.get(i).at(), seenMs);
    for (int fact = 0; fact < timeline.size() && timeline.at(fact) < to; fact++) {
      FactKind kind = timeline.kind(fact);
      if (!isCredited(kind) || timeline.at(fact) < from) {
        continue;
      }
      open.moveTo(timeline.at(fact));
      seen.moveTo(timeline.at(fact));
      int linked =
          exposures.isEmpty()
              ? CreditRule.NONE
              : exposures.getOrDefault(timeline.exposure(fact), CreditRule.NONE);
      SpendType spend = kind.spend();
      if (spend == null) {
        for (CreditTally tally : tallies) {
          tally.match(open.first(), open.end(), linked, seen.first());
        }
      } else {
        long micros = Math.multiplyExact(timeline.amount(fact), SpendTotals.MICROS);
        for (CreditTally tally : tallies) {
          tally.spend(spend, micros, open.first(), open.end(), linked, seen.first());
        }
      }
    }
    tallies.forEach(CreditTally::sumUp);
  }

  /** Whether facts of this kind are divided: all that is spent, and matches. */
  static boolean isCredited(FactKind kind) {
    return kind.spend() != null || kind == FactKind.MATCHED || kind == FactKind.WAS_MATCHED;
  }

  /** What the exposures get by one of the policies, which are numbered in their order. */
  CreditTally by(int policy) {
    return tallies.get(policy);
  }
}
