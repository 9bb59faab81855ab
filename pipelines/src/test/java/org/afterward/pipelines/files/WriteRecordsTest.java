package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.ExposureCoder;
import org.afterward.coders.RawRecord;
import org.afterward.coders.UnreadableEventException;
import org.afterward.coders.UserEvent;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
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
  void by_month_each_record_is_in_the_folder_of_its_month(TestPipeline pipeline)
      throws IOException {
    List<UserEvent> events = List.of(at("2024-01-31T23:59:59.999Z"), at("2024-02-01T00:00:00Z"));

    PCollection<String> files =
        pipeline
            .apply(Create.of(events.get(0), events.get(1), at(Event.NO_TIME)))
            .apply(
                WriteRecords.to(directory.toString(), RecordFormat.userEvents(), FileFormat.PARQUET)
                    .byMonth(UserEvent::at));
    PAssert.that(files)
        .containsInAnyOrder(
            Stream.of("2024-01", "2024-02", "undated")
                .map(month -> directory.resolve(month) + "/part-00000-of-00001.parquet")
                .toList());
    pipeline.run().waitUntilFinish();

    assertThat(events(directory.resolve("2024-01"))).containsExactly(events.get(0));
    assertThat(events(directory.resolve("2024-02"))).containsExactly(events.get(1));
    assertThat(events(directory.resolve("undated"))).containsExactly(at(Event.NO_TIME));
    assertThat(hiddenFiles(directory)).isEmpty();
  }

  @Test
  void months_of_an_earlier_run_are_replaced_where_this_one_has_records(TestPipeline pipeline)
      throws IOException {
    for (String month : List.of("2023-12", "2024-01")) {
      Files.createDirectories(directory.resolve(month));
      Files.writeString(directory.resolve(month).resolve("part-00001-of-00002.jsonl"), "old");
    }

    pipeline
        .apply(Create.of(at("2024-01-15T00:00:00Z")))
        .apply(
            WriteRecords.to(directory.toString(), RecordFormat.userEvents(), FileFormat.JSON)
                .byMonth(UserEvent::at));
    pipeline.run().waitUntilFinish();

    assertThat(directory.resolve("2023-12/part-00001-of-00002.jsonl")).hasContent("old");
    try (Stream<Path> january = Files.list(directory.resolve("2024-01"))) {
      assertThat(january).containsExactly(directory.resolve("2024-01/part-00000-of-00001.jsonl"));
    }
  }

  @Test
  void more_months_than_files_can_be_open_are_written_all_the_same(TestPipeline pipeline)
      throws IOException {
    List<UserEvent> events = new ArrayList<>();
    for (int turn = 0; turn < 2; turn++) {
      for (int month = 1; month <= 12; month++) {
        events.add(at("2024-%02d-%02dT00:00:00Z".formatted(month, 1 + turn)));
      }
    }

    // As one bundle, so that one writer has them all.
    String lines = events.stream().map(EventJson::write).collect(Collectors.joining("\n"));
    pipeline
        .apply(Create.of(lines))
        .apply(
            FlatMapElements.into(TypeDescriptor.of(UserEvent.class))
                .via(text -> text.lines().map(WriteRecordsTest::read).toList()))
        .apply(
            WriteRecords.to(directory.toString(), RecordFormat.userEvents(), FileFormat.JSON)
                .byMonth(UserEvent::at));
    pipeline.run().waitUntilFinish();

    assertThat(events(directory)).containsExactlyInAnyOrderElementsOf(events);
    assertThat(events(directory.resolve("2024-03"))).hasSize(2);
  }

  private static UserEvent read(String line) {
    try {
      RawRecord raw = RawRecord.of(line);
      return (UserEvent) EventJson.read(raw).value();
    } catch (UnreadableEventException e) {
      throw new AssertionError(line, e);
    }
  }

  private static UserEvent at(String time) {
    return at(Instant.parse(time).toEpochMilli());
  }

  private static UserEvent at(long time) {
    return new UserEvent(
        EventType.LOGIN, "evt_" + time, time, "usr_1", "", "", "", false, null, 0, Double.NaN);
  }

  private static List<Event> events(Path folder) throws IOException {
    return Visited.parts(
            EventFiles.match(List.of(folder.toString())).files().stream()
                .map(EventPart::all)
                .toList())
        .events;
  }

  private static List<Path> hiddenFiles(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.getFileName().toString().startsWith(".")).toList();
    }
  }

  @Test
  void what_has_no_parquet_form_is_refused_at_once() {
    assertThatThrownBy(() -> WriteRecords.to("anywhere", RecordFormat.lines(), FileFormat.PARQUET))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
