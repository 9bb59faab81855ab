package org.afterward.pipelines.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.IsoTime;
import org.afterward.coders.RewardJson;
import org.afterward.pipelines.Afterward;
import org.afterward.pipelines.SampleMonth;
import org.afterward.pipelines.dynamo.LocalDynamo;
import org.afterward.pipelines.dynamo.Tables;
import org.afterward.pipelines.kafka.TestTopics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Batches over topics and tables, and over all sources together. */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class EverySourceTest {

  private static final String FROM = "2024-01-08";
  private static final String BEFORE = "2024-01-15";

  private TestTopics topics;
  private LocalDynamo dynamo;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    topics = TestTopics.in(folder.resolve("kafka"));
    dynamo = LocalDynamo.in(folder.resolve("dynamo"));
    topics.create("exposures", 2);
    topics.create("activity", 3);
    send("exposures", 2, SampleMonth.sortedLines(SampleMonth.exposures()));
    send("activity", 3, SampleMonth.sortedLines(SampleMonth.activity()));
  }

  @AfterAll
  void stop() {
    topics.close();
    dynamo.close();
  }

  private void send(String topic, int partitions, List<String> lines) throws Exception {
    List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
    for (String line : lines) {
      messages.add(TestTopics.message(topic, messages.size() % partitions, null, line));
    }
    topics.sendAll(messages);
  }

  private String kafka() {
    return "--bootstrapServers=" + topics.broker().bootstrapServers();
  }

  private static void run(List<String> servers, String... args) {
    SampleMonth.run(with(servers, args));
  }

  /** What a batch over files says of the exposures in the range. */
  private static List<String> expectedInRange(Path folder) {
    SampleMonth.rewardsOfSample(folder, "--training");
    return SampleMonth.sortedLines(folder.resolve("rewards")).stream()
        .filter(
            line -> {
              long shownAt = RewardJson.read(line).exposure().shownAt();
              return IsoTime.parse(FROM + "T00:00:00Z") <= shownAt
                  && shownAt < IsoTime.parse(BEFORE + "T00:00:00Z");
            })
        .toList();
  }

  /** The newest message of each key. */
  private Map<String, String> compacted(String topic) {
    Map<String, String> newest = new TreeMap<>();
    topics.readAll(topic).forEach(message -> newest.put(message.key(), message.value()));
    return newest;
  }

  @Test
  void a_replay_of_topics_gives_the_rewards_of_files_and_a_second_one_changes_nothing(
      @TempDir Path folder) throws Exception {
    topics.create("rewards", 2, Map.of("cleanup.policy", "compact"));
    Tables tables = dynamo.createTables("r.");

    replay(folder.resolve("first"));
    List<String> rewards = SampleMonth.sortedLines(folder.resolve("first/rewards"));
    assertThat(rewards).isEqualTo(expectedInRange(folder.resolve("files"))).isNotEmpty();
    Map<String, String> newest = compacted("rewards");
    assertThat(newest.values()).containsExactlyInAnyOrderElementsOf(rewards);
    List<Map<String, AttributeValue>> items = dynamo.items(tables.rewards());
    List<Map<String, AttributeValue>> marked = dynamo.items(tables.exposures());
    assertThat(items).hasSameSizeAs(rewards);

    replay(folder.resolve("second"));
    assertThat(SampleMonth.sortedLines(folder.resolve("second/rewards"))).isEqualTo(rewards);
    assertThat(compacted("rewards")).isEqualTo(newest);
    assertThat(dynamo.items(tables.rewards())).isEqualTo(items);
    assertThat(dynamo.items(tables.exposures())).isEqualTo(marked);
  }

  private void replay(Path output) {
    run(
        dynamo.call("r."),
        "replay",
        "--topics=exposures,activity",
        kafka(),
        "--shownFrom=" + FROM,
        "--shownBefore=" + BEFORE,
        "--output=" + output,
        "--tables",
        "--rewardsTopic=rewards");
  }

  @Test
  void files_topics_and_tables_are_one_set_of_events(@TempDir Path folder) throws Exception {
    dynamo.createTables("u.");
    List<String> exposures = SampleMonth.sortedLines(SampleMonth.exposures());
    List<String> activity = SampleMonth.sortedLines(SampleMonth.activity());
    Path early = write(folder.resolve("early.jsonl"), exposures.subList(0, 120));
    run(
        dynamo.call("u."),
        "collect",
        "--exposures=" + early,
        "--output=" + folder.resolve("backup"),
        "--tables");
    // What overlaps is delivered twice.
    Path late = write(folder.resolve("late.jsonl"), exposures.subList(90, exposures.size()));
    Path file = write(folder.resolve("activity.jsonl"), activity.subList(1_000, activity.size()));
    topics.create("some-activity", 1);
    send("some-activity", 1, activity.subList(0, 1_500));

    Path output = folder.resolve("out");
    run(
        dynamo.call("u."),
        "replay",
        "--exposureDays=2024-01-01/2024-02-01",
        "--exposures=" + late,
        "--activity=" + file,
        "--topics=some-activity",
        kafka(),
        "--shownFrom=2024-01-01",
        "--shownBefore=2024-02-01",
        "--output=" + output);

    SampleMonth.assertOutcomes(output);
  }

  private static Path write(Path file, List<String> lines) throws IOException {
    return Files.write(file, lines);
  }

  @Test
  void an_event_that_is_later_than_its_arrival_is_rejected(@TempDir Path folder) throws Exception {
    topics.create("hasty", 1);
    String like =
        """
        {"event_type":"LIKE","event_id":"evt_hasty","timestamp":"2024-01-16T00:10:00Z",\
        "user_id":"usr_1"}""";
    topics.send(TestTopics.message("hasty", 0, IsoTime.parse("2024-01-16T00:00:00Z"), like));

    Map<String, List<String>> rejected = new TreeMap<>();
    for (String skew : List.of("PT5M", "PT10M", "off")) {
      Path output = folder.resolve(skew);
      run(
          List.of(),
          "replay",
          "--exposures=" + SampleMonth.exposures(),
          "--topics=hasty",
          kafka(),
          "--clockSkew=" + skew,
          "--shownFrom=" + FROM,
          "--shownBefore=" + BEFORE,
          "--output=" + output);
      rejected.put(
          skew,
          SampleMonth.sortedLines(output.resolve("rejections")).stream()
              .filter(line -> line.contains("hasty"))
              .toList());
    }

    assertThat(rejected.remove("PT5M"))
        .singleElement()
        .asString()
        .startsWith(
            "{\"rejected\":\"LIKE\",\"broken\":[{\"rule\":\"timestamp_in_future\","
                + "\"field\":\"timestamp\",\"problem\":\"is 2024-01-16T00:10:00Z, later than its"
                + " arrival at 2024-01-16T00:00:00Z and the clock skew of 300000 ms\"}],"
                + "\"origin\":\"kafka:hasty/0\",\"offset\":0,"
                + "\"arrived_at\":\"2024-01-16T00:00:00Z\",");
    assertThat(rejected).isEqualTo(Map.of("PT10M", List.of(), "off", List.of()));
  }

  @Test
  void a_topic_or_broker_that_is_not_there_is_named(@TempDir Path folder) throws IOException {
    Path soon =
        Files.writeString(
            folder.resolve("client.properties"),
            "default.api.timeout.ms=1000\nrequest.timeout.ms=900\nmax.block.ms=1000\n");
    String impatient = "--kafkaProperties=" + soon;
    String nowhere = "--bootstrapServers=127.0.0.1:1";
    String range = "--shownFrom=2024-01-08 --shownBefore=2024-01-15";

    for (String call : List.of("replay " + range, "rewards")) {
      assertThat(failure(folder, call, "--topics=unknown", kafka()))
          .isEqualTo("Kafka has no topic unknown");
      assertThat(failure(folder, call, "--topics=activity", nowhere, impatient))
          .isEqualTo(
              "Kafka at 127.0.0.1:1 does not tell about activity: Timeout expired while fetching"
                  + " topic metadata");
    }
    Path few = write(folder.resolve("few.jsonl"), oneReward());
    assertThat(
            failure(
                folder,
                "rewards",
                "--exposures=" + few,
                "--activity=" + few,
                "--completeUntil=2024-02-29",
                "--rewardsTopic=unknown",
                kafka(),
                impatient))
        .contains("Topic unknown not present in metadata");
  }

  private static List<String> oneReward() {
    return SampleMonth.sortedLines(SampleMonth.exposures()).stream()
        .filter(line -> line.contains("exp_20240110_000005_0004"))
        .toList();
  }

  @Test
  void a_table_that_is_not_there_is_named(@TempDir Path folder) throws IOException {
    String days = "--exposureDays=2024-01-15/2024-01-16";
    String activity = "--activity=" + SampleMonth.activity();
    assertThat(failure(folder, "rewards", with(dynamo.call("none."), days, activity)))
        .startsWith("Cannot read table none.exposures: Cannot do operations on a non-existent");
    String[] elsewhere = with(dynamo.call(""), days, activity);
    Arrays.setAll(
        elsewhere,
        i ->
            elsewhere[i].startsWith("--dynamoEndpoint")
                ? "--dynamoEndpoint=http://127.0.0.1:1"
                : elsewhere[i]);
    assertThat(failure(folder, "rewards", elsewhere))
        .startsWith("Cannot read table exposures: ")
        .contains("127.0.0.1:1", "Connection refused");

    Path few = write(folder.resolve("few.jsonl"), oneReward());
    assertThat(
            failure(
                folder,
                "rewards",
                with(dynamo.call(""), "--exposures=" + few, "--appTables=standard")))
        .startsWith("Cannot read table ")
        .contains("Cannot do operations on a non-existent table");
    assertThat(
            failure(
                folder,
                "rewards",
                with(
                    dynamo.call("none."),
                    "--exposures=" + few,
                    "--activity=" + few,
                    "--completeUntil=2024-02-29",
                    "--tables")))
        .startsWith("Could not write to table none.")
        .contains("non-existent table");
  }

  private static String[] with(List<String> servers, String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.addAll(servers);
    return all.toArray(String[]::new);
  }

  /** The one line that a run says which fails on a server. */
  private static String failure(Path folder, String call, String... args) {
    List<String> all = new ArrayList<>(List.of(call.split(" ", -1)));
    all.addAll(Arrays.asList(args));
    all.addAll(List.of("--output=" + folder.resolve("out"), "--overwrite"));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream printer = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertThat(Afterward.run(all.toArray(String[]::new), System.out, printer)).isEqualTo(1);
    String said = err.toString(StandardCharsets.UTF_8);
    String begin = "afterward: the run failed: ";
    assertThat(said).startsWith(begin).hasLineCount(1);
    return said.substring(begin.length()).strip();
  }
}
