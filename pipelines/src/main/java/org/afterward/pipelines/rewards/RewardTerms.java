package org.afterward.pipelines.rewards;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.RewardExtra;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.reward.RewardSettlement;

/**
 * By what a run reckons its rewards.
 *
 * @param credit at least one, in the order of their codes
 * @param lineageIds how many ids of each part's events a reward names; 0 for no lineage
 * @param serving whether a reward says how its exposure was served
 */
record RewardTerms(RewardPolicy policy, List<CreditPolicy> credit, int lineageIds, boolean serving)
    implements Serializable {

  RewardTerms {
    credit = List.copyOf(credit);
  }

  RewardSettlement settlement() {
    RewardSettlement settlement =
        RewardSettlement.under(policy)
            .withCredit(credit.toArray(CreditPolicy[]::new))
            .withLineage(lineageIds);
    return serving ? settlement.withServing() : settlement;
  }

  /** What rewards of a batch say beside what all of them do. */
  Set<RewardExtra> extras() {
    Set<RewardExtra> extras = EnumSet.noneOf(RewardExtra.class);
    if (lineageIds > 0) {
      extras.add(RewardExtra.LINEAGE);
    }
    if (serving) {
      extras.add(RewardExtra.SERVING);
    }
    return extras;
  }

  /** Whether anything but full credit is asked: only then is there something to account for. */
  boolean accountsForCredit() {
    return !credit.equals(List.of(CreditPolicy.FULL));
  }

  /** The credit policy whose rewards the summary is about. */
  CreditPolicy summarized() {
    return credit.get(0);
  }
}
