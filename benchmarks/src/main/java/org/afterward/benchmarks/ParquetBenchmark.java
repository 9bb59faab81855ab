package org.afterward.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.afterward.benchmarks.CompareAnswers.Comparison;
import org.afterward.benchmarks.DuckDbRewards.Form;

/** Ten million events from Parquet to Parquet: ours on the direct profile, beside DuckDB. */
final class ParquetBenchmark {

  /** None beside those of the profile: as its users run it. */
  private static final String OUR_JAVA_OPTIONS = "";

  private final Afterward afterward;
  private final Path data;
  private final Path results;
  private final int runs;
  private final PrintStream out;

  ParquetBenchmark(Afterward afterward, Path data, Path results, int runs, PrintStream out) {
    this.afterward = afterward;
    this.data = data;
    this.results = results;
    this.runs = runs;
    this.out = out;
  }

  /** Measures one traffic; whether the answers were equal. */
  boolean run(Traffic traffic) throws IOException, InterruptedException, SQLException {
    Path folder = traffic.in(data, afterward, out);
    // The runs that warm up also give the answers, which are compared before anything is measured.
    ours(traffic, folder);
    theirs(traffic, folder);
    Comparison comparison = CompareAnswers.rewards(ourOutput(traffic), theirOutput(traffic));
    out.printf(
        Locale.ROOT,
        "%n%s: %,d rewards compared in all columns, %,d rows differ%n",
        traffic.title(),
        comparison.rows(),
        comparison.differing());
    comparison.examples().forEach(out::println);
    if (!comparison.isEqual()) {
      return false;
    }

    List<Usage> ours = new ArrayList<>();
    List<Usage> theirs = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      ours.add(ours(traffic, folder));
      theirs.add(theirs(traffic, folder));
    }
    UsageTable table = new UsageTable(out);
    table.row("afterward, direct", ours);
    table.row("DuckDB, " + form(traffic).title(), theirs);
    table.ratio("afterward / DuckDB", ours, theirs);
    return true;
  }

  private Usage ours(Traffic traffic, Path folder) throws IOException, InterruptedException {
    return afterward.rewards(
        "direct",
        traffic,
        folder,
        ourOutput(traffic),
        OUR_JAVA_OPTIONS,
        results.resolve("afterward.log"));
  }

  private Usage theirs(Traffic traffic, Path folder) throws IOException, InterruptedException {
    return new Opponent(DuckDbRewards.class, results.resolve("duckdb.log"))
        .run(
            form(traffic).name(),
            folder.toString(),
            Traffic.END.toString(),
            theirOutput(traffic).toString());
  }

  /** The faster one, as tried on both. */
  private static Form form(Traffic traffic) {
    return traffic == Traffic.SKEWED ? Form.RUNNING_SUMS : Form.RANGE_JOIN;
  }

  private Path ourOutput(Traffic traffic) {
    return results.resolve("afterward-" + traffic.title());
  }

  private Path theirOutput(Traffic traffic) {
    return results.resolve("duckdb-" + traffic.title() + ".parquet");
  }
}
