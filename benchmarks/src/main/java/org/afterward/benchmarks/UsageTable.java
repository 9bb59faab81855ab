package org.afterward.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints what runs took, the medians first and each run behind them. */
final class UsageTable {

  private static final double MIB = 1 << 20;

  private final PrintStream out;

  UsageTable(PrintStream out) {
    this.out = out;
    out.printf("%-24s %8s %8s %9s   %s%n", "medians", "wall s", "cpu s", "peak MiB", "wall, each");
  }

  void row(String name, List<Usage> runs) {
    out.printf(
        Locale.ROOT,
        "%-24s %8.2f %8.2f %9.0f   %s%n",
        name,
        wall(runs),
        Medians.of(runs.stream().map(Usage::cpuSeconds).toList()),
        Medians.of(runs.stream().map(run -> run.peakMemoryBytes() / MIB).toList()),
        listed(walls(runs)));
  }

  /** How many times as much the first took; where the runs took turns, also pair by pair. */
  void ratio(String name, List<Usage> first, List<Usage> second) {
    out.printf(
        Locale.ROOT,
        "%-24s %8.2f %28s %s%n",
        name,
        wall(first) / wall(second),
        "",
        listed(Medians.ratios(walls(first), walls(second))));
  }

  private static double wall(List<Usage> runs) {
    return Medians.of(walls(runs));
  }

  private static List<Double> walls(List<Usage> runs) {
    return runs.stream().map(Usage::wallSeconds).toList();
  }

  private static String listed(List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%.2f", value))
        .collect(Collectors.joining("  "));
  }
}
