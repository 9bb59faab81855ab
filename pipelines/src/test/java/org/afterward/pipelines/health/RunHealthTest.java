package org.afterward.pipelines.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.afterward.pipelines.Afterward;
import org.afterward.pipelines.SampleMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The health of the sample month, of which 3.7 % are rejected, as the program tells it. */
class RunHealthTest {

  private static final String REJECTED =
      "3.7 % of 2,529 records were rejected, by event_id_missing 27, user_id_missing 14,"
          + " timestamp_missing 12, ...";

  @Test
  void a_run_worth_a_look_ends_as_one_that_is_done_unless_somebody_asked(@TempDir Path folder) {
    Ended ended = rewards(folder);

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).endsWith(lastLine());
  }

  @Test
  void who_asks_for_it_is_told_by_the_exit_code_when_all_is_written(@TempDir Path folder) {
    Ended ended = rewards(folder, "--failOn=look");

    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.err())
        .isEqualTo("afterward: the run is done, but its health is look: " + REJECTED + "\n");
    assertThat(ended.out()).endsWith(lastLine());
    SampleMonth.assertOutcomes(folder.resolve("out"));
  }

  @Test
  void who_asks_only_for_what_is_bad_is_not_told_of_less(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("health.json");

    assertThat(rewards(folder, "--failOn=bad", "--healthFile=" + file).exitCode()).isZero();
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {
              "level" : "look",
              "findings" : [ {
                "measure" : "rejected",
                "level" : "look",
                "seen" : "3.7 % of 2,529 records were rejected, by event_id_missing 27, user_id_missing 14, timestamp_missing 12, ...",
                "limit" : "more than 1 %",
                "advice" : "see the rejections: each says what is wrong with it, and keeps its record"
              }, {
                "measure" : "read",
                "level" : "ok",
                "seen" : "2,529 records were read"
              }, {
                "measure" : "decided",
                "level" : "ok",
                "seen" : "166 exposures were settled"
              }, {
                "measure" : "implausible",
                "level" : "ok",
                "seen" : "0.0 % of 166 rewards are implausible"
              }, {
                "measure" : "late_spend",
                "level" : "ok",
                "seen" : "no spend came too late"
              } ],
              "signs" : {
                "checked" : 166,
                "implausible" : 0,
                "late_spend_lost" : 0,
                "opened" : 216,
                "pending" : 44,
                "read" : 2529,
                "rejected" : 93,
                "settled" : 166
              },
              "broken_rules" : {
                "event_id_missing" : 27,
                "event_type_missing" : 11,
                "event_type_unknown" : 7,
                "exposure_id_missing" : 2,
                "not_an_object" : 5,
                "not_json" : 8,
                "probability_out_of_range" : 2,
                "profiles_missing" : 1,
                "propensity_out_of_range" : 1,
                "rank_below_1" : 2,
                "rank_repeated" : 1,
                "ratio_out_of_range" : 2,
                "ratio_sum" : 1,
                "strategy_unknown" : 3,
                "tab_unknown" : 2,
                "timestamp_missing" : 12,
                "user_id_missing" : 14,
                "vector_length" : 3,
                "wrong_type" : 8
              }
            }""");
  }

  private static String lastLine() {
    return "\nhealth  look  "
        + REJECTED
        + " (more than 1 %) -> see the rejections: each says what is wrong with it, and keeps its"
        + " record\n";
  }

  private record Ended(int exitCode, String out, String err) {}

  private Ended rewards(Path folder, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "rewards",
                "--exposures=" + SampleMonth.exposures() + "/*",
                "--activity=" + SampleMonth.activity() + "/*",
                "--output=" + folder.resolve("out")));
    args.addAll(List.of(more));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = Afterward.run(args.toArray(String[]::new), printer(out), printer(err));
    return new Ended(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
