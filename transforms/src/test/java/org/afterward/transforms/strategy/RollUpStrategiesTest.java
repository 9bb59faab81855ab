package org.afterward.transforms.strategy;

import static org.afterward.transforms.strategy.AnExposure.DAY_MS;
import static org.afterward.transforms.strategy.AnExposure.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextVector;
import org.afterward.coders.CountedExposure;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.OpenExposureCoder;
import org.afterward.coders.Pending;
import org.afterward.coders.PendingCoder;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardCoder;
import org.afterward.coders.StrategyPerformance;
import org.afterward.coders.StrategyPerformance.Segments;
import org.afterward.coders.StrategyPerformanceJson;
import org.afterward.transforms.waiting.Patience;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Reify;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestPipelineExtension.class)
class RollUpStrategiesTest {

  private static final long HOUR = 3_600_000L;
  private static final Patience PATIENCE = new Patience(DAY_MS, 2 * DAY_MS, List.of(), HOUR);

  private static final AnExposure FIRST = AnExposure.of("e1", "ada", 2, MONDAY);
  private static final AnExposure NEXT_DAY = AnExposure.of("e2", "ben", 2, MONDAY + 1);

  private static final Reward MATURE = FIRST.worth(10, false);
  private static final Reward CORRECTED = FIRST.worth(30, true, 1, CreditPolicy.FULL);
  private static final Reward NEXT_MATURE = NEXT_DAY.worth(5, false);

