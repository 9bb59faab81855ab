package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.CreditRanking;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardCoder;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.StrategyWorth;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Repeatedly;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.joda.time.Duration;
import org.joda.time.Instant;
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

  @Test
  void in_windows_that_end_a_stream_is_compared_window_by_window(TestPipeline pipeline) {
    Duration week = Duration.standardDays(7);
    PCollection<CreditRanking> rankings =
        pipeline
            .apply(
                "Stream",
                TestStream.create(RewardCoder.of())
                    .addElements(
                        at(0, reward("a", 1, LAST, 5_000_000)),
                        at(1, reward("b", 2, LAST, 6_000_000)),
                        at(2, reward("a", 1, LAST, RewardStatus.CORRECTED, 1, 7_000_000)))
                    .advanceWatermarkTo(Instant.ofEpochMilli(week.getMillis()))
                    .addElements(at(week.getMillis(), reward("c", 2, LAST, 1_000_000)))
                    .advanceWatermarkToInfinity())
            .apply("By week", Window.into(FixedWindows.of(week)))
            .apply("Compare credit", CompareCredit.create());
    PAssert.that(rankings)
        .containsInAnyOrder(
            new CreditRanking(
                POLICY,
                LAST,
                List.of(worth(LAST, 1, 1, 7_000_000), worth(LAST, 2, 1, 6_000_000)),
                LAST,
                false),
            new CreditRanking(POLICY, LAST, List.of(worth(LAST, 2, 1, 1_000_000)), LAST, false));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void a_stream_is_folded_whenever_its_trigger_says_so(TestPipeline pipeline) {
    Reward mature = reward("a", 1, FULL, RewardStatus.MATURE, 0, 3);
    Reward corrected = reward("a", 1, FULL, RewardStatus.CORRECTED, 1, 4);
    PCollection<Reward> folded =
        pipeline
            .apply(
                "Stream",
                TestStream.create(RewardCoder.of())
                    .addElements(at(0, mature))
                    .addElements(at(1, corrected))
                    .addElements(at(2, mature))
                    .advanceWatermarkToInfinity())
            .apply(
                "Whenever one comes",
                Window.<Reward>configure()
                    .triggering(Repeatedly.forever(AfterPane.elementCountAtLeast(1)))
                    .withAllowedLateness(Duration.ZERO)
                    .accumulatingFiredPanes())
            .apply("Fold revisions", FoldRevisions.create());
    PAssert.that(folded)
        .satisfies(
            restated -> {
              assertThat(restated).extracting(Reward::revision).contains(1).isSubsetOf(0, 1);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void a_stream_of_which_nothing_would_ever_come_is_refused_when_the_pipeline_is_built() {
    PCollection<Reward> stream = stream();
    assertThatThrownBy(() -> stream.apply("Fold", FoldRevisions.create()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "FoldRevisions would wait for the end of an unbounded input. Apply a Window before it");
  }

  @Test
  void a_stream_that_is_restated_is_not_compared_since_it_would_count_twice() {
    PCollection<Reward> restated =
        stream()
            .apply(
                "Often",
                Window.<Reward>into(FixedWindows.of(Duration.standardDays(7)))
                    .triggering(Repeatedly.forever(AfterPane.elementCountAtLeast(1)))
                    .withAllowedLateness(Duration.ZERO)
                    .accumulatingFiredPanes());
    assertThatThrownBy(() -> restated.apply("Compare", CompareCredit.create()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "CompareCredit of an unbounded input needs windows that end and are handed out once");
    assertThatThrownBy(
            () ->
                restated
                    .apply(
                        MapElements.into(TypeDescriptor.of(StrategyWorth.class))
                            .via(StrategyWorth::of))
                    .apply("Rank", RankStrategies.create()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("RankStrategies of an unbounded input needs windows that end");
  }

  private static PCollection<Reward> stream() {
    return Pipeline.create()
        .apply("Stream", TestStream.create(RewardCoder.of()).advanceWatermarkToInfinity());
  }

  private static TimestampedValue<Reward> at(long time, Reward reward) {
    return TimestampedValue.of(reward, Instant.ofEpochMilli(time));
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
