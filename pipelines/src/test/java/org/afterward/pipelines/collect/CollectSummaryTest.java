package org.afterward.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.afterward.pipelines.dynamo.PutExposures;
import org.afterward.pipelines.health.RunCounters;
import org.afterward.transforms.intake.ParseEvents;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.intake.ValidatePredictions;
import org.afterward.transforms.intake.ValidateUserEvents;
import org.apache.beam.sdk.metrics.MetricName;
import org.junit.jupiter.api.Test;

class CollectSummaryTest {

  @Test
  void every_record_is_taken_or_ours_or_rejected() {
    RunCounters counters =
        new RunCounters(
            Map.of(
                MetricName.named(ParseEvents.class, "seen"), 1_000L,
                MetricName.named(ParseEvents.class, "rejected"), 10L,
                MetricName.named(ParseEvents.class, "own_records_passed_over"), 40L,
                MetricName.named(ValidateExposures.class, "seen"), 300L,
                MetricName.named(ValidateExposures.class, "rejected"), 5L,
                MetricName.named(ValidateUserEvents.class, "seen"), 600L,
                MetricName.named(ValidatePredictions.class, "seen"), 50L,
                MetricName.named(ValidatePredictions.class, "rejected"), 50L,
                MetricName.named(PutExposures.class, "rejected"), 2L));

    CollectSummary summary = CollectSummary.of(counters, Map.of("ratio_sum", 5L));

    assertThat(summary)
        .isEqualTo(new CollectSummary(1_000, 295, 600, 0, 40, 65, 2, Map.of("ratio_sum", 5L)));
    assertThat(summary.exposures() + summary.activity() + summary.ownRecords() + summary.rejected())
        .isEqualTo(summary.read());
  }

  @Test
  void the_most_frequent_rule_is_named_first_and_what_never_happened_not_at_all() {
    assertThat(
            new CollectSummary(
                    12_345, 300, 12_000, 0, 0, 45, 0, Map.of("b_rule", 7L, "a_rule", 7L, "c", 31L))
                .text())
        .isEqualTo(
            """
            records read  12,345
            exposures        300
            activity      12,000
            predictions        0
            rejected          45

            broken rule  records
            c                 31
            a_rule             7
            b_rule             7
            """);
  }
}
