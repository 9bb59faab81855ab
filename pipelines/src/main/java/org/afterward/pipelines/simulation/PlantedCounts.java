package org.afterward.pipelines.simulation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;
import org.afterward.pipelines.health.RunCounters;
import org.afterward.transforms.simulation.SimulateTraffic;
import org.apache.beam.sdk.PipelineResult;

/** How much of everything was simulated, as a person reads it. */
record PlantedCounts(Map<String, Long> counts) {

  private static final List<String> ORDER =
      List.of("exposures", "user_events", "predictions", "repeated", "broken", "garbage");

  static PlantedCounts of(PipelineResult result) {
    return new PlantedCounts(RunCounters.of(result).in(SimulateTraffic.class));
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
