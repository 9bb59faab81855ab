package org.afterward.pipelines.kafka;

import static org.afterward.pipelines.kafka.TestTopics.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.afterward.servers.Await;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Listing and reading the parts of real topics. */
@ExtendWith(TestPipelineExtension.class)
class TopicPartTest {

  private static final long AT = 1_705_347_000_000L;

  private static TestTopics topics;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    topics = TestTopics.in(folder);
  }

  @AfterAll
  static void stop() {
    topics.close();
  }

  private static ListTopicParts list(String topic) {
    return ListTopicParts.of(topics.connection(), List.of(topic));
  }

  private static TopicPartReader reader() {
    return TopicPartReader.of(topics.connection());
  }

  private static VisitedMessages visit(List<TopicPart> parts) throws IOException {
    VisitedMessages visited = new VisitedMessages();
    for (TopicPart part : parts) {
      reader().read(part, visited);
    }
    return visited;
  }

  /** Messages in partition 0 whose texts are their offsets, at {@code AT} and the offset. */
  private static String numbered(String topic, int count) throws Exception {
    topics.create(topic, 1);
    for (int i = 0; i < count; i++) {
      topics.send(message(topic, 0, AT + i, String.valueOf(i)));
    }
    return topic;
  }

  @Test
  void parts_meet_and_leave_nothing_out(TestPipeline pipeline) throws Exception {
    String topic = numbered("cut", 10);

    PAssert.that(pipeline.apply(list(topic).withPartMessages(4)))
        .containsInAnyOrder(
            new TopicPart(topic, 0, 0, 3),
            new TopicPart(topic, 0, 3, 6),
            new TopicPart(topic, 0, 6, 10));
    pipeline.run().waitUntilFinish();
    assertThat(visit(list(topic).withPartMessages(4).cut()).texts())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  void an_empty_partition_has_no_part() throws Exception {
    topics.create("hollow", 3);

    assertThat(list("hollow").cut()).isEmpty();
  }

  @Test
  void parts_begin_and_end_where_they_are_told_to() throws Exception {
    String topic = numbered("bounds", 6);

    assertThat(list(topic).from(StartAt.time(AT + 2)).untilTime(AT + 4).cut())
        .containsExactly(new TopicPart(topic, 0, 2, 4));
    assertThat(list(topic).from(StartAt.offsets(Map.of("bounds:0", 5L))).cut())
        .containsExactly(new TopicPart(topic, 0, 5, 6));
    assertThat(list(topic).from(StartAt.time(AT + 4)).untilTime(AT + 4).cut()).isEmpty();
    assertThat(list(topic).from(StartAt.latest()).cut()).isEmpty();
    assertThat(list(topic).untilTime(AT + 100).cut())
        .containsExactly(new TopicPart(topic, 0, 0, 6));
  }

  @Test
  void events_and_what_is_none_are_shown_with_where_they_come_from() throws Exception {
    topics.create("mixed", 1);
    topics.send(
        message(
            "mixed",
            0,
            AT,
            """
            {"event_type":"LOGIN","event_id":"e","timestamp":"2024-01-15T19:30:00Z","user_id":7}"""));
    topics.send(message("mixed", 0, AT + 1, null));
    topics.send(message("mixed", 0, AT + 2, "{"));

    assertThat(visit(list("mixed").cut()).told())
        .containsExactly(
            "LOGIN e misread [wrong_type user_id] from kafka:mixed/0@0 at " + AT,
            "rejected [not_json] from kafka:mixed/0@1 at " + (AT + 1),
            "rejected [not_json] from kafka:mixed/0@2 at " + (AT + 2));
  }

  @Test
  void only_what_transactions_committed_is_read_and_nobody_waits_for_their_markers()
      throws Exception {
    topics.create("transactions", 1);
    try (KafkaProducer<byte[], byte[]> producer =
        topics.producer(Map.of("transactional.id", "parts"))) {
      producer.initTransactions();
      transact(producer, "transactions", "a", "b");
      producer.commitTransaction();
      transact(producer, "transactions", "never");
      producer.abortTransaction();
      transact(producer, "transactions", "c");
      producer.commitTransaction();
      transact(producer, "transactions", "not yet");

      // Two messages and a marker, and twice one and a marker, which comes after the commit.
      List<TopicPart> parts =
          Await.until(
              "the last marker is written",
              () -> list("transactions").withPartMessages(2).cut(),
              cut -> cut.get(cut.size() - 1).toOffset() == 7);
      assertThat(visit(parts).texts()).containsExactly("a", "b", "c");
      producer.abortTransaction();
    }
  }

  private static void transact(
      KafkaProducer<byte[], byte[]> producer, String topic, String... values) {
    producer.beginTransaction();
    for (String value : values) {
      Future<RecordMetadata> unused = producer.send(message(topic, 0, AT, value));
    }
    // Else what is aborted would never get to the topic.
    producer.flush();
  }

  @Test
  void the_gaps_of_a_compacted_topic_are_read_over() throws Exception {
    topics.create(
        "compacted",
        1,
        Map.of(
            "cleanup.policy", "compact",
            "min.cleanable.dirty.ratio", "0.001",
            "segment.ms", "100",
            "min.compaction.lag.ms", "0"));
    for (int i = 0; i < 20; i++) {
      topics.send(keyed("compacted", "same", String.valueOf(i)));
    }
    // A segment is only closed by a message that comes later, and only what is closed is compacted.
    Await.until(
        "the topic is compacted",
        () -> {
          topics.send(keyed("compacted", "filler", "filler"));
          return topics.readAll("compacted").stream().filter(m -> m.value().length() < 3).count();
        },
        kept -> kept == 1);

    List<String> texts = visit(list("compacted").withPartMessages(3).cut()).texts();

    assertThat(texts).contains("19", "filler").doesNotContain("0", "10", "18");
  }

  private static ProducerRecord<byte[], byte[]> keyed(String topic, String key, String value) {
    return new ProducerRecord<>(
        topic, 0, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void messages_that_are_gone_since_the_list_are_a_failure() throws Exception {
    String topic = numbered("vanished", 5);
    List<TopicPart> parts = list(topic).cut();
    topics.deleteBefore(topic, 3);

    assertThatThrownBy(() -> visit(parts))
        .isInstanceOf(LostMessagesException.class)
        .hasMessage(
            "Partition 0 of topic vanished lost messages: reading should go on at offset 0, but"
                + " what is kept begins at 3");
    assertThatThrownBy(() -> list(topic).from(StartAt.offsets(Map.of("vanished:0", 2L))).cut())
        .isInstanceOf(LostMessagesException.class);
  }

  @Test
  void a_part_that_ends_behind_its_partition_is_a_failure_and_not_waited_for() throws Exception {
    String topic = numbered("short", 2);

    assertThatThrownBy(
            () ->
                reader()
                    .withPatience(Duration.ofMillis(10))
                    .read(new TopicPart(topic, 0, 0, 3), new VisitedMessages()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("partition 0 of topic short, offsets 0 up to 3")
        .hasMessageContaining("at offset 2");
  }

  @Test
  void a_topic_that_does_not_exist_is_named() {
    assertThatThrownBy(() -> list("no-such-topic").cut())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Kafka has no topic no-such-topic");
  }
}
