package org.afterward.transforms.reward;

import org.afterward.coders.Reward;
import org.afterward.coders.SpendType;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ReweighTest {

  @Test
  void the_transform_reweighs_each_reward(TestPipeline pipeline) {
    RewardPolicy renamed = RewardPolicy.standard().named("other");
    Reward one = ARewardOf.matches(0);
    Reward another = ARewardOf.spending(SpendType.SUPER_LIKE, 2_000_000);
    Reweighing reweighing = new Reweighing(renamed);
    PAssert.that(pipeline.apply(Create.of(one, another)).apply("Reweigh", Reweigh.with(renamed)))
        .containsInAnyOrder(reweighing.reweigh(one), reweighing.reweigh(another));
    pipeline.run().waitUntilFinish();
  }
}
