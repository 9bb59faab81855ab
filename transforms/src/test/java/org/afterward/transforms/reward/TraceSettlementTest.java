package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.afterward.coders.ExposureValue;
import org.afterward.coders.Reward;
import org.afterward.coders.Timeline;

class TraceSettlementTest {

  private static final long HOUR = 3_600_000;
  private static final int HORIZON_HOURS = 7 * 24;
  private static final RewardPolicy POLICY = RewardPolicy.standard();
  private static final RewardSettlement SETTLEMENT = RewardSettlement.under(POLICY);

  private static List<ExposureValue> traced(Timeline timeline, long completeUntil) {
    List<ExposureValue> values = new ArrayList<>();
    TraceSettlement.under(POLICY, completeUntil)
        .settle(
            timeline,
            timeline.decisions().stream().filter(one -> one.at() < completeUntil).toList(),
            values::add);
    return values;
  }

  @Property(tries = 300, seed = "11", edgeCases = EdgeCasesMode.NONE)
  void credited_and_end_are_together_the_reward(@ForAll("histories") History history) {
    for (Timeline timeline : history.timelines(SETTLEMENT)) {
      List<Reward> rewards = new ArrayList<>();
      SETTLEMENT.settle(timeline, timeline.decisions(), rewards::add);
      List<ExposureValue> values = traced(timeline, History.START + 90L * 24 * HOUR);

      assertThat(values).hasSameSizeAs(rewards);
      for (int i = 0; i < values.size(); i++) {
        assertThat(values.get(i).exposure()).isEqualTo(rewards.get(i).exposure());
        assertThat(values.get(i).isMature()).isTrue();
        assertThat(values.get(i).creditedMicros() + values.get(i).endMicros())
            .isEqualTo(rewards.get(i).totalMicros());
      }
    }
  }

  /** So that batch and stream project the same. */
  @Property(tries = 300, seed = "12", edgeCases = EdgeCasesMode.NONE)
  void an_estimate_tells_what_a_trace_of_that_age_does(
      @ForAll("histories") History history,
      @ForAll @IntRange(min = 1, max = HORIZON_HOURS - 1) int ageHours) {
    for (Timeline timeline : history.timelines(SETTLEMENT)) {
      List<Reward> estimates = new ArrayList<>();
      SETTLEMENT.estimate(timeline, timeline.decisions(), ageHours * HOUR, -1, estimates::add);
      for (Reward estimate : estimates) {
        ExposureValue told = EstimateTrace.of(estimate, POLICY);
        ExposureValue traced =
            traced(timeline, estimate.completeUntil()).stream()
                .filter(value -> value.exposure().equals(estimate.exposure()))
                .findFirst()
                .orElseThrow();
        assertThat(told.watchedHours()).isEqualTo(traced.watchedHours()).isEqualTo(ageHours);
        assertThat(told.creditedMicros()).isEqualTo(traced.creditedMicros());
        assertThat(told.standingAt(ageHours)).isEqualTo(traced.standingAt(ageHours));
      }
    }
  }

  /** What is known later adds to what was known, and changes nothing of it. */
  @Property(tries = 200, seed = "13", edgeCases = EdgeCasesMode.NONE)
  void a_trace_goes_on_where_an_earlier_one_ended(
      @ForAll("histories") History history, @ForAll @IntRange(min = 0, max = 400) int hours) {
    long until = History.START + hours * HOUR;
    for (Timeline timeline : history.timelines(SETTLEMENT)) {
      List<ExposureValue> later = traced(timeline, History.START + 90L * 24 * HOUR);
      List<ExposureValue> earlier = traced(timeline, until);
      for (int i = 0; i < earlier.size(); i++) {
        ExposureValue value = earlier.get(i);
        ExposureValue whole = later.get(i);
        assertThat(value.watchedHours())
            .isEqualTo(Math.min(HORIZON_HOURS, (until - value.exposure().shownAt()) / HOUR));
        assertThat(value.steps())
            .isEqualTo(
                whole.steps().stream().filter(step -> step.hour() < value.watchedHours()).toList());
        for (int age = 0; age <= value.watchedHours(); age++) {
          assertThat(value.standingAt(age)).isEqualTo(whole.standingAt(age));
        }
      }
    }
  }

  @Example
  void an_estimate_between_two_hours_is_refused() {
    History history = History.random("p", new Random(3));
    Timeline timeline =
        history.timelines(SETTLEMENT).stream()
            .filter(one -> !one.decisions().isEmpty())
            .findFirst()
            .orElseThrow();
    List<Reward> estimates = new ArrayList<>();
    SETTLEMENT.estimate(timeline, timeline.decisions(), HOUR + 1, -1, estimates::add);

    assertThatThrownBy(() -> EstimateTrace.of(estimates.get(0), POLICY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at an age of 3600001 ms is not one under default@644b003ee49d");
  }

  @Example
  void a_horizon_is_of_whole_hours() {
    RewardPolicy policy =
        RewardPolicyFile.read(
            "p.yaml",
            "horizon_days: 0.03125\nretention: {last_days: 0}\nchurn: {absent_days: 0}\n"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(policy.horizonMs()).isEqualTo(Duration.ofMinutes(45).toMillis());
    assertThatThrownBy(() -> TraceRewards.under(policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Rewards are traced by whole hours")
        .hasMessageContaining("0.75 hours");
  }

  @Provide
  Arbitrary<History> histories() {
    return History.of("p");
  }
}
