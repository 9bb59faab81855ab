package org.afterward.pipelines.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.afterward.pipelines.commandline.UserMistake;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;

class KafkaSourceOptionsTest {

  private static final KafkaConnection BROKER = new KafkaConnection("broker:9092", null);

  private static ReadTopics read(String... arguments) {
    return ReadTopics.of(
        PipelineOptionsFactory.fromArgs(arguments).as(KafkaSourceOptions.class), List.of("events"));
  }

  @Test
  void without_options_topics_are_read_as_without_settings() {
    assertThat(read("--bootstrapServers=broker:9092"))
        .usingRecursiveComparison()
        .isEqualTo(ReadTopics.of(BROKER, List.of("events")));
  }

  @Test
  void each_option_is_a_setting() {
    assertThat(
            read(
                "--bootstrapServers=broker:9092",
                "--groupId=rewards",
                "--from=events:0=17",
                "--outOfOrderness=PT90S",
                "--idleAfter=PT0S"))
        .usingRecursiveComparison()
        .isEqualTo(
            ReadTopics.of(BROKER, List.of("events"))
                .withGroup("rewards")
                .from(StartAt.offsets(Map.of("events:0", 17L)))
                .withOutOfOrderness(Duration.standardSeconds(90))
                .withIdleAfter(Duration.ZERO));
  }

  @Test
  void a_length_of_time_that_is_none_is_a_mistake() {
    assertThatThrownBy(() -> read("--bootstrapServers=broker:9092", "--idleAfter=1 min"))
        .isInstanceOf(UserMistake.class)
        .hasMessage("--idleAfter is an ISO duration such as PT1M or P1D, not \"1 min\"");
    assertThatThrownBy(() -> read("--bootstrapServers=broker:9092", "--outOfOrderness=-PT1M"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("--outOfOrderness is an ISO duration");
  }

  @Test
  void topics_are_written_at_least_once_unless_a_group_is_named() {
    KafkaSinkOptions once =
        PipelineOptionsFactory.fromArgs("--exactlyOnce=rewards", "--exactlyOnceShards=3")
            .as(KafkaSinkOptions.class);
    WriteTopic<?> write = WriteTopic.rewards(BROKER, "out");

    assertThat(write.as(PipelineOptionsFactory.as(KafkaSinkOptions.class))).isSameAs(write);
    assertThat(write.as(once))
        .usingRecursiveComparison()
        .ignoringFields("key", "json")
        .isEqualTo(write.exactlyOnce("rewards-out", 3));
  }
}
