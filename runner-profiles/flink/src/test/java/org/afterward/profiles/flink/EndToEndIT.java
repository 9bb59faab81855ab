package org.afterward.profiles.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.afterward.servers.Await;
import org.afterward.servers.DynamoServer;
import org.afterward.servers.FlinkCluster;
import org.afterward.servers.KafkaBroker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month of an app, as it would be in production: a producer writes it to Kafka, out of order,
 * repeated and with garbage in it; {@code collect} and {@code rewards} run on a cluster, and
 * everything around them fails once or twice. In the end tables and files hold what a batch makes
 * of the same events.
 */
class EndToEndIT {

  private static KafkaBroker kafka;
  private static DynamoServer dynamo;
  private static FlinkCluster flink;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    kafka = KafkaBroker.in(folder.resolve("kafka"));
    dynamo = DynamoServer.in(folder.resolve("dynamo"));
    flink =
        FlinkCluster.in(
            folder.resolve("flink"),
            Map.of(
                "state.backend.type",
                "rocksdb",
                // Each machine that is lost takes an attempt or two, and so may the broker.
                "restart-strategy.fixed-delay.attempts",
                "50"));
  }

  @AfterAll
  static void end() {
    flink.close();
    dynamo.close();
    kafka.close();
  }

  @Test
  void what_a_failing_stream_leaves_is_what_a_batch_makes_of_the_same_events(@TempDir Path folder)
      throws Exception {
    call(
        folder,
        "simulate",
        "--profile=flink",
        "--users=40",
        "--days=30",
        "--output=" + folder.resolve("month"));
    ProducedMonth month = ProducedMonth.of(folder.resolve("month"), kafka.bootstrapServers());
    month.createTopics();
    createTables(folder, "stream-");
    createTables(folder, "batch-");
    List<Integer> taskManagers = startTaskManagers();
    String collect = submit(folder, "collect", "--parallelism=2");
    String rewards = submit(folder, "rewards", "--parallelism=2");

    month.startSending();
    awaitCheckpoints(collect, rewards);
    taskManagers = replace(taskManagers);
    awaitCheckpoints(collect, rewards);
    kafka.restart();
    awaitCheckpoints(collect, rewards);
    replace(taskManagers);
    awaitCheckpoints(collect, rewards);
    assertThat(List.of(flink.jobs().restarts(collect), flink.jobs().restarts(rewards)))
        .allSatisfy(restarts -> assertThat(restarts).isGreaterThanOrEqualTo(2));
    resume(folder, "collect", collect, "--parallelism=1");
    resume(folder, "rewards", rewards, "--parallelism=1");
    month.finishSending();

    Path batch = folder.resolve("batch");
    batch(folder, "collect", batch.resolve("collect"), month.file());
    batch(
        folder,
        "rewards",
        batch.resolve("rewards"),
        month.file(),
        "--training",
        "--completeUntil=2025-01-01");
    assertTablesAreTheSame();
    assertFilesAreTheSame(folder, batch, month.messages());
    assertTopicHoldsTheRewards(batch);
    assertTopicHoldsEachRejection(batch);
  }

  private static void assertTablesAreTheSame() {
    TableContents tables = TableContents.at(dynamo.endpoint());
    for (String table : List.of("exposures", "rewards")) {
      assertThat(tables.of("batch-" + table)).isNotEmpty();
      Await.until(
          table + " of the stream and of the batch are the same",
          () -> tables.differences("stream-" + table, "batch-" + table),
          List::isEmpty);
    }
  }

  /** Of collect every delivery is in a file, once; and every reward. */
  private static void assertFilesAreTheSame(Path stream, Path batch, int messages)
      throws IOException {
    int collected = 0;
    for (String kind : List.of("exposures", "activity", "predictions", "rejections")) {
      List<String> expected = FileContents.rows(batch.resolve("collect").resolve(kind));
      assertSame(kind, () -> FileContents.rows(stream.resolve("collect").resolve(kind)), expected);
      collected += expected.size();
    }
    assertThat(collected).isEqualTo(messages);
    for (String kind : List.of("rewards", "implausible", "training/rewards")) {
      List<String> expected = FileContents.rows(batch.resolve("rewards").resolve(kind));
      assertThat(expected.isEmpty()).as(kind).isEqualTo(kind.equals("implausible"));
      assertSame(kind, () -> FileContents.rows(stream.resolve("rewards").resolve(kind)), expected);
    }
    for (String kind : List.of("pending", "late")) {
      assertThat(FileContents.rows(stream.resolve("rewards").resolve(kind))).as(kind).isEmpty();
    }
  }

  private static void assertTopicHoldsTheRewards(Path batch) throws IOException {
    List<String> expected = FileContents.rows(batch.resolve("rewards/rewards"));
    assertSame(
        "topic of rewards",
        () -> TopicContents.newestOfEachKey(kafka.bootstrapServers(), ProducedMonth.REWARDS),
        expected);
  }

  /** Under its own key; after a failure some may be there more than once. */
  private static void assertTopicHoldsEachRejection(Path batch) throws IOException {
    int expected = FileContents.rows(batch.resolve("collect/rejections")).size();
    Await.until(
        "each rejection is in the topic",
        () ->
            TopicContents.newestOfEachKey(kafka.bootstrapServers(), ProducedMonth.REJECTIONS)
                .size(),
        found -> found == expected);
  }

  private static void assertSame(
      String what, Await.Question<List<String>> actual, List<String> expected) throws IOException {
    Await.until(
        what + " of the stream and of the batch are the same",
        () -> Differences.between(actual.ask(), expected),
        List::isEmpty);
  }

  private static List<Integer> startTaskManagers() throws IOException {
    return List.of(flink.startTaskManager(), flink.startTaskManager());
  }

  /** All machines of the cluster fail at once, and others take their place. */
  private static List<Integer> replace(List<Integer> taskManagers) throws IOException {
    for (int each : taskManagers) {
      flink.killTaskManager(each);
    }
    return startTaskManagers();
  }

  private static void resume(Path folder, String command, String job, String... more)
      throws Exception {
    List<String> words = new ArrayList<>(List.of(more));
    words.add("--savepointPath=" + flink.jobs().stopWithSavepoint(job, flink.savepoints()));
    submit(folder, command, words.toArray(String[]::new));
  }

  private static void awaitCheckpoints(String one, String other) throws IOException {
    flink.jobs().awaitNextCheckpoint(one);
    flink.jobs().awaitNextCheckpoint(other);
  }

  private static String submit(Path folder, String command, String... more) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                command,
                "--profile=flink/stream",
                "--flinkMaster=" + flink.address(),
                "--checkpointingInterval=1000",
                "--minPauseBetweenCheckpoints=100",
                "--jobName=" + command + more.length,
                "--topics=" + ProducedMonth.TOPIC,
                "--bootstrapServers=" + kafka.bootstrapServers(),
                "--groupId=" + command,
                "--idleAfter=PT15S",
                "--fileEvery=PT3S",
                "--tables",
                "--tablePrefix=stream-",
                dynamo(),
                "--awsRegion=eu-west-1",
                "--output=" + folder.resolve(command)));
    if (command.equals("rewards")) {
      words.addAll(List.of("--training", "--rewardsTopic=" + ProducedMonth.REWARDS));
    } else {
      words.add("--rejectionsTopic=" + ProducedMonth.REJECTIONS);
    }
    words.addAll(List.of(more));
    call(folder, words.toArray(String[]::new));
    return flink.jobs().named(command + more.length);
  }

  private static void batch(Path folder, String command, Path output, Path events, String... more)
      throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                command,
                "--profile=flink",
                "--exposures=" + events,
                "--activity=" + events,
                "--tables",
                "--tablePrefix=batch-",
                dynamo(),
                "--awsRegion=eu-west-1",
                "--output=" + output));
    words.addAll(List.of(more));
    call(folder, words.toArray(String[]::new));
  }

  private static void createTables(Path folder, String prefix) throws Exception {
    call(
        folder,
        "tables",
        "--profile=flink",
        "--create",
        // The month is long over, and its items would go at once.
        "--keepItems",
        "--tablePrefix=" + prefix,
        "--awsRegion=eu-west-1",
        dynamo());
  }

  private static String dynamo() {
    return "--dynamoEndpoint=" + dynamo.endpoint();
  }

  private static void call(Path folder, String... words) throws Exception {
    Program ended = Program.call(folder, words);
    assertThat(ended.exitCode()).as(ended.toString()).isZero();
  }
}
