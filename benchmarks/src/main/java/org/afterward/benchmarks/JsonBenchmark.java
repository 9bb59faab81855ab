package org.afterward.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One and ten million events from JSON lines to JSON lines, on the direct and the flink profile.
 */
final class JsonBenchmark {

  private static final List<String> PROFILES = List.of("direct", "flink");

  private final Afterward afterward;
  private final Path data;
  private final Path results;
  private final int runs;
  private final PrintStream out;

  JsonBenchmark(Afterward afterward, Path data, Path results, int runs, PrintStream out) {
    this.afterward = afterward;
    this.data = data;
    this.results = results;
    this.runs = runs;
    this.out = out;
  }

  void run() throws IOException, InterruptedException {
    Path small = Traffic.JSON_1M.in(data, afterward, out);
    Path large = Traffic.JSON_10M.in(data, afterward, out);
    for (String profile : PROFILES) {
      out.printf("%njson, %s%n", profile);
      rewards(profile, Traffic.JSON_1M, small);
      UsageTable table = new UsageTable(out);
      List<Usage> ofSmall = measured(profile, Traffic.JSON_1M, small, table);
      List<Usage> ofLarge = measured(profile, Traffic.JSON_10M, large, table);
      table.ratio("10 M / 1 M", ofLarge, ofSmall);
    }
  }

  private List<Usage> measured(String profile, Traffic traffic, Path folder, UsageTable table)
      throws IOException, InterruptedException {
    List<Usage> usages = new ArrayList<>();
    long peakHeap = 0;
    for (int run = 0; run < runs; run++) {
      usages.add(rewards(profile, traffic, folder));
      peakHeap = Math.max(peakHeap, HeapLog.peakMegabytes(Files.readAllLines(heapLog())));
    }
    table.row(traffic.title(), usages);
    out.printf(Locale.ROOT, "  fullest heap of these runs: %,d MB%n", peakHeap);
    return usages;
  }

  private Usage rewards(String profile, Traffic traffic, Path folder)
      throws IOException, InterruptedException {
    // More heap than the demand allows would be no proof.
    String javaOptions = "-Xmx2g -Xlog:gc:file=" + heapLog();
    return afterward.rewards(
        profile,
        traffic,
        folder,
        results.resolve("json-" + profile),
        javaOptions,
        results.resolve("afterward.log"));
  }

  private Path heapLog() {
    return results.resolve("gc.log");
  }
}
