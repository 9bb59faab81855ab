package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.ProfileMix;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many rows in many pages of every kind that writers make. */
class ParquetPagesTest {

  private static final int ROWS = 5_000;
  private static final double NONE = Double.NaN;

  private static final String SCHEMA =
      """
      optional binary exposure_id (STRING);
      required int64 timestamp (TIMESTAMP(MILLIS,true));
      optional binary user_id (STRING);
      optional int32 strategy_id;
      optional double propensity;
      optional float high_tier_ratio;
      optional group user_context_vector (LIST) {
        repeated group list { optional double element; }
      }
      """;

  @ParameterizedTest
  @CsvSource({
    "PARQUET_1_0, true",
    "PARQUET_1_0, false",
    "PARQUET_2_0, true",
    "PARQUET_2_0, false",
  })
  void rows_are_read_from_pages_of_every_version_with_and_without_dictionaries(
      WriterVersion version, boolean dictionaries, @TempDir Path directory) throws IOException {
    List<Consumer<Group>> rows = new ArrayList<>();
    List<Event> exposures = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      int number = i;
      rows.add(row -> fill(row, number));
      exposures.add(exposure(number));
    }

    EventFile file =
        ForeignParquet.write(
            directory.resolve("pages.parquet"),
            SCHEMA,
            rows,
            writer ->
                writer
                    .withWriterVersion(version)
                    .withDictionaryEncoding(dictionaries)
                    .withPageSize(1_000)
                    .withRowGroupSize(100_000L));

    assertThat(Visited.all(file).events).isEqualTo(exposures);
  }

  /**
   * Absent values alone and in long stretches, lists of no and of many entries, few and many texts.
   */
  private static void fill(Group row, int number) {
    if (hasId(number)) {
      row.add("exposure_id", "exp" + number);
    }
    row.add("timestamp", Samples.AT + number);
    row.add("user_id", "user" + number % 7);
    if (number % 3 > 0) {
      row.add("strategy_id", number % 100);
    }
    if (number % 2 > 0) {
      row.add("propensity", number / 7.0);
    }
    row.add("high_tier_ratio", number / 8f);
    if (number % 5 > 0) {
      Group vector = row.addGroup("user_context_vector");
      for (int i = 0; i < number % 5 - 1; i++) {
        vector.addGroup("list").add("element", number / 3.0 + i);
      }
    }
  }

  private static boolean hasId(int number) {
    return number / 1_000 % 2 == 0;
  }

  private static Exposure exposure(int number) {
    double[] vector = new double[Math.max(0, number % 5 - 1)];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = number / 3.0 + i;
    }
    return new Exposure(
        hasId(number) ? "exp" + number : "",
        Samples.AT + number,
        "user" + number % 7,
        "",
        number % 3 > 0 ? number % 100 : 0,
        "",
        new ProfileMix(number / 8.0, NONE, NONE),
        NONE,
        number % 2 > 0 ? number / 7.0 : NONE,
        ContextVector.of(ContextVector.LAYOUT_1, vector),
        Map.of(),
        List.of(),
        "");
  }
}
