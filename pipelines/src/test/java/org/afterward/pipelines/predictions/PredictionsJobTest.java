package org.afterward.pipelines.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.afterward.coders.ModelPerformanceAvro;
import org.afterward.coders.ModelPerformanceJson;
import org.afterward.coders.PendingPredictionAvro;
import org.afterward.coders.PendingPredictionJson;
import org.afterward.coders.PredictionOutcomeAvro;
import org.afterward.coders.PredictionOutcomeJson;
import org.afterward.pipelines.ParquetRows;
import org.afterward.pipelines.SampleMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionsJobTest {

  private static String predictions(Path folder, Path output, String... more) throws IOException {
    Path predictions = folder.resolve("p.jsonl");
    Files.write(predictions, SomePredictions.PREDICTIONS);
    Path others = folder.resolve("a.jsonl");
    List<String> lines = new ArrayList<>(SomePredictions.ACTIVITY);
    lines.addAll(List.of(SomePredictions.BROKEN, SomePredictions.ABOUT_ONE_PERSON));
    Files.write(others, lines);
    List<String> args =
        new ArrayList<>(
            List.of(
                "predictions",
                "--predictions=" + predictions,
                "--activity=" + others,
                "--output=" + output));
    args.addAll(Arrays.asList(more));
    return SampleMonth.run(args.toArray(String[]::new));
  }

  @Test
  void each_prediction_has_its_outcome_or_is_pending_or_rejected(@TempDir Path folder)
      throws IOException {
    Path output = folder.resolve("out");
    predictions(folder, output);

    assertThat(SampleMonth.sortedLines(output.resolve("outcomes")))
        .containsExactly(SomePredictions.P1, SomePredictions.P2, SomePredictions.P3);
    assertThat(SampleMonth.sortedLines(output.resolve("pending")))
        .containsExactly(SomePredictions.P4_PENDING);
    assertThat(SampleMonth.sortedLines(output.resolve("rejections")))
        .singleElement()
        .asString()
        .startsWith(
            "{\"rejected\":\"PREDICTION\",\"broken\":[{\"rule\":\"probability_out_of_range\","
                + "\"field\":\"prediction.will_accept_probability\"");
  }

  @Test
  void each_model_has_its_performance_of_each_day_and_of_all(@TempDir Path folder)
      throws IOException {
    Path output = folder.resolve("out");
    predictions(folder, output, "--completeUntil=2024-02-01");

    List<String> models = SampleMonth.sortedLines(output.resolve("models"));
    assertThat(models)
        .extracting(line -> line.replaceAll("\"daily_stats\".*\"revision\"", "\"revision\""))
        .containsExactly(
            model("2024-01-15", "", "v1"),
            model("2024-01-15", "", "v2"),
            model("2024-01-20", "", "v2"));
    assertThat(models.get(1))
        .contains(
            "{\"total_predictions\":2,\"accuracy\":0.5,\"precision\":0.5,\"recall\":1,"
                + "\"f1_score\":0.6666666666666666,\"avg_inference_time_ms\":45,"
                + "\"p95_inference_time_ms\":45,\"p95_relative_error_at_most\":0,\"threshold\":0.5,"
                + "\"true_positives\":1,\"false_positives\":1,\"false_negatives\":0,"
                + "\"true_negatives\":0,\"auc\":1,\"auc_error_at_most\":0,");
    assertThat(Files.readAllLines(output.resolve("models.jsonl")))
        .extracting(line -> line.replaceAll("\"daily_stats\".*\"revision\"", "\"revision\""))
        .containsExactly(model("2024-01-15", "", "v1"), model("2024-01-15", "\"days\":6,", "v2"));
  }

  private static String model(String date, String days, String version) {
    return "{\"event_type\":\"MODEL_PERFORMANCE\",\"date\":\"%s\",%s\"model_name\":\"accept\",\"model_version\":\"%s\",\"revision\":0}"
        .formatted(date, days, version);
  }

  @Test
  void the_summary_says_how_each_model_did(@TempDir Path folder) throws IOException {
    assertThat(predictions(folder, folder.resolve("out"), "--threshold=0.7"))
        .startsWith(
            """
            records read      10
            outcomes           3
            pending            1
            about one person   1
            rejected           1

            model   version  outcomes  accepted  accuracy  precision  recall    AUC  log loss  Brier
            accept  v1              1         1     0.000          -   0.000      -     1.386  0.563
            accept  v2              2         1     1.000      1.000   1.000  1.000     0.511  0.185
            """);
  }

  @Test
  void parquet_says_the_same_as_lines(@TempDir Path folder) throws IOException {
    Path lines = folder.resolve("lines");
    Path parquet = folder.resolve("parquet");
    predictions(folder, lines);
    predictions(folder, parquet, "--format=parquet");

    assertThat(
            ParquetRows.in(
                parquet.resolve("outcomes"),
                row -> PredictionOutcomeJson.write(PredictionOutcomeAvro.fromAvro(row))))
        .containsExactlyInAnyOrderElementsOf(SampleMonth.sortedLines(lines.resolve("outcomes")));
    assertThat(
            ParquetRows.in(
                parquet.resolve("pending"),
                row -> PendingPredictionJson.write(PendingPredictionAvro.fromAvro(row))))
        .containsExactlyInAnyOrderElementsOf(SampleMonth.sortedLines(lines.resolve("pending")));
    assertThat(
            ParquetRows.in(
                parquet.resolve("models"),
                row -> ModelPerformanceJson.write(ModelPerformanceAvro.fromAvro(row))))
        .containsExactlyInAnyOrderElementsOf(SampleMonth.sortedLines(lines.resolve("models")));
    assertThat(parquet.resolve("models.jsonl"))
        .hasSameTextualContentAs(lines.resolve("models.jsonl"));
  }

  @Test
  void without_a_prediction_there_is_no_model_and_no_failure(@TempDir Path folder)
      throws IOException {
    Path activity = folder.resolve("a.jsonl");
    Files.write(activity, SomePredictions.ACTIVITY);
    Path output = folder.resolve("out");

    assertThat(SampleMonth.run("predictions", "--activity=" + activity, "--output=" + output))
        .isEqualTo(
            """
            records read  3
            outcomes      0
            pending       0
            rejected      0

            health  ok
            """);
    assertThat(output.resolve("models.jsonl")).isEmptyFile();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --tolerance=2   | --tolerance=2.0 is no distance of a probability; right would be above 0 and at most 1
          --threshold=-1  | --threshold=-1.0 is no probability; right would be 0 to 1
          --zone=Mars     | --zone=Mars is no time zone; right would be one such as UTC or Asia/Seoul
          --horizon=PT0S  | --horizon=PT0S leaves no time to answer; right would be P3D
          --horizon=three | --horizon is an ISO duration such as PT1M or P1D, not "three"
          --align=PT0S    | --lateness, --corrections, --align: The alignment must be 1 ms or more, not 0
          """)
  void mistakes_in_the_call_are_one_line(String option, String said) {
    assertThat(
            SampleMonth.mistake(
                "predictions",
                "--activity=" + SampleMonth.activity(),
                "--output=never-written",
                option))
        .isEqualTo("afterward: " + said + "\n");
  }

  @Test
  void answers_are_needed_and_a_stream_has_no_end() {
    assertThat(
            SampleMonth.mistake(
                "predictions", "--predictions=" + SampleMonth.activity(), "--output=never-written"))
        .isEqualTo(
            "afterward: outcomes of predictions need what users did: --activity=GLOB (the same as"
                + " --exposures, where files hold both), --appTables or --topics\n");
    assertThat(
            SampleMonth.mistake(
                "predictions",
                "--topics=events",
                "--bootstrapServers=127.0.0.1:1",
                "--completeUntil=2024-02-01",
                "--output=never-written"))
        .isEqualTo(
            "afterward: --completeUntil=2024-02-01 does not go with --topics, which have no end;"
                + " right would be --toTheEnd with it\n");
  }
}
