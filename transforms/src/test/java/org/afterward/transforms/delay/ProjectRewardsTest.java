package org.afterward.transforms.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.afterward.coders.ActionSummary;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.ExposureValue;
import org.afterward.coders.ExposureValue.Step;
import org.afterward.coders.ExposureValueCoder;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.ProjectedReward;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardCoder;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.RewardParts;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.Standing;
import org.afterward.coders.StrategyOutlook;
import org.afterward.coders.StrategyOutlook.Expectation;
import org.afterward.coders.StrategyOutlook.Point;
import org.afterward.coders.UserStateChange;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.reward.TraceEstimates;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ProjectRewardsTest {

  private static final long HOUR = 3_600_000;
  private static final RewardPolicy POLICY = RewardPolicy.standard();
  private static final String REFERENCE = POLICY.reference();
  private static final int HOURS = 168;
  private static final int NEVER = ExposureValue.NEVER;
  private static final OpenExposure EXPOSURE = new OpenExposure("e1", "ada", 1_000_000, 2);
  private static final Expectation OF_ALL = new Expectation(20, 12.5, 4);
  private static final Expectation OF_RETURNED = new Expectation(15, 17.5, 3);

  /** The same at all ages. */
  private static final StrategyOutlook OUTLOOK =
      new StrategyOutlook(
          2,
          REFERENCE,
          HOURS,
          IntStream.rangeClosed(0, HOURS)
              .mapToObj(
                  age -> new Point(age, 30, age, 1, OF_ALL, Map.of(Standing.RETURNED, OF_RETURNED)))
              .toList());

  private static ExposureValue value(OpenExposure exposure, int watched, int returnedBy) {
    return new ExposureValue(
        exposure,
        HOURS,
        watched,
        watched == 0 ? List.of() : List.of(new Step(watched - 1, 3_000_000)),
        returnedBy,
        NEVER,
        NEVER,
        0);
  }

  private static ProjectedReward projected(
      OpenExposure exposure, int age, Standing standing, long micros, Expectation further) {
    return new ProjectedReward(exposure, REFERENCE, HOURS, age, standing, micros, further);
  }

  private static Reward estimate(int ageHours, RewardStatus status, CreditPolicy credit) {
    return new Reward(
        EXPOSURE,
        POLICY.horizonMs(),
        new RewardParts(
            SpendTotals.of(new long[] {3_000_000, 0, 0, 0, 0}, new int[] {1, 0, 0, 0, 0}),
            0,
            0,
            0,
            -1_000_000),
        new RewardEvidence(EXPOSURE.shownAt() + 30 * HOUR, false, 3, 0),
        new ActionSummary(0, 0, 0, 0, 0, 0),
        new UserStateChange(false, false, UserStateChange.NO_LOGIN, 0),
        REFERENCE,
        credit,
        status,
        status == RewardStatus.PARTIAL ? -1 : 0,
        EXPOSURE.shownAt() + ageHours * HOUR,
        0,
        "");
  }

  @Test
  void who_stood_alike_tells_or_all_do_or_nobody(TestPipeline pipeline) {
    OpenExposure ofAnother = new OpenExposure("e4", "ada", 1_000_000, 3);
    PCollection<ExposureValue> values =
        pipeline.apply(
            Create.of(
                value(EXPOSURE, 48, 30),
                value(EXPOSURE, 0, NEVER),
                value(EXPOSURE, HOURS, 30),
                value(ofAnother, 24, NEVER)));

    PAssert.that(values.apply("Project rewards", ProjectRewards.by(REFERENCE, List.of(OUTLOOK))))
        .containsInAnyOrder(
            projected(EXPOSURE, 48, Standing.RETURNED, 3_000_000, OF_RETURNED),
            projected(EXPOSURE, 0, Standing.AWAY, 0, OF_ALL),
            projected(ofAnother, 24, Standing.AWAY, 3_000_000, Expectation.UNKNOWN));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void an_estimate_on_a_stream_is_projected_as_a_batch_would(TestPipeline pipeline) {
    TestStream<Reward> estimates =
        TestStream.create(RewardCoder.of())
            .addElements(estimate(48, RewardStatus.PARTIAL, CreditPolicy.FULL))
            .advanceWatermarkTo(Instant.ofEpochMilli(100 * HOUR))
            .addElements(
                estimate(48, RewardStatus.PARTIAL, CreditPolicy.LAST),
                estimate(HOURS, RewardStatus.MATURE, CreditPolicy.FULL))
            .advanceWatermarkToInfinity();

    PAssert.that(
            pipeline
                .apply(estimates)
                .apply("Trace estimates", TraceEstimates.under(POLICY))
                .apply("Project rewards", ProjectRewards.by(REFERENCE, List.of(OUTLOOK))))
        .containsInAnyOrder(projected(EXPOSURE, 48, Standing.RETURNED, 3_000_000, OF_RETURNED));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void who_closed_the_account_is_told_of_by_their_like(TestPipeline pipeline) {
    PCollection<ExposureValue> values =
        pipeline.apply(
            Create.of(IntStream.range(0, 24).mapToObj(ProjectRewardsTest::leavesOrStays).toList())
                .withCoder(ExposureValueCoder.of()));
    MeasuredValue measured =
        values.apply("Measure value", MeasureValue.under("p", Duration.standardHours(2)));

    PAssert.that(measured.projected())
        .satisfies(
            rewards -> {
              assertThat(rewards)
                  .extracting(
                      reward -> reward.standing(),
                      reward -> reward.projected(),
                      reward -> reward.further().tellers())
                  .containsExactlyInAnyOrder(
                      tuple(Standing.LEFT, -20.0, 11L), tuple(Standing.AWAY, 6.0, 11L));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  /** Every second one has left by the first hour; the first two of all are not over. */
  private static ExposureValue leavesOrStays(int number) {
    boolean left = number % 2 == 0;
    boolean over = number >= 2;
    return new ExposureValue(
        new OpenExposure("e" + number, "u" + number, 0, 1),
        2,
        over ? 2 : 1,
        left || !over ? List.of() : List.of(new Step(1, 6_000_000)),
        NEVER,
        NEVER,
        left ? 1 : NEVER,
        left && over ? -20_000_000 : 0);
  }

  @Test
  void only_exposures_since_a_time_tell(TestPipeline pipeline) {
    PCollection<ExposureValue> values =
        pipeline.apply(
            Create.of(
                value(new OpenExposure("old", "ada", 999_999, 2), HOURS, NEVER),
                value(EXPOSURE, 48, NEVER)));
    MeasuredValue measured =
        values.apply(
            "Measure value",
            MeasureValue.under(REFERENCE, Duration.standardDays(7))
                .since(Instant.ofEpochMilli(1_000_000)));

    PAssert.that(measured.projected())
        .containsInAnyOrder(projected(EXPOSURE, 48, Standing.AWAY, 3_000_000, Expectation.UNKNOWN));
    PAssert.thatSingleton(measured.means())
        .satisfies(
            mean -> {
              assertThat(mean.mature().exposures()).isZero();
              assertThat(mean.mature().mean()).isNaN();
              assertThat(mean.immature().mean()).isNaN();
              assertThat(mean.unprojected()).isEqualTo(1);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void outlooks_are_of_the_policy_of_the_rewards() {
    assertThatThrownBy(() -> ProjectRewards.by("mine@1", List.of(OUTLOOK)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The outlook of strategy 2 is of the policy default@644b003ee49d, the rewards are of"
                + " mine@1");
  }
}
