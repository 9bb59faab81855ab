package org.afterward.pipelines.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.afterward.servers.KafkaBroker;
import org.afterward.servers.SecureListener;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.util.construction.PipelineTranslation;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A broker that speaks TLS and asks for a password, and where that password is not to be seen. */
@ExtendWith(TestPipelineExtension.class)
class SecuredTopicsTest {

  private static final String SECRET = "0pen-5esame-7f3a";
  private static final String WRONG = "0pen-barley-9c1d";
  private static final String VARIABLE = "AFTERWARD_TEST_PASSWORD";

  @TempDir static Path folder = Path.of("");

  private static KafkaBroker broker;
  private static TestTopics topics;

  @BeforeAll
  static void start() throws Exception {
    broker = KafkaBroker.securedIn(folder.resolve("broker"), SECRET);
    topics = TestTopics.of(broker);
  }

  @AfterAll
  static void stop() {
    topics.close();
  }

  private static KafkaConnection connection(String password) throws Exception {
    SecureListener listener = broker.secure();
    Path file = Files.createTempFile(folder, "client", ".properties");
    Files.writeString(file, listener.clientProperties(password));
    return new KafkaConnection(listener.bootstrapServers(), file.toString());
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void with_the_password_in_the_file_topics_are_written_and_read(TestPipeline pipeline)
      throws Exception {
    topics.create("by-file", 1);
    KafkaConnection connection = connection(SECRET);
    Pipeline write = Pipeline.create();
    write.apply(Create.of("hello")).apply(WriteTopic.to(connection, "by-file", t -> t, t -> t));
    write.run().waitUntilFinish();

    PAssert.that(
            pipeline
                .apply(ReadTopics.of(connection, List.of("by-file")).untilCaughtUp())
                .apply(MapElements.into(TypeDescriptors.strings()).via(raw -> raw.bytes().text())))
        .containsInAnyOrder("hello");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void with_the_password_in_the_environment_it_works_and_no_log_has_it() throws Exception {
    topics.create("by-environment", 1);
    KafkaConnection connection = connection("${env:" + VARIABLE + "}");
    Path said = folder.resolve("said");
    ProcessBuilder child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka=debug",
                "-cp",
                System.getProperty("java.class.path"),
                SecretChild.class.getName(),
                connection.bootstrapServers(),
                String.valueOf(connection.propertiesFile()),
                "by-environment")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    child.environment().put(VARIABLE, SECRET);

    int exit = child.start().waitFor();

    String log = Files.readString(said);
    assertThat(exit).as(log.substring(Math.max(0, log.length() - 2_000))).isZero();
    assertThat(log.lines()).contains("from the child");
    // What is searched for the secret did log how its clients are set up.
    assertThat(log).contains("ProducerConfig values", "ConsumerConfig values", "[hidden]");
    assertThat(log).doesNotContain(SECRET);
  }

  @Test
  void a_wrong_password_fails_the_run_and_is_not_repeated(TestPipeline pipeline) throws Exception {
    pipeline.apply(ReadTopics.of(connection(WRONG), List.of("any")).untilCaughtUp());

    assertThatThrownBy(() -> pipeline.run().waitUntilFinish())
        .extracting(SecuredTopicsTest::stackTrace)
        .asString()
        .contains("Authentication failed: Invalid username or password")
        .doesNotContain(WRONG);
  }

  @Test
  void a_wrong_password_fails_lists_and_writes_too() throws Exception {
    KafkaConnection wrong = connection(WRONG);
    Pipeline write = Pipeline.create();
    write.apply(Create.of("hello")).apply(WriteTopic.to(wrong, "any", t -> t, t -> t));

    assertThatThrownBy(() -> ListTopicParts.of(wrong, List.of("any")).cut())
        .extracting(SecuredTopicsTest::stackTrace)
        .asString()
        .contains("Authentication failed: Invalid username or password")
        .doesNotContain(WRONG);
    assertThatThrownBy(() -> write.run().waitUntilFinish())
        .extracting(SecuredTopicsTest::stackTrace)
        .asString()
        .contains("Authentication failed: Invalid username or password")
        .doesNotContain(WRONG);
  }

  @Test
  void the_password_is_in_no_plan_and_in_nothing_that_travels() throws Exception {
    KafkaConnection connection = connection(SECRET);
    ReadTopics read = ReadTopics.of(connection, List.of("any")).withGroup("group");
    Pipeline pipeline =
        Pipeline.create(
            PipelineOptionsFactory.fromArgs(
                    "--kafkaProperties=" + connection.propertiesFile(),
                    "--bootstrapServers=" + connection.bootstrapServers())
                .as(KafkaOptions.class));
    pipeline
        .apply("Read", read)
        .apply("Text", MapElements.into(TypeDescriptors.strings()).via(raw -> raw.bytes().text()))
        .apply(
            "Write",
            WriteTopic.<String>to(connection, "any", t -> t, t -> t).exactlyOnce("group", 1));

    // The plan has the display data in it; what it carries packed is looked at unpacked.
    assertThat(PipelineTranslation.toProto(pipeline).toString())
        .contains(connection.bootstrapServers())
        .doesNotContain(SECRET);
    assertThat(pipeline.getOptions().toString()).doesNotContain(SECRET);
    for (Object travels :
        List.of(
            new ConsumerFactory(connection, StartAt.committed()),
            new ProducerFactory(connection),
            TopicPartReader.of(connection),
            connection)) {
      assertThat(serialized(travels))
          .contains(String.valueOf(connection.propertiesFile()))
          .doesNotContain(SECRET);
    }
    assertThat(connection.toString()).doesNotContain(SECRET);
  }

  private static String serialized(Object value) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
