package org.afterward.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.afterward.benchmarks.kafka.KafkaBenchmark;
import org.afterward.benchmarks.streaming.StreamingBenchmark;

/**
 * The program: {@code json}, {@code parquet}, {@code snapshots}, {@code train}, {@code rollup},
 * {@code streaming} or {@code kafka}, then {@code --runs=N} (how many count), {@code --data=DIR}
 * (where the traffic is kept), {@code --only=NAME} (one traffic of them, one profile, one reader,
 * or so many million rows), and {@code --users=N} (how many the stream has).
 */
public final class Benchmark {

  /** All windows are over: a stream that idles goes on with the wall clock. */
  private static final Instant LONG_AFTER = Instant.parse("2025-01-01T00:00:00Z");

  private Benchmark() {}

  /** The first argument is the folder of the launcher; the script beside the module fills it in. */
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    Path home = Path.of(args[0]);
    String what = args.length > 1 ? args[1] : "";
    Path data = Path.of(option(args, "data", home + "/benchmarks/target/bench-data"));
    Path results = home.resolve("benchmarks/target/bench-out");
    int runs = Integer.parseInt(option(args, "runs", "3"));
    String only = option(args, "only", "");
    Files.createDirectories(results);

    out.println(Machine.description());
    if (what.equals("streaming")) {
      int users = Integer.parseInt(option(args, "users", "20000"));
      System.exit(new StreamingBenchmark(home, results, users, runs, out).run(only) ? 0 : 1);
    }
    if (what.equals("kafka")) {
      System.exit(kafka(home, data, results, runs, only, out) ? 0 : 1);
    }
    boolean good = run(what, new Afterward(home), data, results, runs, only, out);
    System.exit(good ? 0 : 1);
  }

  private static boolean run(
      String what,
      Afterward afterward,
      Path data,
      Path results,
      int runs,
      String only,
      PrintStream out)
      throws IOException, InterruptedException, SQLException {
    switch (what) {
      case "json" -> {
        new JsonBenchmark(afterward, data, results, runs, out).run();
        return true;
      }
      case "parquet" -> {
        ParquetBenchmark benchmark = new ParquetBenchmark(afterward, data, results, runs, out);
        boolean equal = true;
        for (Traffic traffic : new Traffic[] {Traffic.UNIFORM, Traffic.SKEWED}) {
          if (only.isEmpty() || only.equals(traffic.title())) {
            equal &= benchmark.run(traffic);
          }
        }
        return equal;
      }
      case "snapshots" -> {
        return new SnapshotsBenchmark(afterward, data, results, runs, out).run(only);
      }
      case "train" -> {
        return new TrainBenchmark(afterward, data, results, runs, out).run(only);
      }
      case "rollup" -> {
        return new RollUpBenchmark(afterward, data, results, runs, out).run(only);
      }
      default -> {
        out.println(
            "Say what to measure: json, parquet, snapshots, train, rollup, streaming or kafka");
        return false;
      }
    }
  }

  private static boolean kafka(
      Path home, Path data, Path results, int runs, String only, PrintStream out)
      throws IOException, InterruptedException, ExecutionException {
    Afterward afterward = new Afterward(home);
    Path traffic = Traffic.JSON_1M.in(data, afterward, out);
    Path batch = results.resolve("kafka-batch");
    afterward.rewards(
        "flink", Traffic.JSON_1M, traffic, LONG_AFTER, batch, "", results.resolve("afterward.log"));
    return new KafkaBenchmark(home, results, runs, only, out).run(traffic, batch);
  }

  private static String option(String[] args, String name, String otherwise) {
    String start = String.format(Locale.ROOT, "--%s=", name);
    return Arrays.stream(args)
        .filter(arg -> arg.startsWith(start))
        .map(arg -> arg.substring(start.length()))
        .findFirst()
        .orElse(otherwise);
  }
}
