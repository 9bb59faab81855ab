package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.ExposureCoder;
import org.afterward.coders.UserEvent;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class WriteRecordsTest {

  private Path directory = Path.of("");

  @BeforeEach
  void in_a_directory_that_is_not_there(@TempDir Path empty) {
    directory = empty.resolve("month=2024-01").resolve("rewards");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<Event> events(FileFormat format) throws IOException {
    String glob = directory.resolve("*" + format.extension()).toString();
    return Visited.parts(
            EventFiles.match(List.of(glob)).files().stream().map(EventPart::all).toList())
        .events;
  }

  @Test
  void exposures_come_back_from_parquet(TestPipeline pipeline) throws IOException {
    List<Exposure> exposures = Samples.exposures(100);

    pipeline
        .apply(Create.of(exposures))
        .apply(WriteRecords.to(directory.toString(), RecordFormat.exposures(), FileFormat.PARQUET));
    pipeline.run().waitUntilFinish();

    assertThat(events(FileFormat.PARQUET)).containsExactlyInAnyOrderElementsOf(exposures);
  }

  @Test
  void user_events_come_back_from_json_lines(TestPipeline pipeline) throws IOException {
    List<UserEvent> events = Samples.userEvents(100);

    pipeline
        .apply(Create.of(events))
        .apply(WriteRecords.to(directory.toString(), RecordFormat.userEvents(), FileFormat.JSON));
    pipeline.run().waitUntilFinish();

    assertThat(events(FileFormat.JSON)).containsExactlyInAnyOrderElementsOf(events);
  }

  @Test
  void small_files_of_many_bundles_are_one_file_of_their_lines(TestPipeline pipeline)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      lines.add("line " + i);
    }

    PCollection<String> files =
        pipeline
            .apply(Create.of(lines))
            .apply(WriteRecords.to(directory.toString(), RecordFormat.lines(), FileFormat.JSON));

    String only = directory.resolve("part-00000-of-00001.jsonl").toString();
    PAssert.that(files)
        .satisfies(
            names -> {
              assertThat(names).containsExactly(only);
              return null;
            });
    pipeline.run().waitUntilFinish();
    assertThat(names()).containsExactly("part-00000-of-00001.jsonl");
    assertThat(Files.readAllLines(Path.of(only))).containsExactlyInAnyOrderElementsOf(lines);
  }

  @Test
  void without_records_there_is_one_empty_file(TestPipeline pipeline) throws IOException {
    pipeline
        .apply("No lines", Create.empty(StringUtf8Coder.of()))
        .apply(
            "Write lines",
            WriteRecords.to(directory.toString(), RecordFormat.lines(), FileFormat.JSON));
    pipeline
        .apply("No exposures", Create.empty(ExposureCoder.of()))
        .apply(
            "Write exposures",
            WriteRecords.to(directory.toString(), RecordFormat.exposures(), FileFormat.PARQUET));
    pipeline.run().waitUntilFinish();

    assertThat(names()).containsExactly("part-00000-of-00001.jsonl", "part-00000-of-00001.parquet");
    assertThat(directory.resolve("part-00000-of-00001.jsonl")).isEmptyFile();
    assertThat(events(FileFormat.PARQUET)).isEmpty();
  }

  @Test
  void a_run_that_fails_leaves_nothing_that_a_glob_picks_up(TestPipeline pipeline)
      throws IOException {
    RecordFormat<String> failing =
        RecordFormat.jsonOnly(
            line -> {
              if (line.equals("line 99")) {
                throw new IllegalStateException("for this test");
              }
              return line;
            });
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lines.add("line " + i);
    }
    // One bundle: the DirectRunner does not wait for other bundles when one fails, and they would
    // write on while the directory of this test is removed.
    pipeline
        .apply(Create.of(String.join(",", lines)))
        .apply(
            FlatMapElements.into(TypeDescriptors.strings())
                .via(text -> Arrays.asList(text.split(",", -1))))
        .apply(WriteRecords.to(directory.toString(), failing, FileFormat.JSON));

    assertThatThrownBy(() -> pipeline.run().waitUntilFinish()).hasMessageContaining("for this");
    assertThatThrownBy(() -> EventFiles.match(List.of(directory.resolve("*").toString())))
        .isInstanceOf(InputFilesException.class);
    assertThat(names()).isNotEmpty().allMatch(name -> name.startsWith(".writing-"));
  }

  @Test
  void the_files_of_an_earlier_run_are_replaced_and_nothing_else(TestPipeline pipeline)
      throws IOException {
    Files.createDirectories(directory);
    for (String name :
        List.of(
            "part-00000-of-00001.jsonl",
            "part-00001-of-00002.jsonl",
            "part-00000-of-00001.parquet",
            "notes.jsonl")) {
      Files.writeString(directory.resolve(name), "old");
    }

    pipeline
        .apply(Create.of("new"))
        .apply(WriteRecords.to(directory.toString(), RecordFormat.lines(), FileFormat.JSON));
    pipeline.run().waitUntilFinish();

    assertThat(names())
        .containsExactly("notes.jsonl", "part-00000-of-00001.jsonl", "part-00000-of-00001.parquet");
    assertThat(directory.resolve("part-00000-of-00001.jsonl")).hasContent("new");
  }

  @Test
  void what_has_no_parquet_form_is_refused_at_once() {
    assertThatThrownBy(
            () -> WriteRecords.to("anywhere", RecordFormat.predictions(), FileFormat.PARQUET))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
