package org.afterward.pipelines.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.afterward.transforms.intake.ParseEvents;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.prediction.AwaitPredictionOutcomes;
import org.afterward.transforms.reward.AwaitRewards;
import org.afterward.transforms.reward.CheckRewards;
import org.afterward.transforms.reward.CreditLedger;
import org.apache.beam.sdk.metrics.MetricName;
import org.junit.jupiter.api.Test;

class VitalsTest {

  private final Map<MetricName, Long> counters = new HashMap<>();

  @Test
  void a_record_that_two_steps_see_is_read_once_and_rejected_where_it_is() {
    counted(ParseEvents.class, "seen", 100);
    counted(ParseEvents.class, "rejected", 3);
    counted(ParseEvents.class, "rejected.not_json", 3);
    counted(ValidateExposures.class, "seen", 60);
    counted(ValidateExposures.class, "rejected", 2);
    counted(ValidateExposures.class, "rejected.not_json", 1);
    counted(ValidateExposures.class, "rejected.ratio_sum", 2);

    assertThat(vitals())
        .isEqualTo(
            new Vitals(
                Map.of(Sign.READ, 100L, Sign.REJECTED, 5L),
                Map.of("not_json", 4L, "ratio_sum", 2L)));
  }

  @Test
  void what_waits_is_told_by_the_step_of_rewards_alone() {
    counted(AwaitRewards.class, "opened", 10);
    counted(AwaitRewards.class, "settled", 7);
    counted(AwaitRewards.class, "late_spend_lost", 12);
    counted(CreditLedger.class, "opened", 500);
    counted(CreditLedger.class, "late_spend_lost", 12);
    counted(AwaitPredictionOutcomes.class, "pending", 4);
    counted(CheckRewards.class, "checked", 14);

    assertThat(vitals().signs())
        .isEqualTo(
            Map.of(
                Sign.OPENED, 10L,
                Sign.SETTLED, 7L,
                Sign.PENDING, 0L,
                Sign.LATE_SPEND_LOST, 12L,
                Sign.CHECKED, 14L,
                Sign.IMPLAUSIBLE, 0L));
  }

  @Test
  void what_a_step_that_reads_nothing_refuses_is_no_rejected_record() {
    counted(ParseEvents.class, "seen", 100);
    counters.put(MetricName.named("org.afterward.pipelines.tables.Writes", "rejected"), 9L);
    counters.put(MetricName.named("org.afterward.pipelines.tables.Writes", "retries"), 31L);

    assertThat(vitals().signs())
        .isEqualTo(
            Map.of(
                Sign.READ, 100L,
                Sign.REJECTED, 0L,
                Sign.WRITES_RETRIED, 31L,
                Sign.WRITES_REFUSED, 9L));
  }

  @Test
  void what_no_step_was_there_to_count_is_not_known() {
    counters.put(MetricName.named("org.apache.beam.runners", "seen"), 5L);

    assertThat(vitals()).isEqualTo(Vitals.UNKNOWN);
  }

  private Vitals vitals() {
    return Vitals.of(new RunCounters(counters));
  }

  private void counted(Class<?> step, String name, long value) {
    counters.put(MetricName.named(step, name), value);
  }
}
