package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.afterward.coders.Exposure;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Reward;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.ToFacts;
import org.afterward.transforms.waiting.Outcomes;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestPipelineExtension.class)
class AwaitRewardsTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final RewardPolicy POLICY = RewardPolicy.standard();

  /** Each seed is a pipeline of a hundred histories, so this is two thousand. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void the_transform_agrees_with_the_naive_reference(long seed, TestPipeline pipeline) {
    Random random = new Random(seed);
    List<Exposure> exposures = new ArrayList<>();
    List<UserEvent> events = new ArrayList<>();
    List<Reward> expected = new ArrayList<>();
    List<Pending<OpenExposure>> open = new ArrayList<>();
    long completeUntil = History.START + 10 * DAY;
    for (int i = 0; i < 100; i++) {
      History history = History.random("town" + i + "_", random);
      expected.addAll(
          ReferenceSettlement.settle(
              history.exposures(), history.events(), completeUntil, POLICY.reference()));
      history.exposures().stream()
          .filter(exposure -> exposure.at() + 7 * DAY > completeUntil)
          .forEach(exposure -> open.add(pending(exposure)));
      History delivered = history.shuffled(seed + i);
      exposures.addAll(delivered.exposures());
      events.addAll(delivered.events());
    }

    Outcomes<OpenExposure, Reward> outcomes =
        await(
            pipeline,
            exposures,
            events,
            AwaitRewards.under(POLICY)
                .completeUntil(Instant.ofEpochMilli(completeUntil))
                .withShards(1 + Math.floorMod(seed, 20)));
    PAssert.that(outcomes.settled()).containsInAnyOrder(expected);
    PAssert.that(outcomes.pending()).containsInAnyOrder(open);
    pipeline.run().waitUntilFinish();
  }

  @Test
  void without_a_time_the_latest_event_says_up_to_when_the_input_is_complete(
      TestPipeline pipeline) {
    long start = History.START;
    Exposure first = History.exposure("first", "u", start, 1);
    Exposure second = History.exposure("second", "u", start + 1, 1);
    Exposure last = History.exposure("last", "v", start + 7 * DAY, 1);
    Outcomes<OpenExposure, Reward> outcomes =
        await(pipeline, List.of(first, second, last), List.of(), AwaitRewards.under(POLICY));
    PAssert.that(outcomes.settled())
        .containsInAnyOrder(
            ReferenceSettlement.settle(
                List.of(first, second), List.of(), start + 7 * DAY, POLICY.reference()));
    PAssert.that(outcomes.pending()).containsInAnyOrder(List.of(pending(second), pending(last)));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void an_empty_input_gives_an_empty_output(TestPipeline pipeline) {
    Outcomes<OpenExposure, Reward> outcomes =
        await(pipeline, List.of(), List.of(), AwaitRewards.under(POLICY));
    PAssert.that(outcomes.settled()).empty();
    PAssert.that(outcomes.pending()).empty();
    pipeline.run().waitUntilFinish();
  }

  @Test
  void windows_other_than_the_global_one_are_refused_when_the_pipeline_is_built() {
    Pipeline pipeline = Pipeline.create();
    PCollection<Exposure> exposures =
        pipeline
            .apply("Exposures", Create.empty(TypeDescriptor.of(Exposure.class)))
            .apply(Window.into(FixedWindows.of(Duration.standardDays(1))));
    PCollection<UserEvent> events =
        pipeline.apply("Events", Create.empty(TypeDescriptor.of(UserEvent.class)));
    AwaitRewards await =
        AwaitRewards.under(POLICY).observing(events.apply("To facts", ToFacts.create()));
    assertThatThrownBy(() -> exposures.apply("Await", await))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The decisions of AwaitOutcomes must be in the global window");
  }

  @Test
  void facts_that_are_not_observed_are_missed_when_the_pipeline_is_built() {
    PCollection<Exposure> exposures =
        Pipeline.create().apply("Exposures", Create.empty(TypeDescriptor.of(Exposure.class)));
    assertThatThrownBy(() -> exposures.apply("Await", AwaitRewards.under(POLICY)))
        .hasMessage("AwaitOutcomes needs facts: call observing(facts) before it is applied");
  }

  private static Outcomes<OpenExposure, Reward> await(
      Pipeline pipeline, List<Exposure> exposures, List<UserEvent> events, AwaitRewards await) {
    PCollection<UserEvent> activity =
        pipeline.apply("Events", Create.of(events).withType(TypeDescriptor.of(UserEvent.class)));
    return pipeline
        .apply("Exposures", Create.of(exposures).withType(TypeDescriptor.of(Exposure.class)))
        .apply("Await rewards", await.observing(activity.apply("To facts", ToFacts.create())));
  }

  private static Pending<OpenExposure> pending(Exposure exposure) {
    return new Pending<>(
        OpenExposure.of(exposure), exposure.at() + 7 * DAY, Pending.Cause.HORIZON_OPEN);
  }
}
