package org.afterward.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.afterward.benchmarks.CompareAnswers.Comparison;
import org.afterward.benchmarks.DuckDbRewards.Form;
import org.afterward.pipelines.Afterward;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The opponent gives the same answers as ours, and the comparison sees when it doesn't. */
class DuckDbRewardsTest {

  private static Path folder = Path.of("");

  @BeforeAll
  static void simulate_a_month_and_compute_its_rewards(@TempDir Path empty) {
    folder = empty;
    run(
        "simulate",
        "--output=" + folder.resolve("traffic"),
        "--format=parquet",
        "--users=300",
        "--exposuresPerUserDay=1",
        "--heavyUsers=0.02",
        "--heavyShare=0.3",
        "--malformed=0",
        "--duplicates=0.05");
    run(
        "rewards",
        "--exposures=" + folder.resolve("traffic/exposures/*"),
        "--activity=" + folder.resolve("traffic/activity/*"),
        "--completeUntil=" + Traffic.END,
        "--format=parquet",
        "--output=" + folder.resolve("ours"));
  }

  private static void run(String... words) {
    PrintStream quiet = new PrintStream(PrintStream.nullOutputStream());
    assertThat(Afterward.run(words, quiet, System.err)).isZero();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void each_form_finds_what_ours_found(Form form) throws SQLException {
    Path theirs = theirs(form);

    Comparison comparison = CompareAnswers.rewards(folder.resolve("ours"), theirs);

    assertThat(comparison.examples()).isEmpty();
    assertThat(comparison.isEqual()).isTrue();
  }

  @Test
  void the_traffic_has_every_part_of_the_reward() throws SQLException {
    Path theirs = theirs(Form.RANGE_JOIN);

    assertThat(distinct("frustration_penalty", theirs)).contains("0", "-1", "-2");
    assertThat(distinct("retention_bonus", theirs)).containsExactly("0", "10");
    assertThat(distinct("churn_penalty", theirs)).containsExactly("-20", "0");
    assertThat(distinct("last_login_date IS NULL", theirs)).containsExactly("false", "true");
    assertThat(distinct("plausible", theirs)).containsExactly("false", "true");
    assertThat(distinct("match_bonus", theirs)).contains("0", "5", "10");
    for (String spend :
        List.of(
            "super_like",
            "friend_request",
            "friend_request_with_msg",
            "chat_activation",
            "profile_view")) {
      assertThat(distinct("count_" + spend, theirs)).hasSizeGreaterThan(1);
    }
  }

  @Test
  void one_wrong_value_is_two_differing_rows() throws SQLException {
    Path wrong = folder.resolve("wrong.parquet");
    Path theirs = theirs(Form.RUNNING_SUMS);
    String id = distinct("exposure_id", theirs).get(0);
    execute(
        "COPY (SELECT * REPLACE (likes_sent + (exposure_id = '%s')::INTEGER AS likes_sent) FROM '%s')"
                .formatted(id, theirs)
            + " TO '%s' (FORMAT parquet)".formatted(wrong));

    Comparison comparison = CompareAnswers.rewards(folder.resolve("ours"), wrong);

    assertThat(comparison.isEqual()).isFalse();
    assertThat(comparison.differing()).isEqualTo(2);
    assertThat(comparison.examples()).hasSize(2).allMatch(row -> row.contains(id));
  }

  private static Path theirs(Form form) throws SQLException {
    Path theirs = folder.resolve(form + ".parquet");
    DuckDbRewards.write(form, folder.resolve("traffic"), Traffic.END, theirs);
    return theirs;
  }

  private static List<String> distinct(String expression, Path file) throws SQLException {
    try (Connection duckDb = DuckDb.open();
        Statement statement = duckDb.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT %s AS value FROM '%s' ORDER BY value"
                    .formatted(expression, file))) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection duckDb = DuckDb.open();
        Statement statement = duckDb.createStatement()) {
      statement.execute(sql);
    }
  }
}
