package org.afterward.transforms.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Bytes;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.EventJson;
import org.afterward.coders.EventType;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class IntakeCountersTest {

  private static final RawRecord RECORD = raw("");

  @Test
  void each_step_counts_what_it_sees_and_what_it_rejects_by_rule(TestPipeline pipeline) {
    List<PCollection<Rejection>> rejected = new ArrayList<>();
    ParsedEvents parsed =
        pipeline
            .apply(
                Create.of(
                    raw("garbage"),
                    raw(""),
                    raw("{\"event_type\":\"DANCE\"}"),
                    raw("{\"event_type\":\"STRATEGY_PERFORMANCE\"}"),
                    raw(EventJson.write(AUserEvent.valid(EventType.LIKE))),
                    raw(EventJson.write(AUserEvent.with(EventType.LIKE, e -> e.userId = ""))),
                    raw(
                        EventJson.write(
                            AUserEvent.with(
                                EventType.MATCH,
                                e -> {
                                  e.userId = "";
                                  e.targetUserId = "";
                                }))),
                    raw(EventJson.write(AnExposure.valid()))))
            .apply("Parse", ParseEvents.ofAllLevels());
    parsed
        .exposures()
        .apply("Validate exposures", ValidateExposures.against(ContextLayout.standard()))
        .failuresTo(rejected);
    parsed
        .userEvents()
        .apply("Validate activity", ValidateUserEvents.create())
        .failuresTo(rejected);

    PipelineResult result = pipeline.run();
    result.waitUntilFinish();

    assertThat(counters(result, ParseEvents.class))
        .isEqualTo(
            Map.of(
                "seen", 8L,
                "rejected", 3L,
                "rejected.not_json", 2L,
                "rejected.event_type_unknown", 1L,
                "own_records_passed_over", 1L));
    assertThat(counters(result, ValidateExposures.class)).isEqualTo(Map.of("seen", 1L));
    assertThat(counters(result, ValidateUserEvents.class))
        .isEqualTo(
            Map.of(
                "seen", 3L,
                "rejected", 2L,
                "rejected.user_id_missing", 2L,
                "rejected.target_user_id_missing", 1L));
  }

  @Test
  void a_rule_that_a_record_breaks_twice_is_counted_once() {
    assertThat(RejectionCounters.rulesOf(breaking("rank_below_1", "tab_unknown", "rank_below_1")))
        .containsExactlyInAnyOrder("rank_below_1", "tab_unknown");
  }

  @Test
  void a_rule_whose_name_has_data_in_it_makes_no_metric_of_its_own() {
    assertThat(
            RejectionCounters.rulesOf(
                breaking("usr-123 is missing", "", "x".repeat(49), "not_json")))
        .containsExactlyInAnyOrder("other", "not_json");
  }

  private static Rejection breaking(String... rules) {
    List<BrokenRule> broken = new ArrayList<>();
    for (String rule : rules) {
      broken.add(new BrokenRule(rule, "", ""));
    }
    return new Rejection("LIKE", broken, RECORD);
  }

  private static RawRecord raw(String line) {
    return new RawRecord(
        Bytes.wrap(line.getBytes(StandardCharsets.UTF_8)), "events-7", 0, AnExposure.AT + 1000);
  }

  private static Map<String, Long> counters(PipelineResult result, Class<?> step) {
    Map<String, Long> counters = new TreeMap<>();
    result
        .metrics()
        .queryMetrics(
            MetricsFilter.builder().addNameFilter(MetricNameFilter.inNamespace(step)).build())
        .getCounters()
        .forEach(counter -> counters.merge(counter.getName().getName(), inAll(counter), Long::sum));
    return counters;
  }

  /** Flink knows no committed value; and Direct loses of the attempted ones now and then. */
  private static long inAll(MetricResult<Long> counter) {
    Long committed = counter.getCommittedOrNull();
    return committed == null ? counter.getAttempted() : committed;
  }
}
