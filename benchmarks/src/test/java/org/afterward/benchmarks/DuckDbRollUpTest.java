package org.afterward.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.afterward.benchmarks.CompareRollUps.Comparison;
import org.afterward.pipelines.Afterward;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The opponent gives the same answers as ours, and the comparison sees when it doesn't. */
class DuckDbRollUpTest {

  private static Path folder = Path.of("");

  @BeforeAll
  static void make_rewards_and_roll_them_up(@TempDir Path empty) throws Exception {
    folder = empty;
    for (Rewards form : Rewards.values()) {
      Path rewards = form.in(folder.resolve("rewards"), 5_000);
      PrintStream quiet = new PrintStream(PrintStream.nullOutputStream());
      String[] call = {"rollup", "--rewards=" + rewards, "--output=" + ours(form)};
      assertThat(Afterward.run(call, quiet, System.err)).isZero();
      DuckDbRollUp.write(form, rewards, theirs(form));
    }
  }

  private static Path ours(Rewards form) {
    return folder.resolve(form.title());
  }

  private static Path theirs(Rewards form) {
    return folder.resolve(form.title() + "-theirs.parquet");
  }

  @ParameterizedTest
  @EnumSource(Rewards.class)
  void each_form_says_what_ours_says(Rewards form) throws SQLException {
    Comparison comparison = CompareRollUps.compare(ours(form), theirs(form));

    assertThat(comparison.examples()).isEmpty();
    assertThat(comparison.isEqual()).isTrue();
    assertThat(comparison.rows()).isGreaterThan(1_000);
    assertThat(comparison.mostOff()).isLessThan(1e-9);
  }

  @Test
  void one_wrong_value_is_a_row_that_differs() throws SQLException {
    Path wrong = folder.resolve("wrong.parquet");
    try (Connection duckDb = DuckDb.open();
        Statement statement = duckDb.createStatement()) {
      statement.execute(
          """
          COPY (
            SELECT * REPLACE (
              total_revenue + (strategy_id = 3 AND day = (SELECT max(day) FROM '%1$s'))::INTEGER
                AS total_revenue)
            FROM '%1$s')
          TO '%2$s' (FORMAT parquet)"""
              .formatted(theirs(Rewards.JSON), wrong));
    }
    assertThat(CompareRollUps.compare(ours(Rewards.JSON), wrong).differing()).isEqualTo(1);
  }
}
