package org.afterward.pipelines.rewards;

import java.io.Serializable;
import java.util.List;
import org.afterward.coders.CreditPolicy;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.reward.RewardSettlement;

/**
 * By what a run reckons its rewards.
 *
 * @param credit at least one, in the order of their codes
 * @param lineageIds how many ids of each part's events a reward names; 0 for no lineage
 */
record RewardTerms(RewardPolicy policy, List<CreditPolicy> credit, int lineageIds)
    implements Serializable {

  RewardTerms {
    credit = List.copyOf(credit);
  }

  RewardSettlement settlement() {
    return RewardSettlement.under(policy)
        .withCredit(credit.toArray(CreditPolicy[]::new))
        .withLineage(lineageIds);
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
