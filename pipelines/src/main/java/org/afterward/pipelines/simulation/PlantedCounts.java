package org.afterward.pipelines.simulation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;
import org.afterward.transforms.simulation.SimulateTraffic;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;

/** How much of everything was simulated, as a person reads it. */
record PlantedCounts(Map<String, Long> counts) {

  private static final List<String> ORDER =
      List.of("exposures", "user_events", "predictions", "repeated", "broken", "garbage");

  static PlantedCounts of(PipelineResult result) {
    MetricsFilter ours =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.inNamespace(SimulateTraffic.class))
            .build();
    Map<String, Long> counts = new TreeMap<>();
    for (MetricResult<Long> count : result.metrics().queryMetrics(ours).getCounters()) {
      counts.merge(count.getName().getName(), count.getAttempted(), Long::sum);
    }
    return new PlantedCounts(counts);
  }

  @Override
  public String toString() {
    TextTable table = TextTable.of(Side.LEFT, Side.RIGHT);
    for (String name : ORDER) {
      long count = counts.getOrDefault(name, 0L);
      table.row(name.replace('_', ' '), String.format(Locale.ROOT, "%,d", count));
    }
    return table.toString();
  }
}
