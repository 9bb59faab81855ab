package org.afterward.pipelines.delays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.afterward.coders.PendingJson;
import org.afterward.coders.ProjectedMean;
import org.afterward.coders.StrategyOutlookJson;
import org.afterward.pipelines.Afterward;
import org.afterward.pipelines.SampleMonth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelaysJobTest {

  private static final List<String> FILES =
      List.of(DelayFiles.DELAYS, DelayFiles.VALUE, DelayFiles.MEANS);
  private static final Pattern EXPOSURE = Pattern.compile("\"exposure_id\":\"([^\"]*)\"");

  private static Path output = Path.of("");
  private static String said = "";

  @BeforeAll
  static void measureTheSample(@TempDir Path folder) {
    output = folder.resolve("out");
    said = delays(output);
  }

  private static String delays(Path into, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "delays",
                "--exposures=" + SampleMonth.exposures() + "/*",
                "--activity=" + SampleMonth.activity() + "/*",
                "--output=" + into));
    args.addAll(List.of(more));
    return SampleMonth.run(args.toArray(String[]::new));
  }

  @Test
  void each_exposure_that_waits_for_its_reward_is_projected() {
    List<String> projected = SampleMonth.sortedLines(output.resolve("projected"));

    assertThat(projected)
        .extracting(DelaysJobTest::exposureId)
        .containsExactlyInAnyOrderElementsOf(
            SampleMonth.sortedLines(SampleMonth.expected().resolve("pending")).stream()
                .map(line -> PendingJson.read(line).decision().exposureId())
                .toList());
    assertThat(projected)
        .allMatch(line -> line.startsWith("{\"event_type\":\"REWARD_PROJECTION\","))
        .allMatch(line -> line.contains("\"status\":\"PROJECTED\""));
  }

  private static String exposureId(String line) {
    return EXPOSURE.matcher(line).results().map(found -> found.group(1)).findFirst().orElse("");
  }

  @Test
  void each_strategy_has_its_curves_its_value_and_its_means() throws IOException {
    List<ProjectedMean> means = DelayFiles.readMeans(output.toString());
    assertThat(means).extracting(ProjectedMean::strategyId).containsExactly(1, 2, 3, 4, 5);
    assertThat(DelayFiles.readDelays(output.toString())).hasSize(5 * 4);
    assertThat(Files.readAllLines(output.resolve(DelayFiles.VALUE)))
        .hasSize(5)
        .allMatch(line -> StrategyOutlookJson.read(line).points().size() == 169);
    assertThat(means.stream().mapToLong(mean -> mean.immature().exposures()).sum())
        .isEqualTo(SampleMonth.sortedLines(output.resolve("projected")).size());
    assertThat(means)
        .allSatisfy(
            mean ->
                assertThat(mean.immature().mean())
                    .isBetween(mean.immature().low(), mean.immature().high()));
    assertThat(said).contains("strategy  until", "first spend", "PROJECTED", "health  ");
  }

  @Test
  void who_says_up_to_when_the_input_is_complete_gets_the_same_bytes(@TempDir Path folder)
      throws IOException {
    String until = Files.readString(output.resolve(DelayFiles.UNTIL)).strip();
    delays(folder, "--completeUntil=" + until);

    assertThat(until).isEqualTo("2024-01-30T22:58:05.203Z");
    for (String file : FILES) {
      assertThat(folder.resolve(file)).hasSameBinaryContentAs(output.resolve(file));
    }
    assertThat(SampleMonth.sortedLines(folder.resolve("projected")))
        .isEqualTo(SampleMonth.sortedLines(output.resolve("projected")));
    assertThat(folder.resolve(DelayFiles.UNTIL)).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"train --asOf=2024-02-01", "rollup"})
  void nothing_is_trained_or_rolled_up_of_projections(String command, @TempDir Path folder) {
    List<String> args = new ArrayList<>(List.of(command.split(" ")));
    args.add("--rewards=" + output.resolve("projected"));
    args.add("--output=" + folder.resolve("out"));

    assertThat(failure(args))
        .contains("part-", "event_type: found REWARD_PROJECTION, wanted REWARD_AGGREGATION");
    assertThat(folder.resolve("out").resolve("manifest.json")).doesNotExist();
  }

  @Test
  void nothing_is_judged_by_projections(@TempDir Path folder) {
    assertThat(
            SampleMonth.mistake(
                "evaluate",
                "--logged=" + output.resolve("projected"),
                "--output=" + folder.resolve("out")))
        .contains("has no column reward and propensity and target_probability");
  }

  @Test
  void projections_among_events_are_rejected(@TempDir Path folder) {
    SampleMonth.run(
        "rewards",
        "--exposures=" + SampleMonth.exposures() + "/*",
        "--activity=" + output.resolve("projected"),
        "--output=" + folder);

    assertThat(SampleMonth.sortedLines(folder.resolve("rejections")))
        .filteredOn(line -> line.contains("REWARD_PROJECTION"))
        .hasSameSizeAs(SampleMonth.sortedLines(output.resolve("projected")));
  }

  private static String failure(List<String> args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Afterward.run(
            args.toArray(String[]::new),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(exitCode).isEqualTo(1);
    return err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --history=P7D | --history=P7D is not longer than the horizon of 168 hours, so that no reward of it is known; right would be P14D, or twice the horizon
          --history=week | --history is an ISO duration such as PT1M or P1D, not "week"
          --policy=none.yaml | --policy=none.yaml is not there
          --completeUntil=now | --completeUntil is an ISO time such as 2024-01-15T19:30:00Z or 2024-01-15, not "now"
          --strategies=15 | --strategies=15 is no range; right would be 1-15
          """)
  void mistakes_in_the_call_are_one_line(String option, String line) {
    assertThat(
            SampleMonth.mistake(
                "delays",
                "--exposures=" + SampleMonth.exposures(),
                "--activity=" + SampleMonth.activity(),
                "--output=never-written",
                option))
        .isEqualTo("afterward: " + line + "\n");
  }

  @Test
  void exposures_and_activity_are_both_needed() {
    assertThat(
            SampleMonth.mistake(
                "delays", "--activity=" + SampleMonth.activity(), "--output=never-written"))
        .isEqualTo(
            "afterward: delays need exposures: --exposures=GLOB, --exposureDays or --topics\n");
    assertThat(
            SampleMonth.mistake(
                "delays", "--exposures=" + SampleMonth.exposures(), "--output=never-written"))
        .isEqualTo(
            "afterward: delays need what users did: --activity=GLOB (the same as --exposures, where"
                + " files hold both), --appTables or --topics\n");
  }

  @Test
  void a_horizon_is_of_whole_hours(@TempDir Path folder) throws IOException {
    Path policy = folder.resolve("p.yaml");
    Files.writeString(
        policy, "horizon_days: 0.03125\nretention: {last_days: 0}\nchurn: {absent_days: 0}\n");

    assertThat(
            SampleMonth.mistake(
                "delays",
                "--exposures=" + SampleMonth.exposures(),
                "--activity=" + SampleMonth.activity(),
                "--policy=" + policy,
                "--output=never-written"))
        .isEqualTo(
            "afterward: --policy="
                + policy
                + " has a horizon of 0.75 hours; right would be whole hours, since delays are"
                + " measured by the hour\n");
  }
}
