package org.afterward.pipelines.kafka;

import static org.afterward.pipelines.kafka.TestTopics.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.afterward.coders.RawRecord;
import org.afterward.servers.Await;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.joda.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the watermark of real topics does, seen by windows that close, and by what is committed. */
class WatermarkTest {

  private static TestTopics topics;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    topics = TestTopics.in(folder);
  }

  @AfterAll
  static void stop() {
    topics.close();
  }

  /** Counts the events of each hour of a topic, and writes the counts to another. */
  private static PipelineResult countHours(String topic, String group) {
    DirectOptions options = PipelineOptionsFactory.as(DirectOptions.class);
    options.setBlockOnRun(false);
    options.setTargetParallelism(1);
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(
            "Read",
            ReadTopics.of(topics.connection(), List.of(topic))
                .withGroup(group)
                .withOutOfOrderness(Duration.standardMinutes(1))
                .withIdleAfter(Duration.standardSeconds(2)))
        .apply("Hours", Window.into(FixedWindows.of(Duration.standardHours(1))))
        .apply(
            "All together",
            WithKeys.<String, RawRecord>of("events").withKeyType(TypeDescriptors.strings()))
        .apply("Count", Count.perKey())
        .apply(
            "Say",
            MapElements.into(TypeDescriptors.strings())
                .via((KV<String, Long> count) -> count.getKey() + " " + count.getValue()))
        .apply(
            "Write",
            WriteTopic.to(topics.connection(), topic + "-counts", said -> "count", said -> said));
    return pipeline.run();
  }

  private static List<String> counts(String topic) {
    return topics.readAll(topic + "-counts").stream().map(count -> count.value()).toList();
  }

  private static String at(String time) {
    return "{\"timestamp\":\"" + time + "\"}";
  }

  @Test
  void an_empty_partition_holds_back_nobody_and_history_is_not_late() throws Exception {
    topics.create("sparse", 2);
    topics.create("sparse-counts", 1);
    topics.send(
        "sparse",
        at("2024-01-15T19:30:00Z"),
        at("2024-01-15T19:59:59Z"),
        at("2024-01-15T20:00:30Z"),
        at("2024-01-15T19:59:59Z"),
        at("2024-01-15T22:00:00Z"));

    PipelineResult run = countHours("sparse", "sparse");
    try {
      assertThat(
              Await.until(
                  "two hours are counted", () -> counts("sparse"), seen -> seen.size() >= 3))
          .containsExactlyInAnyOrder("events 3", "events 1", "events 1");
    } finally {
      run.cancel();
    }
  }

  @Test
  void a_topic_of_transactions_becomes_idle_too() throws Exception {
    topics.create("marked", 1);
    topics.create("marked-counts", 1);
    try (KafkaProducer<byte[], byte[]> producer =
        topics.producer(Map.of("transactional.id", "marked"))) {
      producer.initTransactions();
      producer.beginTransaction();
      Future<RecordMetadata> sent =
          producer.send(message("marked", 0, null, at("2024-01-15T19:30:00Z")));
      producer.commitTransaction();
      producer.beginTransaction();
      Future<RecordMetadata> never =
          producer.send(message("marked", 0, null, at("2024-01-15T19:30:00Z")));
      producer.flush();
      producer.abortTransaction();
      assertThat(List.of(sent.get().offset(), never.get().offset())).containsExactly(0L, 2L);
    }

    // Only the wall clock can close the one event's hour: nothing comes behind it but markers.
    PipelineResult run = countHours("marked", "marked");
    try {
      assertThat(Await.until("an hour is counted", () -> counts("marked"), seen -> !seen.isEmpty()))
          .containsExactly("events 1");
    } finally {
      run.cancel();
    }
  }

  @Test
  void what_was_read_is_committed_and_a_new_run_goes_on_behind_it() throws Exception {
    topics.create("twice", 1);
    topics.create("twice-counts", 1);
    topics.send("twice", at("2024-01-15T19:30:00Z"), at("2024-01-15T19:31:00Z"));

    PipelineResult first = countHours("twice", "going-on");
    long committed;
    try {
      // This runner finishes a checkpoint when it has read something behind it.
      committed =
          Await.until(
              "two messages are committed",
              () -> {
                topics.send("twice", at("2024-01-15T19:32:00Z"));
                return topics.committed("going-on", "twice");
              },
              offset -> offset >= 2);
    } finally {
      first.cancel();
    }
    long last = topics.send("twice", at("2024-01-15T19:33:00Z"));

    Pipeline second = Pipeline.create();
    PAssert.that(
            second
                .apply(
                    ReadTopics.of(topics.connection(), List.of("twice"))
                        .withGroup("going-on")
                        .untilCaughtUp())
                .apply(MapElements.into(TypeDescriptors.longs()).via(RawRecord::offset)))
        .satisfies(
            offsets -> {
              List<Long> read =
                  StreamSupport.stream(offsets.spliterator(), false).sorted().toList();
              // The first run may have committed more while it ended.
              assertThat(read.get(0)).isGreaterThanOrEqualTo(committed);
              assertThat(read)
                  .isEqualTo(LongStream.rangeClosed(read.get(0), last).boxed().toList());
              return null;
            });
    second.run().waitUntilFinish();
  }
}
