package org.afterward.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * The opponent: the job {@code rollup} by SQL. Of the same files it reckons the same rows, and
 * writes them as one Parquet file. Distinct users it counts exactly. It does less than ours: it
 * reads no more of a reward than it needs, and believes that, and it knows nothing of segments.
 */
public final class DuckDbRollUp {

  private DuckDbRollUp() {}

  /** The arguments are the form, the folder, and the file to write. */
  public static void main(String[] args) throws SQLException {
    write(Rewards.valueOf(args[0]), Path.of(args[1]), Path.of(args[2]));
  }

  static void write(Rewards form, Path folder, Path output) throws SQLException {
    try (Connection duckDb = DuckDb.open()) {
      form.view(duckDb, folder);
      DuckDb.runFile(duckDb, "roll-up.sql", Map.of("output", output.toString()));
    }
  }
}
