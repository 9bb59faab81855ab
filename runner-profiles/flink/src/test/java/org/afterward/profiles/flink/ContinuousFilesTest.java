package org.afterward.profiles.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.WriteRecords;
import org.afterward.servers.Await;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a stream writes have each record once, also when the job fails after writing. */
class ContinuousFilesTest {

  private static final AtomicInteger FAILURES_TO_COME = new AtomicInteger();

  @Test
  void a_job_that_fails_after_writing_loses_nothing_and_doubles_nothing(@TempDir Path folder)
      throws Exception {
    FAILURES_TO_COME.set(2);
    List<TimedLine> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      lines.add(new TimedLine(i, "line %03d".formatted(i)));
    }
    List<String> all = lines.stream().map(TimedLine::text).toList();
    Gate gate = Gate.in(folder);
    Path output = folder.resolve("output");

    ExecutorService runner = Executors.newSingleThreadExecutor();
    Future<State> end = runner.submit(() -> pipeline(lines, gate, output).run().waitUntilFinish());
    try {
      gate.openUpTo(100);
      Await.until("the first half is written", () -> lines(output), all.subList(0, 100)::equals);
      assertThat(FAILURES_TO_COME).hasValue(0);
    } finally {
      gate.openUpTo(Gate.WIDE_OPEN);
      runner.shutdown();
    }
    assertThat(end.get(1, TimeUnit.MINUTES)).isEqualTo(State.DONE);

    assertThat(lines(output)).isEqualTo(all);
    assertThat(files(output)).noneMatch(ContinuousFilesTest::isHidden);
  }

  private static Pipeline pipeline(List<TimedLine> lines, Gate gate, Path output) {
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setFlinkMaster("[local]");
    options.setStreaming(true);
    options.setParallelism(2);
    options.setCheckpointingInterval(200L);
    options.setNumberOfExecutionRetries(FAILURES_TO_COME.get());
    options.setExecutionRetryDelay(10L);
    // Of a stream that ends, what is not yet behind a checkpoint is written all the same.
    options.setEnableStableInputDrain(true);
    options.setAutoWatermarkInterval(20L);
    options.setObjectReuse(true);
    options.setFasterCopy(true);
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply("Lines", Read.from(new GatedSource(lines, gate)))
        .apply("Text", MapElements.into(TypeDescriptors.strings()).via(raw -> raw.bytes().text()))
        .apply(
            "Write",
            WriteRecords.to(output.toString(), RecordFormat.lines(), FileFormat.JSON)
                .byMonth(line -> 0L)
                .withShards(2)
                .withBatches(7, Duration.millis(300)))
        .apply("Fail", ParDo.of(new FailFn()));
    return pipeline;
  }

  /** The lines that a reader sees, in order. */
  private static List<String> lines(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files(folder)) {
      if (!isHidden(file)) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    lines.sort(null);
    return lines;
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private static List<Path> files(Path folder) throws IOException {
    Path month = folder.resolve("1970-01");
    if (!Files.isDirectory(month)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(month)) {
      return all.toList();
    }
  }

  /** Fails behind a file that is written: the first times that it sees any. */
  private static final class FailFn extends DoFn<String, Void> {

    @ProcessElement
    public void fail(@Element String file) {
      if (FAILURES_TO_COME.getAndUpdate(failures -> Math.max(0, failures - 1)) > 0) {
        throw new IllegalStateException("for this test, after " + file);
      }
    }
  }
}
