package org.afterward.pipelines.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.afterward.pipelines.SampleMonth;
import org.afterward.pipelines.kafka.ReadTopics;
import org.afterward.pipelines.kafka.TestTopics;
import org.afterward.pipelines.sources.EventSources;
import org.afterward.pipelines.sources.IncomingEvents;
import org.afterward.servers.Await;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job over topics of a real broker: as a stream, and up to their ends. */
class SnapshotsOnTopicsTest {

  private static TestTopics topics;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    topics = TestTopics.in(folder);
    topics.create("events", 2);
    List<String> lines = new ArrayList<>();
    lines.addAll(Files.readAllLines(SampleMonth.exposures().resolve("exposures.jsonl")));
    lines.addAll(Files.readAllLines(SampleMonth.activity().resolve("activity.jsonl")));
    Collections.shuffle(lines, new Random(1));
    List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
    for (String line : lines) {
      messages.add(TestTopics.message("events", messages.size() % 2, null, line));
    }
    topics.sendAll(messages);
  }

  @AfterAll
  static void stop() {
    topics.close();
  }

  /** Shuffled as they are, nothing may be late: the lateness is as long as the month. */
  @Test
  void a_stream_says_what_a_batch_says(@TempDir Path folder) throws Exception {
    Path boxes =
        Files.writeString(folder.resolve("boxes.yaml"), "name: small\npopulation: {at_least: 2}\n");
    Path batch = folder.resolve("batch");
    SampleMonth.run(
        "snapshots",
        "--topics=events",
        "--toTheEnd",
        "--bootstrapServers=" + topics.broker().bootstrapServers(),
        "--boxes=" + boxes,
        "--output=" + batch);
    Path stream = folder.resolve("stream");
    SnapshotsOptions options =
        PipelineOptionsFactory.fromArgs(
                "--topics=events",
                "--bootstrapServers=" + topics.broker().bootstrapServers(),
                "--boxes=" + boxes,
                "--populations=" + batch.resolve("populations"),
                "--lateness=P40D",
                "--idleAfter=PT3S",
                "--output=" + stream,
                "--fileEvery=PT1S")
            .as(SnapshotsOptions.class);
    options.as(DirectOptions.class).setBlockOnRun(false);
    Pipeline pipeline = Pipeline.create(options);
    new StreamSnapshots(options, SnapshotRule.of(options))
        .build(
            IncomingEvents.of(pipeline, ReadTopics.of(options, EventSources.topics(options)), 3));

    PipelineResult running = pipeline.run();
    try {
      List<String> expected = SampleMonth.sortedLines(batch.resolve("snapshots"));
      Await.until(
          "there are as many snapshots",
          () -> lines(stream.resolve("snapshots")),
          lines -> lines.size() == expected.size());
      assertThat(lines(stream.resolve("snapshots"))).containsExactlyElementsOf(expected);
    } finally {
      running.cancel();
    }
  }

  /** None, as long as nothing is written. */
  private static List<String> lines(Path folder) {
    return Files.exists(folder) ? SampleMonth.sortedLinesBelow(folder) : List.of();
  }
}
