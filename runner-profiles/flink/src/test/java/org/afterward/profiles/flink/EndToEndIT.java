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
    flink = FlinkCluster.in(folder.resolve("flink"), Map.of("state.backend.type", "rocksdb"));
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
    month.createTopic();
    int first = flink.startTaskManager();
    flink.startTaskManager();
    createTables(folder, "stream-");
    String collect = submit(folder, "collect");
    String rewards = submit(folder, "rewards", "--training", "--rewardsTopic=rewards");

    month.send(0.3);
    awaitBoth(collect, rewards);
    flink.killTaskManager(first);
    int second = flink.startTaskManager();
    month.send(0.5);
    kafka.restart();
    month.send(0.7);
    flink.killTaskManager(second);
    flink.startTaskManager();
    month.send(1);

    Path batch = folder.resolve("batch");
    createTables(folder, "batch-");
    batch(folder, "collect", batch.resolve("collect"), month.file());
    batch(folder, "rewards", batch.resolve("rewards"), month.file(), "--training");
    TableContents tables = TableContents.at(dynamo.endpoint());
    for (String table : List.of("exposures", "rewards")) {
      assertThat(tables.of("batch-" + table)).isNotEmpty();
      Await.until(
          table + " of the stream and of the batch are the same",
          () -> tables.differences("stream-" + table, "batch-" + table),
          List::isEmpty);
    }
    assertThat(flink.jobs().restarts(collect)).isPositive();
    assertThat(flink.jobs().restarts(rewards)).isPositive();
  }

  private static void awaitBoth(String one, String other) throws IOException {
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
                "--parallelism=2",
                "--checkpointingInterval=1000",
                "--minPauseBetweenCheckpoints=100",
                "--jobName=" + command,
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
    words.addAll(List.of(more));
    call(folder, words.toArray(String[]::new));
    return flink.jobs().named(command);
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
    if (command.equals("rewards")) {
      words.add("--completeUntil=2025-01-01");
    }
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
