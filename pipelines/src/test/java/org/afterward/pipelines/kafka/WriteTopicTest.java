package org.afterward.pipelines.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.afterward.coders.Bytes;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.LateFact;
import org.afterward.coders.LateFactCoder;
import org.afterward.coders.LateFactJson;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.RejectionCoder;
import org.afterward.coders.RejectionJson;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import org.afterward.pipelines.SampleMonth;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class WriteTopicTest {

  private static TestTopics topics;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    topics = TestTopics.in(folder);
  }

  @AfterAll
  static void stop() {
    topics.close();
  }

  private static WriteTopic<String> words(String topic) {
    return WriteTopic.to(topics.connection(), topic, word -> word.substring(0, 1), word -> word);
  }

  private static List<String> messages(String topic) {
    return topics.readAll(topic).stream().map(WriteTopicTest::told).toList();
  }

  private static String told(ConsumerRecord<String, String> message) {
    return message.key() + "=" + message.value();
  }

  @Test
  void a_bounded_input_is_written_under_its_keys(TestPipeline pipeline) throws Exception {
    topics.create("bounded", 1);
    pipeline.apply(Create.of("alpha", "beta", "gamma")).apply(words("bounded"));
    pipeline.run().waitUntilFinish();

    assertThat(messages("bounded")).containsExactlyInAnyOrder("a=alpha", "b=beta", "g=gamma");
  }

  @Test
  void an_unbounded_input_is_written_under_its_keys(TestPipeline pipeline) throws Exception {
    topics.create("unbounded", 1);
    pipeline
        .apply(
            TestStream.create(StringUtf8Coder.of())
                .addElements("alpha", "ampère")
                .advanceWatermarkToInfinity())
        .apply(words("unbounded"));
    pipeline.run().waitUntilFinish();

    assertThat(messages("unbounded")).containsExactlyInAnyOrder("a=alpha", "a=ampère");
  }

  @Test
  void exactly_once_is_written_in_transactions(TestPipeline pipeline) throws Exception {
    topics.create("once", 2);
    pipeline
        .apply(Create.of("alpha", "beta", "gamma", "delta"))
        .apply(words("once").exactlyOnce("once-group", 2));
    pipeline.run().waitUntilFinish();

    assertThat(messages("once"))
        .containsExactlyInAnyOrder("a=alpha", "b=beta", "g=gamma", "d=delta");
    // Only a transaction leaves a marker behind its messages.
    assertThat(topics.messagesAndMarkers("once")).isGreaterThan(4);
  }

  @Test
  void a_topic_that_does_not_exist_fails_the_run(TestPipeline pipeline, @TempDir Path folder)
      throws Exception {
    Path impatient = Files.writeString(folder.resolve("client.properties"), "max.block.ms=500");
    KafkaConnection connection =
        new KafkaConnection(topics.connection().bootstrapServers(), impatient.toString());
    pipeline
        .apply(Create.of("alpha"))
        .apply(WriteTopic.to(connection, "no-such-topic", word -> word, word -> word));

    assertThatThrownBy(() -> pipeline.run().waitUntilFinish())
        .hasStackTraceContaining("no-such-topic");
  }

  @Test
  void rejections_and_late_facts_have_keys_of_their_own(TestPipeline pipeline) throws Exception {
    Rejection rejection =
        new Rejection("LIKE", List.of(), new RawRecord(Bytes.utf8("{}"), "kafka:events/3", 17, 5));
    LateFact late =
        new LateFact("usr_1", new Fact(5, "evt_1", FactKind.SPENT_ON_SUPER_LIKE, 1, "", ""), 0);
    topics.create("rejections", 1);
    topics.create("late", 1);
    pipeline
        .apply("Rejections", Create.of(rejection).withCoder(RejectionCoder.of()))
        .apply("Write rejections", WriteTopic.rejections(topics.connection(), "rejections"));
    pipeline
        .apply("Late facts", Create.of(late).withCoder(LateFactCoder.of()))
        .apply("Write late facts", WriteTopic.lateFacts(topics.connection(), "late"));
    pipeline.run().waitUntilFinish();

    assertThat(messages("rejections"))
        .containsExactly("kafka:events/3@17=" + RejectionJson.write(rejection));
    assertThat(messages("late")).containsExactly("usr_1/evt_1=" + LateFactJson.write(late));
  }

  @Test
  void a_reward_replaces_that_of_its_exposure_under_the_same_credit() throws Exception {
    List<String> sample;
    try (Stream<Path> files = Files.list(SampleMonth.expected().resolve("rewards"))) {
      sample = Files.readAllLines(files.findFirst().orElseThrow());
    }
    String full = sample.get(0);
    Reward reward = RewardJson.read(full);
    String id = reward.exposure().exposureId();

    assertThat(MessageKeys.of(reward)).isEqualTo(id);
    assertThat(
            MessageKeys.of(
                RewardJson.read(
                    full.replace("\"attribution\":\"full\"", "\"attribution\":\"last\""))))
        .isEqualTo(id + "#last");
  }

  @Test
  void exactly_once_needs_a_group_and_a_shard() {
    assertThatThrownBy(() -> words("any").exactlyOnce(" ", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> words("any").exactlyOnce("group", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
