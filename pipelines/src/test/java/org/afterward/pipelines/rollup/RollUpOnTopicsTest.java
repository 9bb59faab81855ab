package org.afterward.pipelines.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.StrategyPerformance;
import org.afterward.coders.StrategyPerformanceJson;
import org.afterward.pipelines.SampleMonth;
import org.afterward.pipelines.kafka.MessageKeys;
import org.afterward.pipelines.kafka.ReadTopics;
import org.afterward.pipelines.kafka.TestTopics;
import org.afterward.pipelines.sources.EventSources;
import org.afterward.pipelines.sources.IncomingEvents;
import org.afterward.servers.Await;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rewards of a real broker, of which some were corrected and some come twice, in no order, and
 * exposures: as a stream, up to the ends of the topics, and out of files.
 */
class RollUpOnTopicsTest {

  private static final String NO_REWARD =
      "{\"event_type\":\"LOGIN\",\"event_id\":\"e\",\"timestamp\":\"2024-01-09T00:00:00Z\","
          + "\"user_id\":\"u\"}";
  private static final String HALF_A_REWARD =
      "{\"event_type\":\"REWARD_AGGREGATION\",\"exposure_id\":\"exp_half\"}";

  private static TestTopics topics;
  private static Path month;
  private static final List<String> REWARDS = new ArrayList<>();

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    month = folder.resolve("month");
    SampleMonth.rewardsOfSample(month, "--training");
    List<Reward> once =
        SampleMonth.sortedLines(month.resolve("rewards")).stream().map(RewardJson::read).toList();
    for (int i = 0; i < once.size(); i++) {
      REWARDS.add(RewardJson.write(once.get(i)));
      if (i % 5 == 0) {
        REWARDS.add(RewardJson.write(once.get(i)));
      }
      if (i % 7 == 0) {
        REWARDS.add(RewardJson.write(corrected(once.get(i), once.get(once.size() - 1 - i))));
      }
    }
    Collections.shuffle(REWARDS, new Random(1));

    topics = TestTopics.in(Files.createDirectory(folder.resolve("kafka")));
    topics.create("rewards", 2);
    topics.create("exposures", 1);
    List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
    for (String line : REWARDS) {
      messages.add(TestTopics.message("rewards", messages.size() % 2, null, line));
    }
    for (String line : List.of(NO_REWARD, HALF_A_REWARD, "no JSON")) {
      messages.add(TestTopics.message("rewards", 0, null, line));
    }
    for (String line : Files.readAllLines(SampleMonth.exposures().resolve("exposures.jsonl"))) {
      messages.add(TestTopics.message("exposures", 0, null, line));
    }
    topics.sendAll(messages);
  }

  @AfterAll
  static void stop() {
    topics.close();
  }

  /** Worth what another one is. */
  private static Reward corrected(Reward reward, Reward other) {
    return new Reward(
        reward.exposure(),
        reward.horizonMs(),
        other.parts(),
        reward.evidence(),
        reward.actions(),
        other.state(),
        reward.policy(),
        reward.attribution(),
        RewardStatus.CORRECTED,
        1,
        reward.completeUntil(),
        Reward.UNKNOWN_DELTA,
        "evt_late");
  }

  private static List<String> upToTheEnds(Path output, String names) {
    SampleMonth.run(
        "rollup",
        "--topics=" + names,
        "--toTheEnd",
        "--bootstrapServers=" + topics.broker().bootstrapServers(),
        "--output=" + output);
    return SampleMonth.sortedLines(output.resolve("performance"));
  }

  @Test
  void topics_up_to_their_ends_say_what_files_say(@TempDir Path folder) throws Exception {
    Path rewards = Files.write(folder.resolve("rewards.jsonl"), REWARDS);
    Path output = folder.resolve("files");
    SampleMonth.run(
        "rollup",
        "--rewards=" + rewards,
        "--pending=" + month.resolve("pending"),
        "--output=" + output);

    assertThat(upToTheEnds(folder.resolve("topics"), "rewards,exposures"))
        .isEqualTo(SampleMonth.sortedLines(output.resolve("performance")))
        .hasSizeGreaterThan(50);
  }

  @Test
  void what_is_neither_a_reward_nor_an_exposure_is_rejected(@TempDir Path folder) {
    upToTheEnds(folder, "rewards");

    List<String> rejections = SampleMonth.sortedLines(folder.resolve("rejections"));
    assertThat(rejections).hasSize(3);
    assertThat(rejections.toString())
        .contains("no_reward", "is LOGIN; right would be REWARD_AGGREGATION or EXPOSURE")
        .contains("reward_unreadable", "observation_period_days is missing")
        .contains("not_json");
  }

  /** Shuffled as they are, nothing may be forgotten: corrections come for as long as the month. */
  @Test
  void what_a_stream_says_of_most_is_what_a_batch_says(@TempDir Path folder) throws Exception {
    topics.create("performance", 1);
    Path output = folder.resolve("stream");
    RollUpOptions options =
        PipelineOptionsFactory.fromArgs(
                "--topics=rewards,exposures",
                "--bootstrapServers=" + topics.broker().bootstrapServers(),
                "--corrections=P40D",
                "--idleAfter=PT3S",
                "--performanceTopic=performance",
                "--output=" + output,
                "--fileEvery=PT1S")
            .as(RollUpOptions.class);
    options.as(DirectOptions.class).setBlockOnRun(false);
    Pipeline pipeline = Pipeline.create(options);
    new RollUpFlow(options, RollUpTerms.of(options))
        .build(
            IncomingEvents.of(pipeline, ReadTopics.of(options, EventSources.topics(options)), 3));
    List<String> batch = upToTheEnds(folder.resolve("batch"), "rewards,exposures");

    PipelineResult running = pipeline.run();
    try {
      Await.until(
          "the files say what the batch says",
          () -> Files.exists(output.resolve("performance")) ? inFiles(output) : List.of(),
          batch::equals);
      Await.until("the topic does", RollUpOnTopicsTest::inTopic, batch::equals);
    } finally {
      running.cancel();
    }
    assertThat(topics.readAll("performance"))
        .allSatisfy(
            message ->
                assertThat(message.key())
                    .isEqualTo(MessageKeys.of(StrategyPerformanceJson.read(message.value()))));
  }

  private static List<String> inFiles(Path output) {
    return greatest(SampleMonth.sortedLinesBelow(output.resolve("performance")));
  }

  private static List<String> inTopic() {
    return greatest(topics.readAll("performance").stream().map(ConsumerRecord::value).toList());
  }

  /** Of each strategy and day the greatest revision, in order. */
  private static List<String> greatest(Collection<String> said) {
    Map<String, StrategyPerformance> greatest = new TreeMap<>();
    for (String line : said) {
      StrategyPerformance row = StrategyPerformanceJson.read(line);
      greatest.merge(
          MessageKeys.of(row),
          row,
          (one, other) -> one.revision() > other.revision() ? one : other);
    }
    return greatest.values().stream().map(StrategyPerformanceJson::write).sorted().toList();
  }
}
