package org.afterward.transforms.reward;

import java.util.List;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.CreditRanking;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.StrategyWorth;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class CompareCreditTest {

  private static final String POLICY = RewardPolicy.standard().reference();
  private static final CreditPolicy FULL = CreditPolicy.FULL;
  private static final CreditPolicy LAST = CreditPolicy.LAST;

  @Test
  void strategies_are_ranked_by_their_mean_under_each_credit_policy(TestPipeline pipeline) {
    PCollection<Reward> rewards =
        pipeline.apply(
            Create.of(
                reward("a", 1, FULL, 10_000_000),
                reward("b", 1, FULL, 11_000_000),
                reward("c", 2, FULL, 10_400_000),
                reward("d", 3, FULL, 12_000_000),
                reward("a", 1, LAST, 4_000_000),
                reward("b", 1, LAST, 0),
                reward("c", 2, LAST, 3_000_000),
                reward("d", 3, LAST, 1_000_000)));
    PAssert.that(rewards.apply("Compare credit", CompareCredit.create()))
        .containsInAnyOrder(
            new CreditRanking(
                POLICY,
                FULL,
                List.of(
                    worth(FULL, 3, 1, 12_000_000),
                    worth(FULL, 1, 2, 21_000_000),
                    worth(FULL, 2, 1, 10_400_000)),
                FULL,
                false),
            new CreditRanking(
                POLICY,
                LAST,
                List.of(
                    worth(LAST, 2, 1, 3_000_000),
                    worth(LAST, 1, 2, 4_000_000),
                    worth(LAST, 3, 1, 1_000_000)),
                FULL,
                true));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void estimates_and_superseded_revisions_do_not_count(TestPipeline pipeline) {
    PCollection<Reward> rewards =
        pipeline.apply(
            Create.of(
                reward("a", 1, LAST, RewardStatus.MATURE, 0, 5_000_000),
                reward("a", 1, LAST, RewardStatus.CORRECTED, 2, 2_000_000),
                reward("a", 1, LAST, RewardStatus.CORRECTED, 1, 9_000_000),
                reward("b", 2, LAST, RewardStatus.PARTIAL, -1, 99_000_000),
                reward("c", 2, LAST, RewardStatus.MATURE, 0, 1_000_000)));
    PAssert.that(rewards.apply("Compare credit", CompareCredit.create()))
        .containsInAnyOrder(
            new CreditRanking(
                POLICY,
                LAST,
                List.of(worth(LAST, 1, 1, 2_000_000), worth(LAST, 2, 1, 1_000_000)),
                LAST,
                false));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void of_each_exposure_and_policy_the_newest_revision_is_kept(TestPipeline pipeline) {
    Reward partial = reward("a", 1, FULL, RewardStatus.PARTIAL, -2, 1);
    Reward later = reward("a", 1, FULL, RewardStatus.PARTIAL, -1, 2);
    Reward mature = reward("b", 1, FULL, RewardStatus.MATURE, 0, 3);
    Reward corrected = reward("b", 1, FULL, RewardStatus.CORRECTED, 1, 4);
    Reward otherCredit = reward("b", 1, LAST, RewardStatus.MATURE, 0, 5);
    PCollection<Reward> folded =
        pipeline
            .apply(Create.of(corrected, partial, later, mature, corrected, otherCredit, mature))
            .apply("Fold revisions", FoldRevisions.create());
    PAssert.that(folded).containsInAnyOrder(later, corrected, otherCredit);
    PAssert.that(folded.apply("Fold again", FoldRevisions.create()))
        .containsInAnyOrder(later, corrected, otherCredit);
    pipeline.run().waitUntilFinish();
  }

  private static StrategyWorth worth(CreditPolicy credit, int strategy, long rewards, long total) {
    return new StrategyWorth(POLICY, credit, strategy, rewards, total);
  }

  private static Reward reward(String id, int strategy, CreditPolicy credit, long micros) {
    return reward(id, strategy, credit, RewardStatus.MATURE, 0, micros);
  }

  private static Reward reward(
      String id,
      int strategy,
      CreditPolicy credit,
      RewardStatus status,
      int revision,
      long micros) {
    Reward any = ARewardOf.matches(micros);
    return new Reward(
        new OpenExposure(id, "usr_1", any.exposure().shownAt(), strategy),
        any.horizonMs(),
        any.parts(),
        any.evidence(),
        any.actions(),
        any.state(),
        any.policy(),
        credit,
        status,
        revision,
        any.completeUntil(),
        0,
        "");
  }
}
