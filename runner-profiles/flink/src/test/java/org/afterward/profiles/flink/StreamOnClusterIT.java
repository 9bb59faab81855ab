package org.afterward.profiles.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.afterward.coders.IsoTime;
import org.afterward.pipelines.SampleMonth;
import org.afterward.servers.Await;
import org.afterward.servers.FlinkCluster;
import org.afterward.servers.FlinkJobs;
import org.afterward.transforms.reward.AwaitRewards;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.waiting.Patience;
import org.joda.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State, in RocksDB, outlives TaskManagers and jobs; and what a job counts can be scraped. */
class StreamOnClusterIT {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final long MIDDLE = IsoTime.parse("2024-01-17T00:00:00Z");

  private static FlinkCluster cluster;
  private static int taskManager;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    cluster = FlinkCluster.in(folder, Map.of("state.backend.type", "rocksdb"));
    taskManager = cluster.startTaskManager();
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  @Test
  void a_killed_taskmanager_and_a_savepoint_later_the_rewards_are_those_of_the_batch(
      @TempDir Path folder) throws Exception {
    List<TimedLine> lines = TimedLine.inOrder(sample());
    Instant end = Instant.ofEpochMilli(lines.get(lines.size() - 1).at());
    List<String> rewards = SampleMonth.sortedLines(SampleMonth.expected().resolve("rewards"));
    FlinkJobs jobs = cluster.jobs();

    RewardsStream first = RewardsStream.in(folder.resolve("first"));
    String killed =
        Submission.of(
            cluster, p -> first.build(p, lines, await().completeUntil(end)), "--parallelism=2");
    first.gate().openUpTo(MIDDLE - 3 * DAY);
    assertThat(first.rewards().await(settledBy(MIDDLE - 3 * DAY, rewards).size()))
        .isEqualTo(settledBy(MIDDLE - 3 * DAY, rewards));
    jobs.awaitNextCheckpoint(killed);
    first.gate().openUpTo(MIDDLE);
    cluster.killTaskManager(taskManager);
    taskManager = cluster.startTaskManager();
    assertThat(first.rewards().await(settledBy(MIDDLE, rewards).size()))
        .isEqualTo(settledBy(MIDDLE, rewards));
    assertThat(jobs.restarts(killed)).isPositive();
    assertThat(jobs.stateBackend(killed)).isEqualTo("EmbeddedRocksDBStateBackend");

    String savepoint = jobs.stopWithSavepoint(killed, cluster.savepoints());
    assertThat(distinct(first.rewards())).isEqualTo(settledBy(MIDDLE, rewards));
    assertThat(first.pending().lines()).isEmpty();

    RewardsStream second = first.resumedIn(folder.resolve("second"));
    second.gate().openUpTo(Gate.WIDE_OPEN);
    String resumed =
        Submission.of(
            cluster,
            p -> second.build(p, lines, await().completeUntil(end)),
            "--parallelism=1",
            "--savepointPath=" + savepoint);
    jobs.awaitStatus(resumed, "FINISHED");
    assertThat(jobs.parallelisms(resumed)).containsExactly(1);
    assertThat(second.rewards().lines()).isEqualTo(settledAfter(MIDDLE, rewards));
    assertThat(second.pending().lines())
        .isEqualTo(SampleMonth.sortedLines(SampleMonth.expected().resolve("pending")));
    assertThat(second.lateFacts().lines()).isEmpty();
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

    RewardsStream stream = RewardsStream.in(folder);
    String job = Submission.of(cluster, p -> stream.build(p, lines, await()), "--parallelism=1");
    stream.gate().openUpTo(yesterday + 1);
    assertThat(stream.rewards().await(1))
        .singleElement()
        .asString()
        .contains(field("exposure_id", over));
    assertThat(countersOfSettled()).containsExactly("1.0");
    cluster.jobs().drain(job, cluster.savepoints());

    assertThat(stream.rewards().lines()).hasSize(1);
    assertThat(stream.pending().lines())
        .singleElement()
        .asString()
        .contains(field("exposure_id", open), "\"cause\":\"DRAINED\"");
  }

  /** What Prometheus finds under the name that the README tells. */
  private static List<String> countersOfSettled() {
    Pattern settled =
        Pattern.compile(
            "(?m)^flink_taskmanager_job_task_operator_org_afterward_transforms_reward"
                + "_AwaitRewards_settled\\{.*} (.*)$");
    HttpRequest scrape = HttpRequest.newBuilder(cluster.metricsOf(taskManager)).build();
    return Await.until(
        "the counter is there",
        () -> {
          List<String> values = new ArrayList<>();
          Matcher counter = settled.matcher(body(scrape));
          while (counter.find()) {
            values.add(counter.group(1));
          }
          return values;
        },
        values -> !values.isEmpty());
  }

  private static String body(HttpRequest request) throws IOException {
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static AwaitRewards await() {
    return AwaitRewards.under(RewardPolicy.standard()).withPatience(Patience.STANDARD);
  }

  private static List<String> distinct(Told told) throws IOException {
    return told.lines().stream().distinct().toList();
  }

  private static List<String> settledBy(long time, List<String> rewards) {
    return rewards.stream().filter(reward -> over(reward) + DAY < time).toList();
  }

  private static List<String> settledAfter(long time, List<String> rewards) {
    return rewards.stream().filter(reward -> over(reward) + DAY >= time).toList();
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
