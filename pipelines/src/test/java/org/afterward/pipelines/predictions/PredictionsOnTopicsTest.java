package org.afterward.pipelines.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.afterward.pipelines.SampleMonth;
import org.afterward.pipelines.kafka.ReadTopics;
import org.afterward.pipelines.kafka.TestTopics;
import org.afterward.pipelines.sources.EventSources;
import org.afterward.pipelines.sources.IncomingEvents;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job over topics of a real broker: as a stream, and up to their ends. */
class PredictionsOnTopicsTest {

  private static TestTopics topics;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    topics = TestTopics.in(folder);
    topics.create("events", 2);
    List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
    for (String line : SomePredictions.all()) {
      messages.add(TestTopics.message("events", messages.size() % 2, null, line));
    }
    topics.sendAll(messages);
  }

  @AfterAll
  static void stop() {
    topics.close();
  }

  /** The same events in a batch, complete long enough that nothing is pending. */
  private static Path batch(Path folder) {
    Path output = folder.resolve("batch");
    SampleMonth.run(
        "predictions",
        "--topics=events",
        "--toTheEnd",
        "--completeUntil=2024-03-01",
        "--bootstrapServers=" + topics.broker().bootstrapServers(),
        "--output=" + output);
    return output;
  }

  @Test
  void topics_up_to_their_ends_are_a_batch(@TempDir Path folder) {
    Path output = batch(folder);

    assertThat(SampleMonth.sortedLines(output.resolve("outcomes")))
        .hasSize(4)
        .contains(SomePredictions.P1, SomePredictions.P2, SomePredictions.P3);
    assertThat(SampleMonth.sortedLines(output.resolve("pending"))).isEmpty();
    assertThat(SampleMonth.sortedLines(output.resolve("rejections"))).hasSize(1);
  }

  @Test
  void a_stream_says_what_a_batch_says_to_files_and_to_topics(@TempDir Path folder)
      throws Exception {
    topics.create("outcomes", 1);
    topics.create("models", 1);
    Path output = folder.resolve("stream");
    PredictionsOptions options =
        PipelineOptionsFactory.fromArgs(
                "--topics=events",
                "--bootstrapServers=" + topics.broker().bootstrapServers(),
                "--output=" + output,
                "--outcomesTopic=outcomes",
                "--modelsTopic=models",
                "--fileEvery=PT1S")
            .as(PredictionsOptions.class);
    Pipeline pipeline = Pipeline.create(options);
    ReadTopics upToNow = ReadTopics.of(options, EventSources.topics(options)).untilCaughtUp();

    new PredictionFlow(options, PredictionTerms.of(options))
        .build(IncomingEvents.of(pipeline, upToNow, 3));
    pipeline.run().waitUntilFinish();

    Path expected = batch(folder);
    for (String kind : List.of("outcomes", "models", "rejections")) {
      assertThat(SampleMonth.sortedLinesBelow(output.resolve(kind)))
          .as(kind)
          .isEqualTo(SampleMonth.sortedLines(expected.resolve(kind)))
          .isNotEmpty();
    }
    assertThat(said("outcomes"))
        .isEqualTo(SampleMonth.sortedLines(expected.resolve("outcomes")))
        .hasSize(4);
    assertThat(said("models")).isEqualTo(SampleMonth.sortedLines(expected.resolve("models")));
    assertThat(topics.readAll("models"))
        .extracting(ConsumerRecord::key)
        .containsExactlyInAnyOrder(
            "accept/v1/2024-01-15", "accept/v2/2024-01-15", "accept/v2/2024-01-20");
    assertThat(topics.readAll("outcomes"))
        .extracting(ConsumerRecord::key)
        .containsExactlyInAnyOrder("ada/p1", "ada/p2", "dan/p3", "eva/p4");
  }

  private static List<String> said(String topic) {
    return topics.readAll(topic).stream().map(ConsumerRecord::value).sorted().toList();
  }
}
