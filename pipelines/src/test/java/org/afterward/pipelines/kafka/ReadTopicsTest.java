package org.afterward.pipelines.kafka;

import static org.afterward.pipelines.kafka.TestTopics.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.afterward.coders.Bytes;
import org.afterward.coders.RawRecord;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Reify;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class ReadTopicsTest {

  private static final long AT = Instant.parse("2024-01-15T19:30:00Z").getMillis();

  private static TestTopics topics;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    topics = TestTopics.in(folder);
  }

  @AfterAll
  static void stop() {
    topics.close();
  }

  private static ReadTopics read(String topic) {
    return ReadTopics.of(topics.connection(), List.of(topic)).untilCaughtUp();
  }

  private static RawRecord raw(String topic, int partition, long offset, String text) {
    return new RawRecord(Bytes.utf8(text), "kafka:" + topic + "/" + partition, offset, AT + offset);
  }

  private static String event(String time) {
    return "{\"timestamp\":\"" + time + "\"}";
  }

  @Test
  void every_message_is_a_record_that_knows_its_place_arrival_and_time(TestPipeline pipeline)
      throws Exception {
    topics.create("all", 2);
    String event = event("2024-01-15T19:29:00Z");
    topics.send(message("all", 0, AT, event));
    topics.send(message("all", 0, AT + 1, "no event"));
    topics.send(message("all", 0, AT + 2, null));
    topics.send(message("all", 1, AT, event("2025-01-15T19:30:00Z")));

    PCollection<TimestampedValue<RawRecord>> records =
        pipeline.apply(read("all")).apply(Reify.timestamps());

    PAssert.that(records)
        .containsInAnyOrder(
            List.of(
                TimestampedValue.of(raw("all", 0, 0, event), Instant.ofEpochMilli(AT - 60_000)),
                TimestampedValue.of(raw("all", 0, 1, "no event"), Instant.ofEpochMilli(AT + 1)),
                TimestampedValue.of(raw("all", 0, 2, ""), Instant.ofEpochMilli(AT + 2)),
                TimestampedValue.of(
                    raw("all", 1, 0, event("2025-01-15T19:30:00Z")), Instant.ofEpochMilli(AT))));
    pipeline.run().waitUntilFinish();
  }

  /** Five messages in partition 0, at {@code AT} + 0 to 4. */
  private static String five(String topic) throws Exception {
    topics.create(topic, 1);
    for (int i = 0; i < 5; i++) {
      topics.send(message(topic, 0, AT + i, "m" + i));
    }
    return topic;
  }

  private static void expect(TestPipeline pipeline, ReadTopics read, RawRecord... wanted) {
    PAssert.that(pipeline.apply(read)).containsInAnyOrder(wanted);
    pipeline.run().waitUntilFinish();
  }

  @Test
  void reading_begins_at_a_time_of_arrival(TestPipeline pipeline) throws Exception {
    String topic = five("by_time");

    expect(
        pipeline,
        read(topic).from(StartAt.time(AT + 3)),
        raw(topic, 0, 3, "m3"),
        raw(topic, 0, 4, "m4"));
  }

  @Test
  void reading_begins_at_exact_offsets(TestPipeline pipeline) throws Exception {
    String topic = five("by_offset");

    expect(
        pipeline,
        read(topic).from(StartAt.offsets(Map.of("by_offset:0", 4L, "by_offset:1", 9L))),
        raw(topic, 0, 4, "m4"));
  }

  @Test
  void reading_begins_behind_the_latest_message(TestPipeline pipeline) throws Exception {
    expect(pipeline, read(five("from_latest")).from(StartAt.latest()));
  }

  @Test
  void reading_begins_behind_what_the_group_committed(TestPipeline pipeline) throws Exception {
    String topic = five("by_group");
    topics.commit("some-group", topic, 3);

    expect(
        pipeline,
        read(topic).withGroup("some-group"),
        raw(topic, 0, 3, "m3"),
        raw(topic, 0, 4, "m4"));
  }

  @Test
  void without_anything_committed_reading_begins_at_the_earliest_message(TestPipeline pipeline)
      throws Exception {
    String topic = five("by_new_group");
    topics.deleteBefore(topic, 4);

    expect(pipeline, read(topic).withGroup("new-group"), raw(topic, 0, 4, "m4"));
  }

  @Test
  void messages_that_are_gone_fail_the_run_rather_than_be_skipped(TestPipeline pipeline)
      throws Exception {
    String topic = five("gone");
    topics.deleteBefore(topic, 2);
    pipeline.apply(read(topic).from(StartAt.offsets(Map.of("gone:0", 1L))));

    assertThatThrownBy(() -> pipeline.run().waitUntilFinish())
        .hasStackTraceContaining(
            "Partition 0 of topic gone lost messages: reading should go on at offset 1, but what"
                + " is kept begins at 2");
  }

  @Test
  void a_topic_that_does_not_exist_fails_the_run_and_is_not_made(TestPipeline pipeline)
      throws Exception {
    pipeline.apply(read("misspelt"));

    assertThatThrownBy(() -> pipeline.run().waitUntilFinish())
        .hasStackTraceContaining("Kafka has no topic misspelt");
    assertThat(topics.exists("misspelt")).isFalse();
  }
}
