package org.afterward.transforms.strategy;

import org.afterward.coders.OpenExposureCoder;
import org.afterward.coders.PendingCoder;
import org.afterward.coders.StrategyPerformanceJson;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class GoldenStrategiesTest {

  private final GoldenStrategies golden = GoldenStrategies.read();

  @Test
  void strategies_did_as_was_found_by_hand(TestPipeline pipeline) {
    var pending =
        pipeline.apply(
            "Pending",
            Create.of(golden.pending).withCoder(PendingCoder.of(OpenExposureCoder.of())));

    PAssert.that(
            pipeline
                .apply("Rewards", Create.of(golden.rewards))
                .apply(
                    "Roll up strategies",
                    RollUpStrategies.daily().withNames(GoldenStrategies.NAMES).withPending(pending))
                .apply(
                    "To JSON",
                    MapElements.into(TypeDescriptors.strings())
                        .via(StrategyPerformanceJson::write)))
        .containsInAnyOrder(golden.performance);
    pipeline.run().waitUntilFinish();
  }
}
