package org.afterward.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The opponent: the rewards job by SQL. From the same Parquet files it reckons every column of the
 * same rewards (specification, section 3), the implausible ones marked, and writes them as one
 * Parquet file. It does less than ours: it believes the input, where ours checks every column of
 * every exposure and event, and it keeps no pending exposures.
 */
public final class DuckDbRewards {

  private static final Duration HORIZON = Duration.ofDays(7);

  /** How the sums of the windows are found; the answers are the same. */
  enum Form {
    RANGE_JOIN("range-join.sql"),
    RUNNING_SUMS("running-sums.sql");

    private final String file;

    Form(String file) {
      this.file = file;
    }

    String title() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private DuckDbRewards() {}

  /** The arguments are the form, the folder of the traffic, its end, and the file to write. */
  public static void main(String[] args) throws SQLException {
    write(Form.valueOf(args[0]), Path.of(args[1]), Instant.parse(args[2]), Path.of(args[3]));
  }

  static void write(Form form, Path traffic, Instant completeUntil, Path output)
      throws SQLException {
    Map<String, String> values =
        Map.of(
            "exposures", traffic + "/exposures/*.parquet",
            "activity", traffic + "/activity/*.parquet",
            "horizon", Long.toString(HORIZON.toMillis()),
            "complete_until", Long.toString(completeUntil.toEpochMilli()),
            "output", output.toString());
    try (Connection duckDb = DuckDb.open()) {
      for (String file : List.of("facts.sql", form.file, "rewards.sql")) {
        DuckDb.runFile(duckDb, file, values);
      }
    }
  }
}
