package org.afterward.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.afterward.coders.RejectionAvro;
import org.afterward.coders.RejectionJson;
import org.afterward.pipelines.JudgedEvents;
import org.afterward.pipelines.ParquetRows;
import org.afterward.pipelines.SampleMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectJobTest {

  private static final List<String> PREDICTIONS =
      List.of(
          prediction("pred_1", "2024-01-15T19:30:00Z", "0.65"),
          prediction("pred_2", "2024-02-01T00:00:00.250Z", "0"),
          prediction("pred_3", "2024-01-15T19:30:00Z", "1.65"));

  private static String prediction(String id, String at, String probability) {
    return """
        {"event_type":"PREDICTION","prediction_id":"%s","timestamp":"%s",\
        "model_name":"friend_accept_predictor","model_version":"v2.1",\
        "input":{"from_user_id":"usr_123","to_user_id":"usr_456","context":{}},\
        "prediction":{"will_accept_probability":%s}}"""
        .formatted(id, at, probability);
  }

  /** The activity of the sample, and some predictions among it. */
  private static Path activity(Path folder) throws IOException {
    Path activity = Files.createDirectories(folder.resolve("activity"));
    Files.write(activity.resolve("a.jsonl"), SampleMonth.sortedLines(SampleMonth.activity()));
    Files.write(activity.resolve("p.jsonl"), PREDICTIONS);
    return activity;
  }

  private static void collect(Path activity, Path output, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "collect",
                "--exposures=" + SampleMonth.exposures(),
                "--activity=" + activity,
                "--output=" + output));
    args.addAll(Arrays.asList(more));
    SampleMonth.run(args.toArray(String[]::new));
  }

  private static List<String> rejections(Path output) {
    List<String> lines =
        new ArrayList<>(
            ParquetRows.in(
                output.resolve("rejections"),
                row -> RejectionJson.write(RejectionAvro.fromAvro(row))));
    lines.addAll(SampleMonth.sortedLinesBelow(output.resolve("rejections")));
    lines.sort(null);
    return lines;
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "json"})
  void every_event_is_in_the_backup_or_rejected(String format, @TempDir Path folder)
      throws IOException {
    Path output = folder.resolve("backup");
    Path activity = activity(folder);
    collect(activity, output, "--format=" + format);

    JudgedEvents all = JudgedEvents.in(SampleMonth.exposures(), activity);
    assertThat(JudgedEvents.in(output.resolve("exposures")).exposures()).isEqualTo(all.exposures());
    assertThat(JudgedEvents.in(output.resolve("activity")).activity()).isEqualTo(all.activity());
    assertThat(JudgedEvents.in(output.resolve("predictions")).predictions())
        .isEqualTo(all.predictions())
        .hasSize(2);
    assertThat(rejections(output)).isEqualTo(all.rejections());
  }

  @Test
  void the_backup_lies_in_a_folder_for_each_month(@TempDir Path folder) throws IOException {
    Path output = folder.resolve("backup");
    collect(activity(folder), output);

    try (var folders = Files.walk(output, 2)) {
      assertThat(
              folders
                  .filter(Files::isDirectory)
                  .filter(path -> path.getNameCount() == output.getNameCount() + 2))
          .extracting(path -> output.relativize(path).toString())
          .containsExactlyInAnyOrder(
              "exposures/2024-01",
              "activity/2024-01",
              "predictions/2024-01",
              "predictions/2024-02");
    }
  }

  @Test
  void the_backup_gives_the_rewards_of_the_events_it_was_made_of(@TempDir Path folder)
      throws IOException {
    Path backup = folder.resolve("backup");
    collect(activity(folder), backup);
    Path output = folder.resolve("out");

    SampleMonth.run(
        "rewards",
        "--exposures=" + backup.resolve("exposures"),
        "--activity=" + backup.resolve("activity"),
        "--output=" + output);

    SampleMonth.assertOutcomes(output);
    assertThat(SampleMonth.sortedLines(output.resolve("rejections"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void an_event_of_a_level_that_is_off_is_a_rejection_that_says_so(int level, @TempDir Path folder)
      throws IOException {
    Path output = folder.resolve("backup");
    Path activity = activity(folder);
    collect(activity, output, "--level=" + level);

    JudgedEvents all = JudgedEvents.atLevel(level, SampleMonth.exposures(), activity);
    assertThat(JudgedEvents.in(output.resolve("activity")).activity()).isEqualTo(all.activity());
    assertThat(rejections(output))
        .isEqualTo(all.rejections())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "{\"rejected\":\"EXPOSURE\",\"broken\":[{\"rule\":\"level_off\","
                            + "\"field\":\"event_type\",\"problem\":\"EXPOSURE is an event of level"
                            + " 3; this job takes level "
                            + level
                            + "\"}]"));
    assertThat(output.resolve("exposures")).doesNotExist();
    assertThat(Files.exists(output.resolve("predictions"))).isEqualTo(level == 2);
  }

  @Test
  void a_backup_is_not_written_over_unless_it_may_be(@TempDir Path folder) throws IOException {
    Path output = folder.resolve("backup");
    collect(activity(folder), output);
    List<String> rejections = rejections(output);

    assertThat(
            SampleMonth.mistake(
                "collect",
                "--exposures=" + SampleMonth.exposures(),
                "--activity=" + SampleMonth.activity(),
                "--output=" + output))
        .startsWith("afterward: --output=" + output + " already holds ")
        .endsWith("; --overwrite replaces what this command wrote there\n");

    collect(activity(folder), output, "--overwrite");
    assertThat(rejections(output)).isEqualTo(rejections);
  }

  @Test
  void a_backup_that_would_be_written_over_itself_is_left_alone(@TempDir Path folder)
      throws IOException {
    Path output = folder.resolve("backup");
    collect(activity(folder), output);
    List<String> exposures = JudgedEvents.in(output.resolve("exposures")).exposures();

    assertThat(
            SampleMonth.mistake(
                "collect",
                "--exposures=" + output.resolve("exposures"),
                "--output=" + output,
                "--overwrite"))
        .isEqualTo(
            "afterward: --output=%s would replace what is to be read: %s\n"
                .formatted(
                    output, output.resolve("exposures/2024-01/part-00000-of-00001.parquet")));
    assertThat(JudgedEvents.in(output.resolve("exposures")).exposures()).isEqualTo(exposures);
  }

  @Test
  void mistakes_in_the_call_are_one_line(@TempDir Path folder) {
    String output = "--output=" + folder.resolve("backup");
    String exposures = "--exposures=" + SampleMonth.exposures();
    assertThat(SampleMonth.mistake("collect", output))
        .isEqualTo(
            "afterward: there is nothing to read: --exposures=GLOB and --activity=GLOB name files,"
                + " --topics Kafka topics, --exposureDays and --appTables what is in DynamoDB\n");
    assertThat(SampleMonth.mistake("collect", exposures, output, "--level=4"))
        .isEqualTo("afterward: --level=4 is no level; right would be 1 to 3\n");
    assertThat(SampleMonth.mistake("collect", exposures, output, "--clockSkew=garbage"))
        .isEqualTo(
            "afterward: --clockSkew, unless off, is an ISO duration such as PT1M or P1D, not"
                + " \"garbage\"\n");
    assertThat(SampleMonth.mistake("collect", exposures, output, "--fileEvery=often"))
        .isEqualTo(
            "afterward: --fileEvery is an ISO duration such as PT1M or P1D, not \"often\"\n");
    assertThat(SampleMonth.mistake("collect", exposures, output, "--topics=events"))
        .isEqualTo(
            "afterward: %s does not go with --topics: a stream reads topics alone\n"
                .formatted(exposures));
    assertThat(SampleMonth.mistake("collect", exposures, output, "--tables"))
        .isEqualTo("afterward: tables need --awsRegion, or AWS_REGION in the environment\n");
    assertThat(folder.resolve("backup")).doesNotExist();
  }
}
