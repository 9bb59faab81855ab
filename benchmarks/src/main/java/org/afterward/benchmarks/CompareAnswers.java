package org.afterward.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares what ours wrote with what the opponent wrote: all rows, in all columns of both. */
final class CompareAnswers {

  private static final int EXAMPLES = 10;

  /**
   * What was found.
   *
   * @param rows how many ours has
   * @param differing how many rows only one side has
   * @param examples some of those, as text
   */
  record Comparison(long rows, long differing, List<String> examples) {

    Comparison {
      examples = List.copyOf(examples);
    }

    /** Whether there was something to compare, and no difference. */
    boolean isEqual() {
      return rows > 0 && differing == 0;
    }
  }

  private CompareAnswers() {}

  /** Compares an output folder of the rewards job with a file of the opponent. */
  static Comparison rewards(Path ours, Path theirs) throws SQLException {
    return compare("ours.sql", ours, theirs);
  }

  /** Compares an output folder of the snapshots job with a file of the opponent. */
  static Comparison snapshots(Path ours, Path theirs) throws SQLException {
    return compare("our-snapshots.sql", ours, theirs);
  }

  private static Comparison compare(String oursFile, Path ours, Path theirs) throws SQLException {
    Map<String, String> values = Map.of("ours", ours.toString(), "theirs", theirs.toString());
    try (Connection duckDb = DuckDb.open()) {
      DuckDb.runFile(duckDb, oursFile, values);
      DuckDb.runFile(duckDb, "differences.sql", values);
      return new Comparison(count(duckDb, "ours"), count(duckDb, "difference"), examples(duckDb));
    }
  }

  private static long count(Connection duckDb, String table) throws SQLException {
    try (Statement statement = duckDb.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static List<String> examples(Connection duckDb) throws SQLException {
    String sql =
        "SELECT difference::VARCHAR FROM difference ORDER BY exposure_id, side LIMIT " + EXAMPLES;
    try (Statement statement = duckDb.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> examples = new ArrayList<>();
      while (rows.next()) {
        examples.add(rows.getString(1));
      }
      return examples;
    }
  }
}
