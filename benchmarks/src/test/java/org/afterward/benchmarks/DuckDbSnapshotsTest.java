package org.afterward.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.afterward.benchmarks.CompareAnswers.Comparison;
import org.afterward.pipelines.Afterward;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The opponent sees in users what ours sees, and the comparison sees when it doesn't. */
class DuckDbSnapshotsTest {

  private static Path folder = Path.of("");

  @BeforeAll
  static void simulate_a_month_and_look_back(@TempDir Path empty) throws SQLException {
    folder = empty;
    run(
        "simulate",
        "--output=" + folder.resolve("traffic"),
        "--users=200",
        "--exposuresPerUserDay=1",
        "--malformed=0",
        "--duplicates=0.05");
    run(
        "snapshots",
        "--exposures=" + folder.resolve("traffic/exposures/*"),
        "--activity=" + folder.resolve("traffic/activity/*"),
        "--output=" + folder.resolve("ours"));
    DuckDbSnapshots.write(folder.resolve("traffic"), folder.resolve("theirs.parquet"));
  }

  private static void run(String... words) {
    PrintStream quiet = new PrintStream(PrintStream.nullOutputStream());
    assertThat(Afterward.run(words, quiet, System.err)).isZero();
  }

  private static Comparison compare(Path ours) throws SQLException {
    return CompareAnswers.snapshots(ours, folder.resolve("theirs.parquet"));
  }

  @Test
  void it_finds_what_ours_found() throws SQLException {
    Comparison comparison = compare(folder.resolve("ours"));

    assertThat(comparison.examples()).isEmpty();
    assertThat(comparison.isEqual()).isTrue();
  }

  @Test
  void one_wrong_number_is_two_differing_rows(@TempDir Path wrong) throws Exception {
    List<String> lines = new ArrayList<>(lines(folder.resolve("ours/snapshots")));
    int some = lines.size() / 2;
    lines.set(some, lines.get(some).replaceFirst("\"total_matches\":", "\"total_matches\":1"));
    Path file = Files.createDirectories(wrong.resolve("snapshots")).resolve("all.jsonl");
    Files.write(file, lines);

    Comparison comparison = compare(wrong);

    assertThat(comparison.isEqual()).isFalse();
    assertThat(comparison.differing()).isEqualTo(2);
  }

  private static List<String> lines(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }
}