  @Test
  void of_an_exposure_the_newest_reward_counts_once(TestPipeline pipeline) {
    assertRows(
        pipeline
            .apply(Create.of(CORRECTED, MATURE, NEXT_MATURE, MATURE, CORRECTED))
            .apply("Roll up strategies", RollUpStrategies.daily()),
        told(CORRECTED, NEXT_MATURE));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void an_exposure_with_a_reward_is_not_pending_and_one_with_an_estimate_is(TestPipeline pipeline) {
    Reward estimate = NEXT_DAY.worth(5, false, -1, CreditPolicy.FULL);

    assertRows(
        pipeline
            .apply("Rewards", Create.of(MATURE, estimate))
            .apply(
                "Roll up strategies",
                RollUpStrategies.daily().withPending(pending(pipeline, List.of(FIRST.pending())))),
        rows(List.of(MATURE), List.of(NEXT_DAY.pending())));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void rewards_of_another_credit_policy_are_passed_over(TestPipeline pipeline) {
    Reward last = FIRST.worth(1, false, 0, CreditPolicy.LAST);

    assertRows(
        pipeline
            .apply(Create.of(MATURE, last))
            .apply("Roll up strategies", RollUpStrategies.daily().withCredit(CreditPolicy.LAST)),
        told(FIRST.worth(1, false)));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void days_are_those_of_the_zone_and_segments_those_of_the_layout(TestPipeline pipeline) {
    double[] context = new double[ContextLayout.standard().length()];
    // 2024-01-15T20:00:00Z, which in Seoul is five in the morning of the 16th.
    Reward reward =
        FIRST
            .shownAt(MONDAY * DAY_MS + 20 * HOUR)
            .inContext(ContextVector.of(ContextVector.LAYOUT_1, context))
            .worth(10, false);

    PAssert.thatSingleton(
            pipeline
                .apply(Create.of(reward))
                .apply(
                    "Roll up strategies", RollUpStrategies.daily().inZone(ZoneId.of("Asia/Seoul"))))
        .satisfies(
            row -> {
              assertThat(row.day()).isEqualTo(MONDAY + 1);
              assertThat(row.daily().segments()).isEqualTo(new Segments(1, 0, 1, 0, 0));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Tag("exact-watermarks")
  @Test
  void on_a_stream_a_change_restates_its_day_and_those_after_it(TestPipeline pipeline) {
    TestStream<Reward> rewards =
        TestStream.create(RewardCoder.of())
            .advanceWatermarkTo(at(MONDAY + 9))
            .addElements(MATURE)
            .advanceWatermarkTo(at(MONDAY + 10))
            .addElements(NEXT_MATURE)
            // Said again, and so nothing new.
            .addElements(MATURE)
            .advanceWatermarkTo(at(MONDAY + 11))
            .addElements(CORRECTED)
            .advanceWatermarkToInfinity();

    List<StrategyPerformance> expected = new ArrayList<>(told(MATURE));
    expected.addAll(told(MATURE, NEXT_MATURE).subList(1, 2));
    expected.addAll(told(CORRECTED, NEXT_MATURE));
    assertRows(pipeline.apply(rewards).apply("Roll up strategies", rolling()), expected);
    pipeline.run().waitUntilFinish();
  }

  @Tag("exact-watermarks")
  @Test
  void what_comes_again_long_afterwards_changes_nothing(TestPipeline pipeline) {
    TestStream<Reward> rewards =
        TestStream.create(RewardCoder.of())
            .advanceWatermarkTo(at(MONDAY + 9))
            .addElements(MATURE, FIRST.worth(10, false))
            .addElements(AnExposure.of("e9", "cem", 2, MONDAY).worth(7, false))
            .advanceWatermarkTo(at(MONDAY + 60))
            .addElements(MATURE)
            .advanceWatermarkToInfinity();

    assertRows(
        pipeline.apply(rewards).apply("Roll up strategies", rolling()),
        told(MATURE, AnExposure.of("e9", "cem", 2, MONDAY).worth(7, false)));
    pipeline.run().waitUntilFinish();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void what_a_stream_says_last_is_what_a_batch_says(long seed, TestPipeline pipeline) {
    Random random = new Random(seed);
    List<Reward> all = new ArrayList<>();
    List<Reward> newest = new ArrayList<>();
    List<Pending<OpenExposure>> pending = new ArrayList<>();
    List<Pending<OpenExposure>> stillPending = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      AnExposure exposure =
          AnExposure.of("e" + i, "usr_" + random.nextInt(9), 2, MONDAY + random.nextInt(3));
      pending.add(exposure.pending());
      int revisions = random.nextInt(4);
      for (int revision = 0; revision < revisions; revision++) {
        all.add(
            exposure.worth(random.nextInt(50), random.nextBoolean(), revision, CreditPolicy.FULL));
      }
      if (revisions == 0) {
        stillPending.add(exposure.pending());
      } else {
        newest.add(all.get(all.size() - 1));
      }
    }
    Collections.shuffle(all, random);
    List<String> batch = json(rows(newest, stillPending));

    PAssert.that(
            pipeline
                .apply("Rewards", stream(all, random))
                .apply("Roll up strategies", rolling().withPending(pending(pipeline, pending)))
                .apply("With times", Reify.timestamps()))
        .satisfies(
            said -> {
              assertThat(last(said)).isEqualTo(batch);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  /** Of each day what was said last. */
  private static List<String> last(Iterable<TimestampedValue<StrategyPerformance>> said) {
    Map<Long, TimestampedValue<StrategyPerformance>> last = new TreeMap<>();
    for (TimestampedValue<StrategyPerformance> row : said) {
      last.merge(
          row.getValue().day(),
          row,
          (one, other) -> one.getTimestamp().isAfter(other.getTimestamp()) ? one : other);
    }
    return json(last.values().stream().map(TimestampedValue::getValue).toList());
  }

  /** In this order, while time goes on at times, though not until anything is forgotten. */
  private static TestStream<Reward> stream(List<Reward> rewards, Random random) {
    TestStream.Builder<Reward> stream = TestStream.create(RewardCoder.of());
    long now = (MONDAY + 8) * DAY_MS;
    for (Reward reward : rewards) {
      stream = stream.addElements(reward);
      now += random.nextInt((int) (2 * DAY_MS / rewards.size()));
      if (random.nextInt(3) == 0) {
        stream = stream.advanceWatermarkTo(Instant.ofEpochMilli(now));
      }
    }
    return stream.advanceWatermarkToInfinity();
  }

  private static RollUpStrategies rolling() {
    return RollUpStrategies.daily().withPatience(PATIENCE);
  }

  private static Instant at(long day) {
    return Instant.ofEpochMilli(day * DAY_MS);
  }

  private static PCollection<Pending<OpenExposure>> pending(
      TestPipeline pipeline, List<Pending<OpenExposure>> pending) {
    return pipeline.apply(
        "Pending", Create.of(pending).withCoder(PendingCoder.of(OpenExposureCoder.of())));
  }

  private static List<StrategyPerformance> told(Reward... rewards) {
    return rows(List.of(rewards), List.of());
  }

  /** Of one strategy, by the rules alone. */
  private static List<StrategyPerformance> rows(
      List<Reward> rewards, List<Pending<OpenExposure>> pending) {
    RollUpRule rule = RollUpRule.STANDARD;
    Map<Long, StrategyStats> days = new TreeMap<>();
    Stream.<CountedExposure>concat(
            rewards.stream().map(rule::count), pending.stream().map(rule::count))
        .forEach(
            exposure ->
                days.computeIfAbsent(exposure.day(), day -> new StrategyStats()).add(exposure));
    return DaySeries.of(days.values().stream().map(StrategyStats::day).toList()).performance("");
  }

  private static List<String> json(List<StrategyPerformance> rows) {
    return rows.stream().map(StrategyPerformanceJson::write).toList();
  }

  private static void assertRows(
      PCollection<StrategyPerformance> said, List<StrategyPerformance> expected) {
    PAssert.that(said).containsInAnyOrder(expected);
  }
}
