package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Exposure;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Reward;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.ToFacts;
import org.afterward.transforms.waiting.Arrivals;
import org.afterward.transforms.waiting.Outcomes;
import org.afterward.transforms.waiting.Patience;
import org.afterward.transforms.waiting.StreamedArrivals;
import org.afterward.transforms.waiting.WaitingRoom;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same histories through both gears on a runner: the same bytes. */
@ExtendWith(TestPipelineExtension.class)
class StreamedRewardsPipelineTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final Instant COMPLETE_UNTIL = Instant.ofEpochMilli(History.START + 14 * DAY);

  /** More than anything in {@link Arrivals} is ever late. */
  private static final long LONG = 27 * DAY;

  private static final RewardSettlement EVERY_CREDIT =
      RewardSettlement.under(RewardPolicy.standard()).withCredit(CreditPolicy.values());

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void where_nothing_is_late_both_gears_settle_the_same(long seed, TestPipeline pipeline) {
    Random random = new Random(seed);
    History town = town(random);
    Arrivals arrivals = Arrivals.of(town.story(EVERY_CREDIT), random);

    Outcomes<OpenExposure, Reward> batch = batch(town.shuffled(seed), pipeline);
    Outcomes<OpenExposure, Reward> stream =
        stream(arrivals, new Patience(LONG, DAY, List.of(), 1), pipeline, random);

    Expected expected = Expected.of(town);
    PAssert.that(written("Batch bytes", batch)).containsInAnyOrder(expected.rewards);
    PAssert.that(written("Stream bytes", stream)).containsInAnyOrder(expected.rewards);
    PAssert.that(stream.pending()).containsInAnyOrder(expected.pending);
    PAssert.that(stream.lateFacts()).empty();
    pipeline.run().waitUntilFinish();
  }

  /** How many corrections there are is up to the runner's watermarks; on Direct there are many. */
  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void where_much_is_late_the_newest_revisions_are_what_the_bounded_gear_settles(
      long seed, TestPipeline pipeline) {
    Random random = new Random(seed);
    History town = town(random);
    Arrivals arrivals = Arrivals.of(town.story(EVERY_CREDIT), random).withDecisionsInTime();

    Outcomes<OpenExposure, Reward> stream =
        stream(arrivals, new Patience(0, LONG, List.of(), 1), pipeline, random);

    Expected expected = Expected.of(town);
    PAssert.that(stream.settled()).satisfies(new EndIn(expected.rewards));
    PAssert.that(stream.pending()).containsInAnyOrder(expected.pending);
    PAssert.that(stream.lateFacts()).empty();
    pipeline.run().waitUntilFinish();
  }

  private static Outcomes<OpenExposure, Reward> batch(History history, TestPipeline pipeline) {
    PCollection<UserEvent> events =
        pipeline.apply(
            "Events", Create.of(history.events()).withType(TypeDescriptor.of(UserEvent.class)));
    return pipeline
        .apply(
            "Exposures", Create.of(history.exposures()).withType(TypeDescriptor.of(Exposure.class)))
        .apply(
            "Batch",
            AwaitRewards.under(RewardPolicy.standard())
                .withCredit(CreditPolicy.values())
                .observing(events.apply("To facts", ToFacts.create()))
                .completeUntil(COMPLETE_UNTIL)
                .withShards(3));
  }

  private static Outcomes<OpenExposure, Reward> stream(
      Arrivals arrivals, Patience patience, TestPipeline pipeline, Random random) {
    StreamedArrivals<OpenExposure> stream =
        StreamedArrivals.of(arrivals, EVERY_CREDIT, pipeline, random);
    return stream
        .decisions()
        .apply(
            "As exposures",
            MapElements.into(TypeDescriptor.of(Exposure.class)).via(History::exposureOf))
        .apply(
            "Stream of rewards",
            AwaitRewards.under(RewardPolicy.standard())
                .withCredit(CreditPolicy.values())
                .observing(stream.facts())
                .withPatience(patience)
                .completeUntil(COMPLETE_UNTIL));
  }

  private static PCollection<String> written(String step, Outcomes<OpenExposure, Reward> outcomes) {
    return outcomes
        .settled()
        .apply(
            step,
            MapElements.into(TypeDescriptors.strings())
                .via((Reward reward) -> Revisions.written(List.of(reward)).get(0)));
  }

  private static History town(Random random) {
    List<Exposure> exposures = new ArrayList<>();
    List<UserEvent> events = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      History history = History.random("town" + i + "_", random);
      exposures.addAll(history.exposures());
      events.addAll(history.events());
    }
    return new History(exposures, events);
  }

  private record Expected(List<String> rewards, List<Pending<OpenExposure>> pending) {
    static Expected of(History history) {
      Expected expected = new Expected(new ArrayList<>(), new ArrayList<>());
      history
          .timelines(EVERY_CREDIT)
          .forEach(
              timeline -> {
                WaitingRoom<OpenExposure, Reward> room = new WaitingRoom<>(EVERY_CREDIT, timeline);
                room.advanceTo(
                    COMPLETE_UNTIL.getMillis(),
                    reward -> expected.rewards.addAll(Revisions.written(List.of(reward))));
                expected.pending.addAll(room.waiting());
              });
      return expected;
    }
  }

  private record EndIn(List<String> rewards)
      implements SerializableFunction<Iterable<Reward>, Void> {
    @Override
    public @Nullable Void apply(Iterable<Reward> settled) {
      Revisions revisions = Revisions.of(settled);
      revisions.checkEach();
      assertThat(Revisions.written(revisions.newestAsIfInTime()))
          .containsExactlyInAnyOrderElementsOf(rewards);
      return null;
    }
  }
}
