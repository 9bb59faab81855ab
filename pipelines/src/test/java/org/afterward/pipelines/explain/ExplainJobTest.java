package org.afterward.pipelines.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.IsoTime;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.PendingJson;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import org.afterward.pipelines.SampleMonth;
import org.afterward.pipelines.files.EventFile;
import org.afterward.pipelines.files.EventFiles;
import org.afterward.pipelines.files.EventPart;
import org.afterward.pipelines.files.EventPartReader;
import org.afterward.pipelines.files.EventVisitor;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.reward.CaseFile;
import org.afterward.transforms.reward.ExplainReward;
import org.afterward.transforms.reward.Explanation;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.reward.RewardSettlement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainJobTest {

  private static final EventContract CONTRACT = EventContract.of(ContextLayout.standard());
  private static final String COMPLETE_UNTIL = "2024-01-30T22:58:05.203Z";
  private static final String SOME_EXPOSURE = "exp_20240101_000010_0000";

  /** As the program does it, but with all users' files at once. */
  @Test
  void every_reward_of_the_sample_is_explained_part_by_part_as_the_job_wrote_it(
      @TempDir Path folder) throws IOException {
    SampleMonth.rewardsOfSample(folder.resolve("out"), "--credit=full,last,first,linear,linked");
    List<Reward> written =
        SampleMonth.sortedLines(folder.resolve("out/rewards")).stream()
            .map(RewardJson::read)
            .toList();
    Map<String, CaseFile> files = filesOfSample();
    long completeUntil = IsoTime.parse(COMPLETE_UNTIL);

    for (Reward reward : written) {
      OpenExposure exposure = reward.exposure();
      Explanation why =
          ExplainReward.under(RewardPolicy.standard())
              .withCredit(reward.attribution())
              .explain(fileOf(exposure, files), exposure.exposureId(), completeUntil);
      assertThat(why.parts()).isEqualTo(reward.parts());
      assertThat(why.exposure()).isEqualTo(exposure);
      assertThat(why.window().isOver()).isTrue();
    }
    assertThat(written).hasSize(5 * 166);
  }

  @Test
  void every_exposure_of_the_sample_that_waits_is_explained_as_waiting() throws IOException {
    Map<String, CaseFile> files = filesOfSample();
    ExplainReward explain = ExplainReward.under(RewardPolicy.standard());
    for (String line : SampleMonth.sortedLines(SampleMonth.expected().resolve("pending"))) {
      Pending<OpenExposure> pending = PendingJson.read(line);
      OpenExposure exposure = pending.decision();
      Explanation why =
          explain.explain(
              fileOf(exposure, files), exposure.exposureId(), IsoTime.parse(COMPLETE_UNTIL));
      assertThat(why.window().isOver()).isFalse();
      assertThat(why.window().to()).isEqualTo(pending.dueAt());
    }
  }

  @Test
  void a_reward_is_explained_to_a_person() throws IOException {
    assertThat(explain("--exposure=exp_20240110_000005_0004"))
        .isEqualTo(Files.readString(SampleMonth.expected().resolve("explained.txt")));
  }

  @Test
  void all_events_are_shown_where_they_are_asked_for() {
    assertThat(explain("--exposure=" + SOME_EXPOSURE)).contains("    and 15 more\n");
    assertThat(explain("--exposure=" + SOME_EXPOSURE, "--all"))
        .doesNotContain(" more\n")
        .contains("evt_000010_00178  spent on super like                           1\n");
  }

  @Test
  void a_machine_gets_the_same_in_one_line() {
    assertThat(explain("--exposure=" + SOME_EXPOSURE, "--format=json"))
        .hasLineCount(1)
        .startsWith(
            "{\"exposure_id\":\"exp_20240101_000010_0000\",\"user_id\":\"usr_000010\","
                + "\"strategy_id\":1,\"from\":\"2024-01-01T20:35:05.150Z\","
                + "\"to\":\"2024-01-08T20:35:05.150Z\","
                + "\"complete_until\":\"2024-01-30T22:58:05.203Z\",\"status\":\"MATURE\","
                + "\"policy\":\"default@644b003ee49d\",\"attribution\":\"full\",")
        .contains(
            "\"total_reward\":27,\"spends\":[{\"timestamp\":\"2024-01-03T19:46:21.141Z\","
                + "\"event_id\":\"evt_000010_00019\",\"kind\":\"spent_on_friend_request\","
                + "\"amount\":4,")
        .contains(
            "\"repeated\":[{\"kept\":{\"timestamp\":\"2024-01-01T20:42:50.016Z\","
                + "\"event_id\":\"evt_000010_00007\",\"kind\":\"viewed\"");
  }

  @Test
  void a_pending_exposure_is_explained_so_far_with_the_time_until_which_it_waits() {
    assertThat(explain("--exposure=" + SOME_EXPOSURE, "--completeUntil=2024-01-03"))
        .contains(
            "status    pending, it waits until 2024-01-08T20:35:05.150Z; the input is complete"
                + " until 2024-01-03T00:00:00Z, so what follows is so far\n")
        .contains("\nso far  0 = spend 0, matches 0, retention 0, churn 0, frustration 0\n");
  }

  @Test
  void shared_credit_is_explained_by_who_else_has_it() {
    assertThat(explain("--exposure=exp_20240110_000005_0004", "--credit=linear"))
        .contains("credit linear\n", "shared by");
    assertThat(explain("--exposure=exp_20240110_000005_0004", "--credit=last"))
        .contains("  credited to another exposure:\n", "1 to exp_");
  }

  @Test
  void an_exposure_that_is_not_taken_is_explained_by_the_rules_that_it_breaks() {
    String refused = "--exposure=exp_20240107_000010_0003_broken";
    assertThat(explain(refused))
        .isEqualTo(
            """
            exposure  exp_20240107_000010_0003_broken
            status    rejected by the contract, so it has no reward
                EXPOSURE in testdata/sample/exposures/exposures.jsonl at 206845
                  propensity_out_of_range: strategy_applied.propensity is 1.5, not above 0 and at most 1
            """);
    assertThat(explain(refused, "--format=json"))
        .startsWith(
            "{\"exposure_id\":\"exp_20240107_000010_0003_broken\",\"status\":\"REJECTED\","
                + "\"rejected\":[{\"rejected\":\"EXPOSURE\",\"broken\":[{\"rule\":"
                + "\"propensity_out_of_range\",");
  }

  @Test
  void an_exposure_that_is_not_there_is_a_mistake_that_names_what_is() {
    assertThat(mistake("--exposure=usr_000010"))
        .isEqualTo(
            "afterward: --exposure=usr_000010 is in none of the files; usr_000010 is a user, and"
                + " was shown 11 exposures such as exp_20240101_000010_0000\n");
    assertThat(mistake("--exposure=exp_20240101_000010_0001"))
        .isEqualTo(
            "afterward: --exposure=exp_20240101_000010_0001 is in none of the files; in the order"
                + " of ids it would be beside exp_20240101_000010_0000 and"
                + " exp_20240101_000018_0000\n");
    assertThat(mistake()).contains("--exposure").hasLineCount(1);
    assertThat(mistake("--exposure=" + SOME_EXPOSURE, "--credit=half"))
        .isEqualTo(
            "afterward: --credit=half is no credit policy; right would be one of"
                + " full,last,first,linear,linked\n");
  }

  @Test
  void a_policy_file_decides_what_is_explained(@TempDir Path folder) throws IOException {
    Path policy =
        Files.writeString(folder.resolve("p.yaml"), "name: dear\nretention: {bonus: 2}\n");
    assertThat(explain("--exposure=" + SOME_EXPOSURE, "--policy=" + policy))
        .contains("rule      policy dear@", "\nretention  +2\n", "\ntotal  19 = ");
  }

  private static String explain(String... options) {
    return SampleMonth.run(args(options)).replace(SampleMonth.root() + "/", "");
  }

  private static String mistake(String... options) {
    return SampleMonth.mistake(args(options));
  }

  private static String[] args(String... options) {
    List<String> args = new ArrayList<>(List.of("explain"));
    args.add("--exposures=" + SampleMonth.exposures() + "/*");
    args.add("--activity=" + SampleMonth.activity() + "/*");
    args.addAll(List.of(options));
    return args.toArray(String[]::new);
  }

  private static CaseFile fileOf(OpenExposure exposure, Map<String, CaseFile> files) {
    return Objects.requireNonNull(files.get(exposure.userId()), exposure.userId());
  }

  private static Map<String, CaseFile> filesOfSample() throws IOException {
    List<String> users =
        Stream.of("rewards", "pending")
            .flatMap(kind -> SampleMonth.sortedLines(SampleMonth.expected().resolve(kind)).stream())
            .map(line -> line.replaceFirst(".*?\"user_id\":\"([^\"]+)\".*", "$1"))
            .distinct()
            .toList();
    CaseCollection cases =
        new CaseCollection(users, CONTRACT, RewardSettlement.under(RewardPolicy.standard()));
    readSample(cases);
    return cases.files().stream().collect(Collectors.toMap(CaseFile::person, file -> file));
  }

  private static void readSample(EventVisitor visitor) throws IOException {
    List<String> globs = List.of(SampleMonth.exposures() + "/*", SampleMonth.activity() + "/*");
    for (EventFile file : EventFiles.match(globs).files()) {
      EventPartReader.read(EventPart.all(file), visitor);
    }
  }
}
