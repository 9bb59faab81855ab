package org.afterward.pipelines.savepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.IsoTime;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.PendingJson;
import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import org.afterward.pipelines.SampleMonth;
import org.afterward.transforms.intake.ParseEvents;
import org.afterward.transforms.intake.ParsedEvents;
import org.afterward.transforms.intake.ToFacts;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.intake.ValidateUserEvents;
import org.afterward.transforms.reward.AwaitRewards;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.waiting.Outcomes;
import org.afterward.transforms.waiting.Patience;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.apache.flink.api.common.JobID;
import org.joda.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * State outlives a job. A streaming job over the sample month is stopped with a savepoint in the
 * middle of the month; another goes on from it.
 */
class SavepointTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final long MIDDLE = IsoTime.parse("2024-01-17T00:00:00Z");

  @BeforeEach
  void nothing_is_told_yet() {
    GatedSource.openUpTo(Long.MIN_VALUE);
    Told.forgetAll();
  }

  @Test
  void a_stopped_job_goes_on_from_its_savepoint_and_every_reward_is_told_once(@TempDir Path folder)
      throws Exception {
    List<TimedLine> lines = TimedLine.inOrder(sample());
    Instant end = Instant.ofEpochMilli(lines.get(lines.size() - 1).at());
    List<String> rewards = SampleMonth.sortedLines(SampleMonth.expected().resolve("rewards"));
    List<String> firstHalf = rewards.stream().filter(line -> over(line) + DAY < MIDDLE).toList();
    List<String> secondHalf = rewards.stream().filter(line -> over(line) + DAY >= MIDDLE).toList();

    try (FlinkCluster cluster = FlinkCluster.start()) {
      Pipeline first = cluster.pipeline("--parallelism=2");
      build(first, lines, await().completeUntil(end));
      GatedSource.openUpTo(MIDDLE);
      JobID stopped = cluster.run(first);
      assertThat(Told.REWARDS.await(firstHalf.size())).isEqualTo(firstHalf);
      String savepoint = cluster.stop(stopped, folder);
      assertThat(Told.REWARDS.rest()).isEmpty();
      assertThat(Told.PENDING.rest()).isEmpty();

      Pipeline second = cluster.pipeline("--parallelism=1", "--savepointPath=" + savepoint);
      build(second, lines, await().completeUntil(end));
      GatedSource.openUpTo(GatedSource.WIDE_OPEN);
      cluster.awaitEnd(cluster.run(second));
    }

    assertThat(Told.REWARDS.rest()).isEqualTo(secondHalf);
    assertThat(Told.PENDING.rest())
        .isEqualTo(SampleMonth.sortedLines(SampleMonth.expected().resolve("pending")));
    assertThat(Told.LATE_FACTS.rest()).isEmpty();
  }

  @Test
  void a_drained_job_tells_what_is_still_open_as_pending_and_no_reward_too_early(
      @TempDir Path folder) throws Exception {
    long yesterday = System.currentTimeMillis() - DAY;
    String over = exposure();
    String open =
        over.replace(field("timestamp", over), IsoTime.format(yesterday))
            .replace("exp_", "exp_open_");
    List<TimedLine> lines = TimedLine.inOrder(List.of(over, open));

    try (FlinkCluster cluster = FlinkCluster.start()) {
      Pipeline pipeline = cluster.pipeline("--parallelism=1");
      build(pipeline, lines, await());
      GatedSource.openUpTo(yesterday + 1);
      JobID drained = cluster.run(pipeline);
      assertThat(Told.REWARDS.await(1))
          .singleElement()
          .asString()
          .contains(field("exposure_id", over));
      cluster.stop(drained, folder, "--drain");
    }

    assertThat(Told.REWARDS.rest()).isEmpty();
    assertThat(Told.PENDING.rest())
        .singleElement()
        .asString()
        .contains(field("exposure_id", open), "\"cause\":\"DRAINED\"");
  }

  private static AwaitRewards await() {
    return AwaitRewards.under(RewardPolicy.standard()).withPatience(Patience.STANDARD);
  }

  /** From the lines to the rewards, as the pipeline of a user would. */
  private static void build(Pipeline pipeline, List<TimedLine> lines, AwaitRewards await) {
    List<PCollection<Rejection>> rejected = new ArrayList<>();
    ParsedEvents parsed =
        pipeline
            .apply("Lines", Read.from(new GatedSource(lines)))
            .apply("Parse", ParseEvents.ofAllLevels())
            .failuresTo(rejected);
    Outcomes<OpenExposure, Reward> outcomes =
        parsed
            .exposures()
            .apply("Validate exposures", ValidateExposures.against(ContextLayout.standard()))
            .failuresTo(rejected)
            .apply(
                "Await rewards",
                await.observing(
                    parsed
                        .userEvents()
                        .apply("Validate activity", ValidateUserEvents.create())
                        .failuresTo(rejected)
                        .apply("To facts", ToFacts.create())));
    Told.REWARDS.by(
        outcomes
            .settled()
            .apply("Rewards", MapElements.into(TypeDescriptors.strings()).via(RewardJson::write)));
    Told.PENDING.by(
        outcomes
            .pending()
            .apply("Pending", MapElements.into(TypeDescriptors.strings()).via(PendingJson::write)));
    Told.LATE_FACTS.by(
        outcomes
            .lateFacts()
            .apply("Late", MapElements.into(TypeDescriptors.strings()).via(Object::toString)));
  }

  private static List<String> sample() {
    List<String> lines = new ArrayList<>(SampleMonth.sortedLines(SampleMonth.exposures()));
    lines.addAll(SampleMonth.sortedLines(SampleMonth.activity()));
    return lines;
  }

  private static String exposure() {
    return TimedLine.inOrder(SampleMonth.sortedLines(SampleMonth.exposures())).get(0).text();
  }

  private static long over(String reward) {
    return IsoTime.parse(field("aggregation_timestamp", reward));
  }

  private static String field(String name, String line) {
    Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(line);
    assertThat(field.find()).as("%s of %s", name, line).isTrue();
    return field.group(1);
  }
}
