package org.afterward.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rewards rolled up: five million out of Parquet, a million out of JSON lines, beside DuckDB. */
final class RollUpBenchmark {

  private static final String PROFILE = "flink";

  private final Afterward afterward;
  private final Path data;
  private final Path results;
  private final int runs;
  private final PrintStream out;

  RollUpBenchmark(Afterward afterward, Path data, Path results, int runs, PrintStream out) {
    this.afterward = afterward;
    this.data = data;
    this.results = results;
    this.runs = runs;
    this.out = out;
  }

  /** Measures one form, or both; whether the answers were equal. */
  boolean run(String only) throws IOException, InterruptedException, SQLException {
    boolean equal = true;
    for (Rewards form : Rewards.values()) {
      if (only.isEmpty() || only.equals(form.title())) {
        long exposures = form == Rewards.PARQUET ? 5_000_000 : 1_000_000;
        equal &= run(form, exposures, form.in(data, exposures));
      }
    }
    return equal;
  }

  private boolean run(Rewards form, long exposures, Path rewards)
      throws IOException, InterruptedException, SQLException {
    // The runs that warm up also give the answers, which are compared before anything is measured.
    ours(rewards);
    theirs(form, rewards);
    CompareRollUps.Comparison comparison = CompareRollUps.compare(ourOutput(), theirOutput());
    out.printf(
        Locale.ROOT,
        "%nrollup, %s, %,d exposures: %,d rows compared in all columns, %,d differ; of %,d distinct"
            + " users at most, an ARPU is off by %.2f %% at most%n",
        form.title(),
        exposures,
        comparison.rows(),
        comparison.differing(),
        comparison.mostUsers(),
        100 * comparison.mostOff());
    comparison.examples().forEach(out::println);
    if (!comparison.isEqual()) {
      return false;
    }
    List<Usage> ours = new ArrayList<>();
    List<Usage> theirs = new ArrayList<>();
    long peakHeap = 0;
    for (int run = 0; run < runs; run++) {
      ours.add(ours(rewards));
      peakHeap = Math.max(peakHeap, HeapLog.peakMegabytes(Files.readAllLines(heapLog())));
      theirs.add(theirs(form, rewards));
    }
    UsageTable table = new UsageTable(out);
    table.row("afterward, " + PROFILE, ours);
    table.row("DuckDB", theirs);
    table.ratio("afterward / DuckDB", ours, theirs);
    out.printf(Locale.ROOT, "  fullest heap of ours: %,d MB%n", peakHeap);
    return true;
  }

  private Usage ours(Path rewards) throws IOException, InterruptedException {
    return afterward.run(
        PROFILE,
        List.of("rollup", "--rewards=" + rewards, "--output=" + ourOutput(), "--overwrite=true"),
        Map.of("AFTERWARD_JAVA_OPTS", "-Xlog:gc:file=" + heapLog()),
        results.resolve("afterward.log"));
  }

  private Usage theirs(Rewards form, Path rewards) throws IOException, InterruptedException {
    return Usage.of(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            DuckDbRollUp.class.getName(),
            form.name(),
            rewards.toString(),
            theirOutput().toString()),
        Map.of(),
        results.resolve("duckdb.log"));
  }

  private Path ourOutput() {
    return results.resolve("afterward-rollup");
  }

  private Path theirOutput() {
    return results.resolve("duckdb-rollup.parquet");
  }

  private Path heapLog() {
    return results.resolve("gc.log");
  }
}
