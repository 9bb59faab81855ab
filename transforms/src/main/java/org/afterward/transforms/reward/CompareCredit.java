package org.afterward.transforms.reward;

import org.afterward.coders.CreditRanking;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.StrategyWorth;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Asks whether the choice of a credit policy matters: under each, the strategies by their mean
 * reward, and whether another one wins than under full credit (or the first policy that there is).
 * Early estimates do not count, and of each exposure only the newest revision does.
 *
 * <p>Within the windows of its input, which for an unbounded one must end and be handed out once,
 * such as fixed windows of a week by the time of settling: a correction in a later window than its
 * reward then counts in both. Means are compared exactly.
 *
 * <pre>{@code
 * PCollection<CreditRanking> rankings = rewards.apply("Compare credit", CompareCredit.create());
 * }</pre>
 */
public final class CompareCredit
    extends PTransform<PCollection<Reward>, PCollection<CreditRanking>> {

  private CompareCredit() {}

  public static CompareCredit create() {
    return new CompareCredit();
  }

  @Override
  public PCollection<CreditRanking> expand(PCollection<Reward> rewards) {
    Panes.requireOneEach("CompareCredit", rewards);
    return rewards
        .apply("Take final rewards", Filter.by(reward -> reward.status() != RewardStatus.PARTIAL))
        .apply("Fold revisions", FoldRevisions.create())
        .apply(
            "Take worths",
            MapElements.into(TypeDescriptor.of(StrategyWorth.class)).via(StrategyWorth::of))
        .apply("Rank strategies", RankStrategies.create());
  }
}
