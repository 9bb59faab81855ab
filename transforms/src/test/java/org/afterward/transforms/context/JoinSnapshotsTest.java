package org.afterward.transforms.context;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.afterward.coders.ActionSummary;
import org.afterward.coders.ContextVector;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.RewardParts;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.Serving;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.UserStateChange;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class JoinSnapshotsTest {

  private static final long AT = 1_705_347_000_000L;
  private static final long WEEK = 604_800_000;
  private static final ContextVector LOGGED = ContextVector.of("layout-1", 1, 2, 3);
  private static final ContextVector COMPUTED = ContextVector.of("layout-1", 4, 5, 6);

  @Test
  void every_reward_of_an_exposure_gets_the_vector_of_its_snapshot(TestPipeline pipeline) {
    Reward full = reward("exp_1", CreditPolicy.FULL, LOGGED);
    Reward last = reward("exp_1", CreditPolicy.LAST, LOGGED);
    Reward without = reward("exp_2", CreditPolicy.FULL, LOGGED);
    PCollection<KV<String, ContextVector>> vectors =
        pipeline.apply(
            "Vectors", Create.of(KV.of("exp_1", COMPUTED), KV.of("exp_nobody_asks", COMPUTED)));

    PCollection<Reward> joined =
        pipeline
            .apply("Rewards", Create.of(full, last, without))
            .apply(JoinSnapshots.of(vectors, Completion.replacing()));

    PAssert.that(joined)
        .containsInAnyOrder(
            reward("exp_1", CreditPolicy.FULL, COMPUTED),
            reward("exp_1", CreditPolicy.LAST, COMPUTED),
            without);
    pipeline.run().waitUntilFinish();
  }

  @Test
  void of_several_snapshots_the_same_is_taken_whatever_their_order(TestPipeline pipeline) {
    ContextVector other = ContextVector.of("layout-1", 4, 4, 9);
    PCollection<KV<String, ContextVector>> vectors =
        pipeline.apply(
            "Vectors",
            Create.of(
                KV.of("exp_1", COMPUTED),
                KV.of("exp_1", other),
                KV.of("exp_2", other),
                KV.of("exp_2", COMPUTED)));

    PCollection<Reward> joined =
        pipeline
            .apply(
                "Rewards",
                Create.of(
                    reward("exp_1", CreditPolicy.FULL, LOGGED),
                    reward("exp_2", CreditPolicy.FULL, LOGGED)))
            .apply(JoinSnapshots.of(vectors, Completion.replacing()));

    PAssert.that(joined)
        .containsInAnyOrder(
            reward("exp_1", CreditPolicy.FULL, COMPUTED),
            reward("exp_2", CreditPolicy.FULL, COMPUTED));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void a_stream_is_refused(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    PCollection<KV<String, ContextVector>> vectors =
        pipeline.apply("Vectors", Create.of(KV.of("exp_1", COMPUTED)));
    PCollection<Reward> rewards =
        pipeline
            .apply("Rewards", Create.of(reward("exp_1", CreditPolicy.FULL, LOGGED)))
            .setIsBoundedInternal(IsBounded.UNBOUNDED);

    assertThatThrownBy(() -> rewards.apply(JoinSnapshots.of(vectors, Completion.replacing())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JoinSnapshots joins what has an end");
  }

  private static Reward reward(String exposure, CreditPolicy credit, ContextVector context) {
    return new Reward(
        new OpenExposure(exposure, "usr_123", AT, 2, new Serving("ses_1", 0.41, context)),
        WEEK,
        new RewardParts(SpendTotals.none(), 0, 0, 0, 0),
        new RewardEvidence(AT, false, 0, 0),
        new ActionSummary(0, 0, 0, 0, 0, 0),
        new UserStateChange(false, false, UserStateChange.NO_LOGIN, 0),
        "default@1",
        credit,
        RewardStatus.MATURE,
        0,
        AT + WEEK,
        0,
        "");
  }
}
