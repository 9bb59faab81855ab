package org.afterward.transforms.reward;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Decision;
import org.afterward.coders.FactKind;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.Timeline;

/**
 * Keeps the ledger of whole timelines on which exposures are decisions and values are facts, as the
 * {@link RewardSettlement} has them. Who goes over them anyway so needs no {@link CreditLedger}.
 * Not for several threads at once.
 */
public final class LedgerSweep {

  private record Key(long day, CreditPolicy attribution) {}

  private final LedgerRule rule;
  private final Map<Key, LedgerDay> days = new HashMap<>();

  /** The ledger of these credit policies. */
  public LedgerSweep(RewardPolicy policy, List<CreditPolicy> credit) {
    this.rule = new LedgerRule(policy, credit);
  }

  /** Enters all that is of value on a person's timeline. */
  public void add(Timeline timeline) {
    List<Decision> shown = timeline.decisions();
    Map<String, Integer> exposures = new HashMap<>();
    if (rule.credit().contains(CreditPolicy.LINKED)) {
      shown.forEach(exposure -> exposures.put(exposure.id(), exposures.size()));
    }
    OpenRange open = new OpenRange(shown.size(), i -> shown.get(i).at(), rule.horizonMs());
    for (int fact = 0; fact < timeline.size(); fact++) {
      FactKind kind = timeline.kind(fact);
      if (CreditDivision.isCredited(kind)) {
        open.moveTo(timeline.at(fact));
        rule.enter(
            timeline.at(fact),
            kind,
            timeline.amount(fact),
            open.first(),
            open.end(),
            exposures.getOrDefault(timeline.exposure(fact), CreditRule.NONE),
            this::add);
      }
    }
  }

  private void add(LedgerDay entry) {
    days.merge(new Key(entry.day(), entry.attribution()), entry, LedgerDay::plus);
  }

  /** What was entered, a day and credit policy each, in no order. */
  public Collection<LedgerDay> days() {
    return days.values();
  }
}
