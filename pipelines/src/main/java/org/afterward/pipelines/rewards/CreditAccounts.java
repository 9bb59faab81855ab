package org.afterward.pipelines.rewards;

import java.util.HashMap;
import java.util.Map;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.Reward;
import org.afterward.coders.StrategyWorth;
import org.afterward.coders.Timeline;
import org.afterward.transforms.reward.LedgerSweep;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What the credit of a shard comes to: its part of the ledger, and of what strategies are worth.
 */
final class CreditAccounts {

  static final TupleTag<LedgerDay> LEDGER = new TupleTag<>("ledger") {};
  static final TupleTag<StrategyWorth> WORTHS = new TupleTag<>("worths") {};

  private record Key(CreditPolicy attribution, int strategyId) {}

  private final LedgerSweep ledger;
  private final Map<Key, StrategyWorth> worths = new HashMap<>();

  CreditAccounts(RewardTerms terms) {
    this.ledger = new LedgerSweep(terms.policy(), terms.credit());
  }

  void add(Timeline timeline) {
    ledger.add(timeline);
  }

  void add(Reward reward) {
    worths.merge(
        new Key(reward.attribution(), reward.exposure().strategyId()),
        StrategyWorth.of(reward),
        StrategyWorth::plus);
  }

  void complete(MultiOutputReceiver outputs) {
    ledger.days().forEach(outputs.get(LEDGER)::output);
    worths.values().forEach(outputs.get(WORTHS)::output);
  }
}
