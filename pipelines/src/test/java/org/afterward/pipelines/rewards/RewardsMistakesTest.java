package org.afterward.pipelines.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.afterward.pipelines.SampleMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rewards and replay say to a call with a mistake: one line, which names it. */
class RewardsMistakesTest {

  private static final String EXPOSURES = "--exposures=" + SampleMonth.exposures();
  private static final String ACTIVITY = "--activity=" + SampleMonth.activity();
  private static final String TOPICS = "--topics=events";
  private static final String KAFKA = "--bootstrapServers=127.0.0.1:1";

  private final Path output = Path.of("never-written");

  private String rewards(String... options) {
    return mistake("rewards", options);
  }

  private String replay(String... options) {
    return mistake("replay", options);
  }

  private String mistake(String command, String... options) {
    List<String> args = new ArrayList<>(List.of(command, "--output=" + output));
    args.addAll(Arrays.asList(options));
    String said = SampleMonth.mistake(args.toArray(String[]::new));
    assertThat(output).doesNotExist();
    assertThat(said).startsWith("afterward: ").endsWith("\n").hasLineCount(1);
    return said.substring("afterward: ".length(), said.length() - 1);
  }

  @Test
  void rewards_need_exposures_and_what_users_did() {
    String noExposures = "rewards need exposures: --exposures=GLOB, --exposureDays or --topics";
    assertThat(rewards()).isEqualTo(noExposures);
    assertThat(rewards(ACTIVITY)).isEqualTo(noExposures);
    assertThat(rewards("--exposures=", ACTIVITY)).isEqualTo(noExposures);
    String noActivity =
        "rewards need what users did: --activity=GLOB (the same as --exposures, where files hold"
            + " both), --appTables or --topics";
    assertThat(rewards(EXPOSURES)).isEqualTo(noActivity);
    assertThat(rewards(EXPOSURES, "--activity=")).isEqualTo(noActivity);
    assertThat(rewards("--exposureDays=2024-01-08/2024-01-16")).isEqualTo(noActivity);
  }

  @Test
  void days_of_exposures_are_a_range_that_holds_a_day() {
    String standard = "--appTables=standard";
    assertThat(rewards(standard, "--exposureDays=2024-01-08"))
        .isEqualTo("--exposureDays is FROM/TO such as 2024-01-08/2024-01-16, not \"2024-01-08\"");
    assertThat(rewards(standard, "--exposureDays="))
        .isEqualTo("--exposureDays is FROM/TO such as 2024-01-08/2024-01-16, not \"\"");
    assertThat(rewards(standard, "--exposureDays=2024-01-08/16"))
        .isEqualTo("--exposureDays is an ISO day such as 2024-01-15, not \"16\"");
    assertThat(rewards(standard, "--exposureDays=2024-01-16/2024-01-16"))
        .isEqualTo("--exposureDays=2024-01-16/2024-01-16 holds no day");
  }

