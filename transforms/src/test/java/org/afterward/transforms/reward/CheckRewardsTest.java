package org.afterward.transforms.reward;

import java.util.List;
import org.afterward.coders.ImplausibleReward;
import org.afterward.coders.Reward;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class CheckRewardsTest {

  @Test
  void an_implausible_reward_is_set_apart_with_every_reason(TestPipeline pipeline) {
    Reward least = ARewardOf.matches(-50_000_000);
    Reward most = ARewardOf.matches(200_000_000);
    Reward tooMuch = ARewardOf.matches(200_000_001);
    Reward wrong = ARewardOf.everythingWrong();

    WithFailures.Result<PCollection<Reward>, ImplausibleReward> checked =
        pipeline
            .apply(Create.of(least, tooMuch, most, wrong))
            .apply("Check", CheckRewards.against(RewardPolicy.standard()));

    PAssert.that(checked.output()).containsInAnyOrder(least, most);
    PAssert.that(checked.failures())
        .containsInAnyOrder(
            new ImplausibleReward(
                tooMuch, List.of("total_reward is 200.000001, not within -50..200")),
            new ImplausibleReward(
                wrong,
                List.of(
                    "total_reward is -307, not within -50..200",
                    "currency_spent.friend_request is -100, less than 0",
                    "currency_spent.profile_view is -200, less than 0",
                    "retention_bonus is -7, not one of [0, 10, 20]")));
    pipeline.run().waitUntilFinish();
  }
}
