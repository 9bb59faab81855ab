package org.afterward.pipelines.savepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.WriteRecords;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.apache.flink.api.common.JobID;
import org.joda.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a stream writes have each record once, also when the job fails after writing. */
class ContinuousFilesTest {

  private static final long DEADLINE_SECONDS = 60;
  private static final AtomicInteger FAILURES_TO_COME = new AtomicInteger();

  @BeforeEach
  void nothing_is_told_yet() {
    GatedSource.openUpTo(Long.MIN_VALUE);
    FAILURES_TO_COME.set(2);
  }

  @Test
  void a_job_that_fails_after_writing_loses_nothing_and_doubles_nothing(@TempDir Path folder)
      throws Exception {
    List<TimedLine> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      lines.add(new TimedLine(i, "line %03d".formatted(i)));
    }
    List<String> all = lines.stream().map(TimedLine::text).toList();

    try (FlinkCluster cluster = FlinkCluster.start()) {
      Pipeline pipeline = cluster.pipeline("--parallelism=2");
      FlinkPipelineOptions options = pipeline.getOptions().as(FlinkPipelineOptions.class);
      options.setNumberOfExecutionRetries(FAILURES_TO_COME.get());
      options.setExecutionRetryDelay(10L);
      options.setEnableStableInputDrain(true);
      pipeline
          .apply("Lines", Read.from(new GatedSource(lines)))
          .apply("Text", MapElements.into(TypeDescriptors.strings()).via(raw -> raw.bytes().text()))
          .apply(
              "Write",
              WriteRecords.to(folder.toString(), RecordFormat.lines(), FileFormat.JSON)
                  .byMonth(line -> 0L)
                  .withShards(2)
                  .withBatches(7, Duration.millis(300)))
          .apply("Fail", ParDo.of(new FailFn()));
      JobID job = cluster.run(pipeline);

      GatedSource.openUpTo(100);
      awaitLines(folder, all.subList(0, 100));
      assertThat(FAILURES_TO_COME).hasValue(0);
      GatedSource.openUpTo(GatedSource.WIDE_OPEN);
      cluster.awaitEnd(job);
    }

    assertThat(lines(folder)).isEqualTo(all);
    assertThat(hidden(folder)).isEmpty();
  }

  private static void awaitLines(Path folder, List<String> wanted) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    List<String> seen = lines(folder);
    while (!seen.equals(wanted)) {
      assertThat(System.nanoTime()).as("deadline; seen is %s", seen).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
      seen = lines(folder);
    }
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

  private static List<Path> hidden(Path folder) throws IOException {
    return files(folder).stream().filter(ContinuousFilesTest::isHidden).toList();
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
