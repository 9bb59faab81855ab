package org.afterward.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * The opponent of snapshots, by SQL: out of the same JSON lines the numbers that events tell of a
 * user at each exposure, strictly before it, as one Parquet file. It does less than ours: it
 * believes the input, ranks nobody in a population, makes no vector, and compares nothing with what
 * was served.
 */
public final class DuckDbSnapshots {

  private DuckDbSnapshots() {}

  /** The arguments are the folder of the traffic, and the file to write. */
  public static void main(String[] args) throws SQLException {
    write(Path.of(args[0]), Path.of(args[1]));
  }

  static void write(Path traffic, Path output) throws SQLException {
    try (Connection duckDb = DuckDb.open()) {
      DuckDb.runFile(
          duckDb,
          "snapshots.sql",
          Map.of(
              "exposures", traffic + "/exposures/*",
              "activity", traffic + "/activity/*",
              "output", output.toString()));
    }
  }
}
