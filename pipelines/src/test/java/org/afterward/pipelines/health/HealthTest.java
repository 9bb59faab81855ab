package org.afterward.pipelines.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.afterward.pipelines.health.Health.Finding;
import org.afterward.pipelines.health.Health.Level;
import org.junit.jupiter.api.Test;

class HealthTest {

  private static final Vitals WELL =
      Vitals.UNKNOWN
          .with(Sign.READ, 10_000)
          .with(Sign.REJECTED, 100)
          .with(Sign.OPENED, 50)
          .with(Sign.SETTLED, 40)
          .with(Sign.PENDING, 10)
          .with(Sign.CHECKED, 40)
          .with(Sign.IMPLAUSIBLE, 0)
          .with(Sign.LATE_SPEND_LOST, 0)
          .with(Sign.WRITES_RETRIED, 0)
          .with(Sign.WRITES_REFUSED, 0);

  @Test
  void a_run_in_which_nothing_is_out_of_bounds_is_ok() {
    assertThat(Health.of(WELL).findings())
        .containsExactly(
            ok("read", "10,000 records were read"),
            ok("rejected", "1.0 % of 10,000 records were rejected"),
            ok("decided", "40 exposures were settled"),
            ok("implausible", "0.0 % of 40 rewards are implausible"),
            ok("late_spend", "no spend came too late"),
            ok("writes_retried", "no write had to be made again"),
            ok("writes_refused", "everything found its place in the tables"));
    assertThat(Health.of(WELL).level()).isEqualTo(Level.OK);
    assertThat(HealthReport.text(Health.of(WELL))).isEqualTo("health  ok\n");
  }

  @Test
  void more_than_one_in_a_hundred_rejected_is_worth_a_look_and_says_by_which_rules() {
    Vitals vitals =
        WELL.with(Sign.REJECTED, 310)
            .withBrokenRules(
                Map.of(
                    "ratio_sum", 9L, "tab_unknown", 1L, "not_json", 9L, "event_id_missing", 711L));

    assertThat(HealthReport.text(Health.of(vitals)))
        .isEqualTo(
            "health  look  3.1 % of 10,000 records were rejected, by event_id_missing 711, not_json"
                + " 9, ratio_sum 9, ... (more than 1 %) -> see the rejections: each says what is"
                + " wrong with it, and keeps its record\n");
  }

  @Test
  void more_than_one_in_ten_is_bad() {
    assertThat(worst(WELL.with(Sign.REJECTED, 1000)).level()).isEqualTo(Level.LOOK);
    assertThat(worst(WELL.with(Sign.REJECTED, 1001)).level()).isEqualTo(Level.BAD);
    assertThat(worst(WELL.with(Sign.IMPLAUSIBLE, 5)))
        .isEqualTo(
            new Finding(
                "implausible",
                Level.BAD,
                "12.5 % of 40 rewards are implausible",
                "more than 10 %",
                "see the implausible rewards: each says why it cannot be right"));
  }

  @Test
  void nothing_read_is_bad() {
    assertThat(worst(Vitals.UNKNOWN.with(Sign.READ, 0).with(Sign.REJECTED, 0)))
        .isEqualTo(
            new Finding(
                "read",
                Level.BAD,
                "nothing was read",
                "at least 1 record",
                "see whether the inputs are the right ones, and not empty"));
  }

  @Test
  void exposures_that_are_all_pending_are_worth_a_look() {
    assertThat(worst(WELL.with(Sign.SETTLED, 0)).seen())
        .isEqualTo("every exposure is pending (10)");
  }

  @Test
  void no_exposure_at_all_is_worth_a_look() {
    Vitals vitals = WELL.with(Sign.OPENED, 0).with(Sign.SETTLED, 0).with(Sign.PENDING, 0);

    assertThat(worst(vitals).level()).isEqualTo(Level.LOOK);
    assertThat(worst(vitals).seen()).isEqualTo("no exposure was taken");
  }

  @Test
  void exposures_that_wait_on_a_stream_are_ok() {
    Vitals vitals = WELL.with(Sign.SETTLED, 0).with(Sign.PENDING, 0);

    assertThat(Health.of(vitals).findings())
        .contains(ok("decided", "exposures wait, and none was due"));
    assertThat(Health.of(vitals).level()).isEqualTo(Level.OK);
  }

  @Test
  void what_is_lost_and_what_was_retried_is_said_worst_first() {
    Vitals vitals =
        WELL.with(Sign.LATE_SPEND_LOST, 1234)
            .with(Sign.WRITES_RETRIED, 31)
            .with(Sign.REJECTED, 5000);

    assertThat(HealthReport.text(Health.of(vitals)))
        .isEqualTo(
            """
            health  bad   50.0 % of 10,000 records were rejected (more than 10 %) -> see the \
            rejections: each says what is wrong with it, and keeps its record
                    look  late value lost: 1,234 (none) -> see the late facts; a longer correction \
            horizon would have taken some
                    look  writes retried 31 times (none) -> nothing is lost; if it goes on, give \
            the tables more capacity
            """);
  }

  @Test
  void of_a_run_without_counters_nothing_is_said_to_be_well() {
    assertThat(Health.of(Vitals.UNKNOWN).findings()).isEmpty();
    assertThat(HealthReport.text(Health.of(Vitals.UNKNOWN)))
        .isEqualTo("health  unknown  the runner tells no counters of this run\n");
  }

  private static Finding worst(Vitals vitals) {
    return Health.of(vitals).findings().get(0);
  }

  private static Finding ok(String measure, String seen) {
    return new Finding(measure, Level.OK, seen, "", "");
  }
}
