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
import org.afterward.benchmarks.CompareAnswers.Comparison;

/**
 * Snapshots of a million events and a hundred thousand exposures, from JSON lines to JSON lines:
 * ours on both profiles, beside DuckDB.
 */
final class SnapshotsBenchmark {

  private static final Traffic TRAFFIC = Traffic.JSON_100K_USERS;
  private static final List<String> PROFILES = List.of("flink", "direct");

  private final Afterward afterward;
  private final Path data;
  private final Path results;
  private final int runs;
  private final PrintStream out;

  SnapshotsBenchmark(Afterward afterward, Path data, Path results, int runs, PrintStream out) {
    this.afterward = afterward;
    this.data = data;
    this.results = results;
    this.runs = runs;
    this.out = out;
  }

  /**
   * Measures; whether the answers were equal.
   *
   * @param only one of the profiles, or empty for both
   */
  boolean run(String only) throws IOException, InterruptedException, SQLException {
    Path folder = TRAFFIC.in(data, afterward, out);
    List<String> profiles = only.isEmpty() ? PROFILES : List.of(only);
    // The runs that warm up also give the answers, which are compared before anything is measured.
    theirs(folder);
    boolean equal = true;
    for (String profile : profiles) {
      ours(profile, folder);
      equal &= answersAreEqual(profile);
    }
    if (equal) {
      UsageTable table = new UsageTable(out);
      for (String profile : profiles) {
        measure(profile, folder, table);
      }
    }
    return equal;
  }

  private boolean answersAreEqual(String profile) throws SQLException {
    Comparison comparison = CompareAnswers.snapshots(ourOutput(profile), theirOutput());
    out.printf(
        Locale.ROOT,
        "%nsnapshots, %s: %,d compared in all numbers of both, %,d rows differ%n",
        profile,
        comparison.rows(),
        comparison.differing());
    comparison.examples().forEach(out::println);
    return comparison.isEqual();
  }

  private void measure(String profile, Path folder, UsageTable table)
      throws IOException, InterruptedException {
    List<Usage> ours = new ArrayList<>();
    List<Usage> theirs = new ArrayList<>();
    long peakHeap = 0;
    for (int run = 0; run < runs; run++) {
      ours.add(ours(profile, folder));
      peakHeap = Math.max(peakHeap, HeapLog.peakMegabytes(Files.readAllLines(heapLog())));
      theirs.add(theirs(folder));
    }
    table.row("afterward, " + profile, ours);
    table.row("DuckDB", theirs);
    table.ratio("afterward / DuckDB", ours, theirs);
    out.printf(Locale.ROOT, "  fullest heap of ours: %,d MB%n", peakHeap);
  }

  private Usage ours(String profile, Path folder) throws IOException, InterruptedException {
    Path output = ourOutput(profile);
    // Populations that are there would be read, and not made.
    Files.createDirectories(results);
    Path populations = Files.createTempDirectory(results, "populations");
    return afterward.run(
        profile,
        List.of(
            "snapshots",
            "--exposures=" + folder + "/exposures/*",
            "--activity=" + folder + "/activity/*",
            "--populations=" + populations,
            "--output=" + output,
            "--overwrite=true"),
        Map.of("AFTERWARD_JAVA_OPTS", "-Xlog:gc:file=" + heapLog()),
        results.resolve("afterward.log"));
  }

  private Usage theirs(Path folder) throws IOException, InterruptedException {
    return new Opponent(DuckDbSnapshots.class, results.resolve("duckdb.log"))
        .run(folder.toString(), theirOutput().toString());
  }

  private Path ourOutput(String profile) {
    return results.resolve("snapshots-" + profile);
  }

  private Path theirOutput() {
    return results.resolve("duckdb-snapshots.parquet");
  }

  private Path heapLog() {
    return results.resolve("gc.log");
  }
}
