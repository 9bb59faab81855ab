package org.afterward.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Fifteen strategies learned from one and ten million rows of 27 positions in Parquet, by nobody
 * judged, beside the same sums in plain Java, and beside the products alone in NumPy.
 */
final class TrainBenchmark {

  private static final long FILES = 4;
  private static final String POLICY = "benchmark@0";

  private final Afterward afterward;
  private final Path home;
  private final Path data;
  private final Path results;
  private final int runs;
  private final PrintStream out;

  TrainBenchmark(Afterward afterward, Path data, Path results, int runs, PrintStream out) {
    this.afterward = afterward;
    this.home = afterward.home();
    this.data = data;
    this.results = results;
    this.runs = runs;
    this.out = out;
  }

  /** Measures; whether every row was learned from. */
  boolean run(String only) throws IOException, InterruptedException, SQLException {
    boolean right = true;
    List<List<Usage>> usages = new ArrayList<>();
    for (long millions : only.isEmpty() ? List.of(1L, 10L) : List.of(Long.parseLong(only))) {
      long rows = millions * 1_000_000;
      Path folder = rows(rows);
      List<Usage> ours = new ArrayList<>();
      List<Usage> plain = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        ours.add(train(folder));
        plain.add(plain(folder));
      }
      out.printf(Locale.ROOT, "%ntrain, %d M rows%n", millions);
      UsageTable table = new UsageTable(out);
      table.row("afterward, flink", ours);
      table.row("plain Java, doubles", plain);
      table.ratio("afterward / plain", ours, plain);
      out.println("NumPy's X.T @ X alone, of rows in memory: " + numPy(rows));
      usages.add(ours);
      long learned = learned();
      out.printf(Locale.ROOT, "learned from %,d of %,d rows%n", learned, rows);
      right &= learned == rows;
    }
    if (usages.size() == 2) {
      new UsageTable(out).ratio("10 M / 1 M", usages.get(1), usages.get(0));
    }
    return right;
  }

  private long learned() throws IOException {
    Path manifest = results.resolve("models/manifest.json");
    long learned = 0;
    for (JsonNode trained : new ObjectMapper().readTree(manifest.toFile()).get("trained")) {
      learned += trained.get("rows").asLong();
    }
    return learned;
  }

  private Path rows(long rows) throws IOException, SQLException {
    Path folder = data.resolve("training-" + rows);
    Path whole = folder.resolve("_whole");
    if (Files.notExists(whole)) {
      out.println("Making " + folder + ", once");
      Files.createDirectories(folder);
      for (int file = 0; file < FILES; file++) {
        try (Connection duckDb = DuckDb.open()) {
          DuckDb.runFile(
              duckDb,
              "training-rows.sql",
              Map.of(
                  "from",
                  Long.toString(file * rows / FILES),
                  "to",
                  Long.toString((file + 1) * rows / FILES),
                  "policy",
                  POLICY,
                  "file",
                  folder.resolve("part-" + file + ".parquet").toString()));
        }
      }
      Files.createFile(whole);
    }
    return folder;
  }

  private Usage train(Path folder) throws IOException, InterruptedException {
    return afterward.run(
        "flink",
        List.of(
            "train",
            "--rewards=" + folder,
            "--asOf=" + Traffic.END,
            "--policy=" + POLICY,
            "--gate=off",
            "--output=" + results.resolve("models"),
            "--overwrite=true"),
        Map.of(),
        results.resolve("afterward.log"));
  }

  /** What it says, or why it says nothing. */
  private String numPy(long rows) throws IOException, InterruptedException {
    Path log = results.resolve("numpy.log");
    try {
      Usage.of(
          List.of(
              "python3",
              home.resolve("benchmarks/target/classes/org/afterward/benchmarks/cross-products.py")
                  .toString(),
              Long.toString(rows)),
          Map.of(),
          log);
      return Files.readString(log).strip();
    } catch (IOException | IllegalStateException absent) {
      return "NOT MEASURED: there is no python3 with numpy here (" + absent.getMessage() + ")";
    }
  }

  private Usage plain(Path folder) throws IOException, InterruptedException {
    return Usage.of(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            home.resolve("benchmarks/target/classes")
                + ":"
                + home.resolve("runner-profiles/flink/target/afterward-flink.jar"),
            PlainTraining.class.getName(),
            folder.toString()),
        Map.of(),
        results.resolve("plain.log"));
  }
}
