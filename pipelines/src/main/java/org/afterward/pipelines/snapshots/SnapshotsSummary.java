package org.afterward.pipelines.snapshots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.afterward.coders.SkewRow;
import org.afterward.pipelines.commandline.Figures;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;
import org.afterward.pipelines.health.RunCounters;
import org.afterward.pipelines.packing.PackEvents;
import org.afterward.transforms.context.SnapshotContexts;
import org.afterward.transforms.waiting.WaitingCounters;

/** What came of a run, for a person at its end: its counters, and where serving was different. */
final class SnapshotsSummary {

  private SnapshotsSummary() {}

  /** By the counters of a run that is over. */
  static String counted(RunCounters counters) {
    Map<String, Long> packed = counters.in(PackEvents.class);
    Map<String, Long> looked = counters.in(SnapshotContexts.class);
    return TextTable.of(Side.LEFT, Side.RIGHT)
        .row("records read", Figures.count(of("seen", packed)))
        .row("exposures", Figures.count(of(WaitingCounters.OPENED, packed)))
        .row("snapshots", Figures.count(of(WaitingCounters.SETTLED, looked)))
        .row("pending", Figures.count(of(WaitingCounters.PENDING, looked)))
        .row("rejected", Figures.count(of("rejected", packed)))
        .toString();
  }

  /** The positions that were served otherwise than they are recomputed, over all days. */
  static Optional<String> skew(List<SkewRow> rows) {
    Map<String, List<SkewRow>> positions = new LinkedHashMap<>();
    for (SkewRow row : rows) {
      positions
          .computeIfAbsent(row.layout() + " " + row.position(), p -> new ArrayList<>())
          .add(row);
    }
    TextTable table =
        TextTable.of(Side.RIGHT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT)
            .row("", "served otherwise", "compared", "share", "mean difference", "largest");
    boolean any = false;
    for (List<SkewRow> days : positions.values()) {
      long compared = days.stream().mapToLong(SkewRow::compared).sum();
      long beyond = days.stream().mapToLong(SkewRow::beyond).sum();
      if (beyond > 0) {
        any = true;
        SkewRow first = days.get(0);
        table.row(
            String.valueOf(first.position()),
            first.name(),
            Figures.count(compared),
            String.format(Locale.ROOT, "%.1f %%", 100.0 * beyond / compared),
            decimal(meanDifference(days, compared)),
            decimal(days.stream().mapToDouble(SkewRow::largest).max().orElse(0)));
      }
    }
    return any ? Optional.of(table.toString()) : Optional.empty();
  }

  private static double meanDifference(List<SkewRow> days, long compared) {
    double sum = 0;
    for (SkewRow day : days) {
      sum += day.compared() == 0 ? 0 : day.meanDifference() * day.compared() / compared;
    }
    return sum;
  }

  private static long of(String name, Map<String, Long> counters) {
    return counters.getOrDefault(name, 0L);
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.4f", number);
  }
}
