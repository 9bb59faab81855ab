package org.afterward.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/**
 * Rewards of 120 days and fifteen strategies, as the job {@code rewards} writes them. Of each
 * hundred four come again, and two are corrected.
 */
enum Rewards {
  PARQUET(".parquet"),
  JSON(".jsonl");

  private static final long FILES = 4;

  private final String ending;

  Rewards(String ending) {
    this.ending = ending;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A folder of so many exposures of a tenth as many users, made if they are not there yet. */
  Path in(Path data, long exposures) throws IOException, SQLException {
    Path folder = data.resolve("rewards-" + exposures + "-" + title());
    Path whole = folder.resolve("_whole");
    if (Files.notExists(whole)) {
      Files.createDirectories(folder);
      for (int file = 0; file < FILES; file++) {
        make(file, exposures, folder.resolve("part-" + file + ending));
      }
      Files.createFile(whole);
    }
    return folder;
  }

  private void make(int number, long exposures, Path file) throws SQLException {
    try (Connection duckDb = DuckDb.open()) {
      DuckDb.runFile(
          duckDb,
          "reward-rows.sql",
          Map.of(
              "from", Long.toString(number * exposures / FILES),
              "to", Long.toString((number + 1) * exposures / FILES),
              "users", Long.toString(exposures / 10)));
      DuckDb.runFile(duckDb, "rewards-to-" + title() + ".sql", Map.of("file", file.toString()));
    }
  }

  /** What of a folder's rewards a roll-up needs, as a view of DuckDB. */
  void view(Connection duckDb, Path folder) throws SQLException {
    DuckDb.runFile(
        duckDb, "rewards-in-" + title() + ".sql", Map.of("files", folder + "/*" + ending));
  }
}
