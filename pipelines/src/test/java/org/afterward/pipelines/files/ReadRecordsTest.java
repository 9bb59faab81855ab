package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.afterward.coders.ActionSummary;
import org.afterward.coders.ContextVector;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Lineage;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.RewardJson;
import org.afterward.coders.RewardPart;
import org.afterward.coders.RewardParts;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.Serving;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.SpendType;
import org.afterward.coders.UserStateChange;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class ReadRecordsTest {

  private static final long AT = 1_705_347_000_123L;
  private static final long HORIZON_MS = 604_800_000;

  private Path directory = Path.of("");

  @BeforeEach
  void in_an_empty_directory(@TempDir Path empty) {
    directory = empty;
  }

  /** Some are served and some not, some are corrected, some know where they come from. */
  private static Reward reward(int i) {
    OpenExposure exposure = new OpenExposure("exp_" + i, "usr_" + i % 7, AT + i, 1 + i % 3);
    Serving serving =
        new Serving("", i % 4 == 0 ? Double.NaN : 0.41, ContextVector.of("ours", 0.75, -0.0, i));
    boolean corrected = i % 5 == 0;
    return new Reward(
        i % 2 == 0 ? exposure : withServing(exposure, serving),
        HORIZON_MS,
        new RewardParts(
            SpendTotals.of(
                new long[] {2_000_000, 4_333_333, 0, 10_000_000 + i, 0}, new int[] {2, 1, 0, 1, 0}),
            10_000_000,
            5_000_000,
            0,
            -1_000_000),
        new RewardEvidence(AT + 600_000_000, false, 3, 1_000_000),
        new ActionSummary(15, 5, 2, 1, 1, 1),
        new UserStateChange(false, true, i % 3 == 0 ? UserStateChange.NO_LOGIN : 19_743, 8),
        "default@1f2e3d4c",
        CreditPolicy.FULL,
        corrected ? RewardStatus.CORRECTED : RewardStatus.MATURE,
        corrected ? 2 : 0,
        AT + i + HORIZON_MS,
        corrected ? -1_000_000 : 0,
        corrected ? "evt_2" : "",
        i % 7 == 0
            ? new Lineage(
                List.of(
                    new Lineage.Source(RewardPart.MATCH, 1, "00c0ffee00c0ffee", List.of("evt_9"))))
            : Lineage.NONE);
  }

  private static OpenExposure withServing(OpenExposure exposure, Serving serving) {
    return new OpenExposure(
        exposure.exposureId(),
        exposure.userId(),
        exposure.shownAt(),
        exposure.strategyId(),
        serving);
  }

  private static List<Reward> rewards(int from, int to) {
    return IntStream.range(from, to).mapToObj(ReadRecordsTest::reward).toList();
  }

  private static String lines(List<Reward> rewards) {
    return rewards.stream().map(RewardJson::write).collect(Collectors.joining("\n"));
  }

  @Test
  void rewards_come_back_from_lines_packed_lines_and_parquet(TestPipeline pipeline)
      throws IOException {
    List<Reward> inParquet = rewards(0, 40);
    write(inParquet, directory.resolve("2024-01").toString());
    Files.writeString(directory.resolve("a.jsonl"), lines(rewards(40, 60)));
    byte[] packed = Zstd.compress(lines(rewards(60, 70)).getBytes(StandardCharsets.UTF_8));
    Files.write(directory.resolve("b.jsonl.zst"), packed);

    PAssert.that(pipeline.apply(ReadRecords.rewards(List.of(directory.toString()))))
        .containsInAnyOrder(rewards(0, 70));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void what_rewards_are_worth_comes_back_without_what_led_to_them(TestPipeline pipeline) {
    write(rewards(0, 40), directory.toString());

    PAssert.that(pipeline.apply(ReadRecords.worthOfRewards(List.of(directory.toString()))))
        .containsInAnyOrder(rewards(0, 40).stream().map(ReadRecordsTest::worth).toList());
    pipeline.run().waitUntilFinish();
  }

  private static Reward worth(Reward reward) {
    OpenExposure exposure = reward.exposure();
    RewardParts parts = reward.parts();
    Serving serving = exposure.serving();
    long[] micros = SpendType.ALL.stream().mapToLong(type -> parts.spend().micros(type)).toArray();
    return new Reward(
        withServing(
            exposure,
            serving.isKnown() ? new Serving("", Double.NaN, serving.context()) : Serving.UNKNOWN),
        reward.horizonMs(),
        new RewardParts(
            SpendTotals.of(micros, new int[micros.length]),
            parts.retentionMicros(),
            parts.matchMicros(),
            parts.churnMicros(),
            parts.frustrationMicros()),
        new RewardEvidence(0, false, 0, 0),
        new ActionSummary(0, 0, 0, 0, 0, 0),
        new UserStateChange(false, true, UserStateChange.NO_LOGIN, 0),
        reward.policy(),
        reward.attribution(),
        reward.status(),
        reward.revision(),
        reward.aggregatedAt(),
        reward.status() == RewardStatus.CORRECTED ? Reward.UNKNOWN_DELTA : 0,
        "");
  }

  @Test
  void pending_exposures_come_back_from_either_form(TestPipeline pipeline) {
    List<Pending<OpenExposure>> pending =
        rewards(0, 20).stream()
            .map(
                reward ->
                    new Pending<>(
                        reward.exposure(), reward.aggregatedAt(), Pending.Cause.HORIZON_OPEN))
            .toList();
    for (FileFormat format : FileFormat.values()) {
      TestPipeline writing = TestPipeline.create().enableAbandonedNodeEnforcement(false);
      writing
          .apply(Create.of(pending).withCoder(RecordReading.pendingExposures().coder()))
          .apply(
              WriteRecords.to(
                  directory.resolve(format.name()).toString(),
                  RecordFormat.pendingExposures(),
                  format));
      writing.run().waitUntilFinish();
    }
    List<Pending<OpenExposure>> twice = new ArrayList<>(pending);
    twice.addAll(pending);

    PAssert.that(pipeline.apply(ReadRecords.pendingExposures(List.of(directory + "/*"))))
        .containsInAnyOrder(twice);
    pipeline.run().waitUntilFinish();
  }

  @Test
  void the_parts_of_a_parquet_file_meet_and_leave_nothing_out() throws IOException {
    // Of as many row groups as files were joined.
    for (int i = 0; i < 4; i++) {
      parquet("small-" + i + ".parquet", rewards(100 * i, 100 * i + 100));
    }
    PartFiles files = new PartFiles(directory.toString(), FileFormat.PARQUET);
    new FileJoiner(files, FileFormat.PARQUET)
        .join(
            List.of("small-0.parquet", "small-1.parquet", "small-2.parquet", "small-3.parquet"),
            "joined.parquet");
    EventFile joined =
        EventFiles.match(List.of(directory.resolve("joined.parquet").toString())).files().get(0);
    List<EventPart> parts = new EventPartSplitter(Long.MAX_VALUE, 200).split(joined);
    assertThat(parts).hasSize(2);

    List<Reward> read = new ArrayList<>();
    for (EventPart part : parts) {
      new RecordPartReader<>(RecordReading.rewards()).read(part, read::add);
    }

    assertThat(read).isEqualTo(rewards(0, 400));
  }

  @Test
  void a_line_that_is_no_reward_is_named_with_its_place() throws IOException {
    String good = RewardJson.write(reward(1));
    Path file =
        Files.writeString(directory.resolve("a.jsonl"), good + "\n{\"event_type\":\"VIEW\"}");

    assertThatThrownBy(() -> readAll(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("at byte " + (good.length() + 1))
        .hasMessageContaining("event_type");
  }

  @Test
  void a_parquet_file_of_something_else_is_named() throws IOException {
    Path file = directory.resolve("training.parquet");
    TestFiles.parquet(file, RecordFormat.trainingRows(), List.of(reward(1)));

    assertThatThrownBy(() -> readAll(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  private void parquet(String name, List<Reward> rewards) throws IOException {
    TestFiles.parquet(directory.resolve(name), RecordFormat.rewards(), rewards);
  }

  private static void readAll(Path file) throws IOException {
    EventFile found = EventFiles.match(List.of(file.toString())).files().get(0);
    new RecordPartReader<>(RecordReading.rewards()).read(EventPart.all(found), reward -> {});
  }

  private static void write(List<Reward> rewards, String folder) {
    TestPipeline writing = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    writing
        .apply(Create.of(rewards))
        .apply(WriteRecords.to(folder, RecordFormat.rewards(), FileFormat.PARQUET));
    writing.run().waitUntilFinish();
  }
}
