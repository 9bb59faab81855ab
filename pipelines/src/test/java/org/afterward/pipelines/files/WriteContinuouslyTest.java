package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.afterward.coders.Exposure;
import org.afterward.coders.ExposureCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class WriteContinuouslyTest {

  private static final Duration MINUTE = Duration.standardMinutes(1);

  private Path directory = Path.of("");

  @BeforeEach
  void in_a_directory_that_is_not_there(@TempDir Path empty) {
    directory = empty.resolve("lines");
  }

  private WriteRecords<String> lines() {
    return WriteRecords.to(directory.toString(), RecordFormat.lines(), FileFormat.JSON);
  }

  /** The lines of each file. */
  private List<List<String>> files() throws IOException {
    List<List<String>> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.sorted().toList()) {
        assertThat(file.getFileName().toString()).matches("part-[-0-9a-f]{36}\\.jsonl");
        files.add(Files.readAllLines(file).stream().sorted().toList());
      }
    }
    return files;
  }

  @Test
  void what_comes_within_the_wait_is_one_file_whatever_the_bundles(TestPipeline pipeline)
      throws IOException {
    pipeline
        .apply(
            TestStream.create(StringUtf8Coder.of())
                .addElements("a", "b")
                .advanceProcessingTime(MINUTE)
                .addElements("c")
                .advanceProcessingTime(MINUTE.multipliedBy(5))
                .addElements("d")
                .advanceProcessingTime(MINUTE.multipliedBy(5))
                .advanceWatermarkToInfinity())
        .apply(lines().withBatches(100, MINUTE.multipliedBy(5)));
    pipeline.run().waitUntilFinish();

    assertThat(files()).containsExactlyInAnyOrder(List.of("a", "b", "c"), List.of("d"));
  }

  @Test
  void a_full_batch_does_not_wait(TestPipeline pipeline) throws IOException {
    pipeline
        .apply(
            TestStream.create(StringUtf8Coder.of())
                .addElements("a", "b", "c", "d")
                .advanceWatermarkToInfinity())
        .apply(lines().withBatches(2, MINUTE));
    pipeline.run().waitUntilFinish();

    assertThat(files()).hasSize(2).allMatch(file -> file.size() == 2);
    assertThat(files().stream().flatMap(List::stream))
        .containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void what_still_waits_at_the_end_is_written_and_lateness_does_not_matter(TestPipeline pipeline)
      throws IOException {
    PCollection<String> names =
        pipeline
            .apply(
                TestStream.create(StringUtf8Coder.of())
                    .addElements("a")
                    .advanceWatermarkTo(Instant.parse("2024-02-01T00:00:00Z"))
                    .addElements("late")
                    .advanceWatermarkToInfinity())
            .apply(
                Window.<String>into(FixedWindows.of(Duration.standardDays(1)))
                    .withAllowedLateness(Duration.standardDays(36_500))
                    .discardingFiredPanes())
            .apply(lines());
    PAssert.that(names)
        .satisfies(
            found -> {
              assertThat(found).hasSize(1);
              return null;
            });
    pipeline.run().waitUntilFinish();

    assertThat(files()).containsExactly(List.of("a", "late"));
  }

  @Test
  void batches_of_equal_records_are_files_of_their_own(TestPipeline pipeline) throws IOException {
    pipeline
        .apply(
            TestStream.create(StringUtf8Coder.of())
                .addElements("same", "same")
                .advanceWatermarkToInfinity())
        .apply(lines().withBatches(1, MINUTE));
    pipeline.run().waitUntilFinish();

    assertThat(files()).containsExactly(List.of("same"), List.of("same"));
  }

  @Test
  void every_shard_has_its_own_files(TestPipeline pipeline) throws IOException {
    pipeline
        .apply(
            TestStream.create(StringUtf8Coder.of())
                .addElements("a", "b", "c", "d")
                .advanceWatermarkToInfinity())
        .apply(lines().withShards(2));
    pipeline.run().waitUntilFinish();

    assertThat(files()).hasSize(2);
    assertThat(files().stream().flatMap(List::stream))
        .containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void exposures_by_month_come_back_from_parquet(TestPipeline pipeline) throws IOException {
    List<Exposure> exposures = Samples.exposures(20);
    TestStream.Builder<Exposure> stream = TestStream.create(ExposureCoder.of());
    for (Exposure each : exposures) {
      stream = stream.addElements(each);
    }

    pipeline
        .apply(stream.advanceWatermarkToInfinity())
        .apply(
            WriteRecords.to(directory.toString(), RecordFormat.exposures(), FileFormat.PARQUET)
                .byMonth(Exposure::at));
    pipeline.run().waitUntilFinish();

    EventFiles found = EventFiles.match(List.of(directory.toString()));
    assertThat(Visited.parts(found.files().stream().map(EventPart::all).toList()).events)
        .containsExactlyInAnyOrderElementsOf(exposures);
    try (Stream<Path> months = Files.list(directory)) {
      assertThat(months)
          .containsExactlyInAnyOrder(directory.resolve("2024-01"), directory.resolve("undated"));
    }
  }
}