  @Test
  void a_mapping_of_tables_is_a_file_that_can_be_read(@TempDir Path folder) throws IOException {
    Path none = folder.resolve("none.yaml");
    assertThat(rewards(EXPOSURES, "--appTables=" + none))
        .isEqualTo(
            "--appTables=%s is no file that can be read; right would be standard or a file"
                .formatted(none));
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "users:\n  - event_typ: LOGIN\n");
    assertThat(rewards(EXPOSURES, "--appTables=" + wrong))
        .startsWith("--appTables: " + wrong)
        .contains("event_typ");
  }

  @Test
  void tables_are_in_a_region() {
    String noRegion = "tables need --awsRegion, or AWS_REGION in the environment";
    assertThat(rewards(EXPOSURES, ACTIVITY, "--tables")).isEqualTo(noRegion);
    assertThat(rewards(EXPOSURES, "--appTables=standard")).isEqualTo(noRegion);
  }

  @Test
  void topics_are_named_and_somewhere() {
    assertThat(rewards(TOPICS)).isEqualTo("Topics need --bootstrapServers=HOST:PORT");
    assertThat(rewards(EXPOSURES, ACTIVITY, "--rewardsTopic=rewards"))
        .isEqualTo("Topics need --bootstrapServers=HOST:PORT");
    assertThat(rewards("--topics= ,", KAFKA))
        .isEqualTo("--topics= , names no topic; right would be exposures,activity");
    assertThat(rewards(TOPICS, KAFKA, "--from=begin"))
        .isEqualTo(
            "--from is committed, earliest, latest, an ISO time, or offsets such as"
                + " events:0=17,events:1=4, not \"begin\"");
  }

  @Test
  void a_stream_reads_topics_alone() {
    String alone = " does not go with --topics: a stream reads topics alone";
    for (String other :
        List.of(EXPOSURES, ACTIVITY, "--exposureDays=2024-01-08/2024-01-16", "--appTables=x")) {
      assertThat(rewards(TOPICS, KAFKA, other)).isEqualTo(other + alone);
    }
    String range = " does not go with --topics: replay takes a range of time";
    for (String bound : List.of("--shownFrom=2024-01-08", "--shownBefore=2024-01-08")) {
      assertThat(rewards(TOPICS, KAFKA, bound)).isEqualTo(bound + range);
    }
  }

  @Test
  void how_long_a_stream_waits_are_durations() {
    for (String option : List.of("--lateness", "--corrections", "--align", "--fileEvery")) {
      assertThat(rewards(TOPICS, KAFKA, option + "=garbage"))
          .isEqualTo(option + " is an ISO duration such as PT1M or P1D, not \"garbage\"");
    }
    assertThat(rewards(TOPICS, KAFKA, "--clockSkew=garbage"))
        .isEqualTo(
            "--clockSkew, unless off, is an ISO duration such as PT1M or P1D, not \"garbage\"");
    assertThat(rewards(TOPICS, KAFKA, "--align=PT0S"))
        .isEqualTo(
            "--lateness, --corrections, --estimates, --align: The alignment must be 1 ms or more,"
                + " not 0");
  }

  @Test
  void estimates_are_made_before_the_end_of_the_window() {
    assertThat(rewards(TOPICS, KAFKA, "--estimates=P1D,soon"))
        .isEqualTo("--estimates is an ISO duration such as PT1M or P1D, not \"soon\"");
    assertThat(rewards(TOPICS, KAFKA, "--estimates=P1D, P7D"))
        .isEqualTo("--estimates=P1D, P7D: P7D is not before the end of the window, PT168H");
  }

  @Test
  void a_replay_is_of_a_range_of_time() {
    String bounds = "replay needs --shownFrom and --shownBefore: ./afterward replay --help";
    assertThat(replay(EXPOSURES, ACTIVITY)).isEqualTo(bounds);
    assertThat(replay(EXPOSURES, ACTIVITY, "--shownFrom=2024-01-08")).isEqualTo(bounds);
    assertThat(replay(EXPOSURES, ACTIVITY, "--shownFrom=2024-01-15", "--shownBefore=2024-01-15"))
        .isEqualTo("--shownFrom=2024-01-15 is not earlier than --shownBefore=2024-01-15");
    assertThat(replay(EXPOSURES, ACTIVITY, "--shownFrom=Monday", "--shownBefore=2024-01-15"))
        .isEqualTo(
            "--shownFrom is an ISO time such as 2024-01-15T19:30:00Z or 2024-01-15, not"
                + " \"Monday\"");
  }

  @Test
  void nothing_is_removed_for_a_call_with_a_mistake(@TempDir Path folder) throws IOException {
    Path earlier = Files.createDirectories(folder.resolve("rewards")).resolve("part-1.jsonl");
    Files.writeString(earlier, "{}\n");
    assertThat(
            SampleMonth.mistake(
                "rewards", EXPOSURES, ACTIVITY, "--output=" + folder, "--overwrite", "--tables"))
        .contains("--awsRegion");
    assertThat(earlier).exists();
  }
}
