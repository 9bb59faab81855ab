package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.afterward.coders.Decision;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.OpenExposure;
import org.afterward.transforms.waiting.Arrivals;
import org.afterward.transforms.waiting.Patience;
import org.afterward.transforms.waiting.StreamedArrivals;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.GaugeResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class StreamCountersTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final long START = History.START;

  private final RewardSettlement settlement = RewardSettlement.under(RewardPolicy.standard());

  @Tag("exact-watermarks")
  @Test
  void what_a_stream_says_is_counted_by_kind(TestPipeline pipeline) {
    Arrivals arrivals =
        new Arrivals(
            List.of(
                new Arrivals.Arrival("u1", shown("e1", START)),
                new Arrivals.Arrival("u2", shown("e2", START)),
                new Arrivals.TimeGoesOn(START + 9 * DAY), // Two estimates, two rewards.
                new Arrivals.Arrival("u1", spent("s1", START + DAY, 4)),
                new Arrivals.Arrival("u1", spent("s2", START + 2 * DAY, 5)),
                new Arrivals.Arrival("u1", spent("s2", START + 2 * DAY, 5)),
                new Arrivals.Arrival("u2", spent("s3", START + 3 * DAY, 6)),
                new Arrivals.Arrival("u3", shown("e3", START)), // Too late.
                new Arrivals.TimeGoesOn(START + 30 * DAY),
                new Arrivals.Arrival("u2", spent("s4", START + DAY, 7)),
                new Arrivals.Arrival("u2", spent("s5", START + DAY, 8))));
    StreamedArrivals<OpenExposure> stream =
        StreamedArrivals.of(arrivals, settlement, pipeline, new Random(1));
    stream
        .decisions()
        .apply(
            "As exposures",
            MapElements.into(TypeDescriptor.of(Exposure.class)).via(History::exposureOf))
        .apply(
            "Await rewards",
            AwaitRewards.under(RewardPolicy.standard())
                .observing(stream.facts())
                .withPatience(new Patience(DAY, 7 * DAY, List.of(DAY), 1)));

    PipelineResult result = pipeline.run();
    result.waitUntilFinish();

    assertThat(counters(result))
        .isEqualTo(
            Map.of(
                "opened", 3L,
                "facts", 6L,
                "settled", 2L,
                "corrected", 3L,
                "estimated", 2L,
                "pending", 1L,
                "late_facts", 2L,
                "late_spend_lost", 15L));
    // The last waking is that which forgets, 15 days and an instant after the exposures.
    assertThat(decidedUpTo(result)).isEqualTo(START + 7 * DAY + 1);
  }

  private Decision shown(String id, long at) {
    return settlement.remember(new OpenExposure(id, "", at, 1));
  }

  private static Fact spent(String id, long at, long amount) {
    return new Fact(at, id, FactKind.SPENT_ON_SUPER_LIKE, amount, "", "");
  }

  private static long decidedUpTo(PipelineResult result) {
    MetricResult<GaugeResult> gauge = waiting(result).getGauges().iterator().next();
    assertThat(gauge.getName().getName()).isEqualTo("decided_up_to");
    return gauge.getAttempted().getValue();
  }

  private static MetricQueryResults waiting(PipelineResult result) {
    return result
        .metrics()
        .queryMetrics(
            MetricsFilter.builder()
                .addNameFilter(MetricNameFilter.inNamespace(AwaitRewards.class))
                .build());
  }

  private static Map<String, Long> counters(PipelineResult result) {
    Map<String, Long> counters = new TreeMap<>();
    waiting(result)
        .getCounters()
        .forEach(
            counter ->
                counters.merge(counter.getName().getName(), counter.getCommitted(), Long::sum));
    return counters;
  }
}
