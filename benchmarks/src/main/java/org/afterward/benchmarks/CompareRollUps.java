package org.afterward.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares what ours says of strategies with what the opponent says: all rows, in all columns. */
final class CompareRollUps {

  private static final int EXAMPLES = 5;

  /**
   * What was found.
   *
   * @param rows how many rows ours has
   * @param differing how many rows only one side has, or differ by more than they may
   * @param mostOff by how much of itself what is divided by distinct users is off at most
   * @param mostUsers how many distinct users a row has at most
   * @param examples some that differ, as text
   */
  record Comparison(
      long rows, long differing, double mostOff, long mostUsers, List<String> examples) {

    Comparison {
      examples = List.copyOf(examples);
    }

    /** Whether there was something to compare, and no difference. */
    boolean isEqual() {
      return rows > 0 && differing == 0;
    }
  }

  private CompareRollUps() {}

  /** Compares an output folder of the job with a file of the opponent. */
  static Comparison compare(Path ours, Path theirs) throws SQLException {
    try (Connection duckDb = DuckDb.open();
        Statement statement = duckDb.createStatement()) {
      DuckDb.runFile(
          duckDb,
          "roll-up-differences.sql",
          Map.of("ours", ours.toString(), "theirs", theirs.toString()));
      try (ResultSet found =
          statement.executeQuery(
              "SELECT (SELECT count(*) FROM ours), (SELECT count(*) FROM difference), most, users"
                  + " FROM off")) {
        found.next();
        return new Comparison(
            found.getLong(1),
            found.getLong(2),
            found.getDouble(3),
            found.getLong(4),
            examples(duckDb));
      }
    }
  }

  private static List<String> examples(Connection duckDb) throws SQLException {
    try (Statement statement = duckDb.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT o::VARCHAR, t::VARCHAR FROM difference LIMIT " + EXAMPLES)) {
      List<String> examples = new ArrayList<>();
      while (rows.next()) {
        examples.add("ours " + rows.getString(1) + "\ntheirs " + rows.getString(2));
      }
      return examples;
    }
  }
}
