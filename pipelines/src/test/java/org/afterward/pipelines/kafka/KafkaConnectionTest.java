package org.afterward.pipelines.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.afterward.pipelines.commandline.UserMistake;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaConnectionTest {

  private Path file = Path.of("");

  @BeforeEach
  void in_a_folder(@TempDir Path folder) {
    file = folder.resolve("client.properties");
  }

  private KafkaConnection connection() {
    return new KafkaConnection("broker:9092", file.toString());
  }

  private KafkaOptions options(String... more) {
    return PipelineOptionsFactory.fromArgs(more).as(KafkaOptions.class);
  }

  @Test
  void the_file_says_the_rest_and_the_option_where_kafka_is() throws Exception {
    Files.writeString(file, "linger.ms=7\nbootstrap.servers=elsewhere:1\n");

    assertThat(connection().clientProperties())
        .containsEntry("bootstrap.servers", "broker:9092")
        .containsEntry("linger.ms", "7");
  }

  @Test
  void without_servers_there_is_no_connection() {
    assertThatThrownBy(() -> KafkaConnection.of(options()))
        .isInstanceOf(UserMistake.class)
        .hasMessage("Topics need --bootstrapServers=HOST:PORT");
  }

  @Test
  void a_file_that_is_missing_is_a_mistake_when_the_job_starts_and_on_the_worker() {
    String wanted =
        "--kafkaProperties="
            + file
            + " is not a file of properties that can be read on this machine"
            + " (NoSuchFileException)";

    assertThatThrownBy(
            () ->
                KafkaConnection.of(
                    options("--bootstrapServers=broker:9092", "--kafkaProperties=" + file)))
        .isInstanceOf(UserMistake.class)
        .hasMessage(wanted);
    assertThatThrownBy(() -> connection().clientProperties())
        .isInstanceOf(UserMistake.class)
        .hasMessage(wanted);
  }

  @Test
  void a_file_that_is_no_properties_is_a_mistake_that_does_not_repeat_it() throws Exception {
    Files.writeString(file, "sasl.jaas.config=hush\\uwxyz\n");

    assertThatThrownBy(() -> connection().clientProperties())
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("--kafkaProperties=" + file + " is not a file of properties")
        .hasMessageNotContaining("hush");
  }

  @Test
  void what_the_environment_lacks_is_named() throws Exception {
    Files.writeString(file, "ssl.key.password=${env:AFTERWARD_NOT_SET}\n");

    assertThatThrownBy(() -> connection().clientProperties())
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            "--kafkaProperties="
                + file
                + " takes ${env:AFTERWARD_NOT_SET} from the environment, where this machine has"
                + " none");
  }
}
