package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.Prediction;
import org.afterward.coders.RawRecord;
import org.afterward.coders.UnreadableEventException;
import org.afterward.coders.UserEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that Afterward itself has written; {@link ForeignParquetTest} reads those of others. */
class ParquetPartReaderTest {

  private Path directory;

  @BeforeEach
  void in_an_empty_directory(@TempDir Path empty) {
    directory = empty;
  }

  @Test
  void user_events_are_read_as_they_were_written() throws IOException {
    List<UserEvent> events = Samples.userEvents(3_000);
    EventFile file =
        TestFiles.parquet(directory.resolve("u.parquet"), RecordFormat.userEvents(), events);

    assertThat(Visited.all(file).events).isEqualTo(events);
  }

  @Test
  void exposures_are_read_as_they_were_written() throws IOException {
    List<Exposure> exposures = Samples.exposures(3_000);
    EventFile file =
        TestFiles.parquet(directory.resolve("e.parquet"), RecordFormat.exposures(), exposures);

    assertThat(Visited.all(file).events).isEqualTo(exposures);
  }

  @Test
  void predictions_are_read_as_they_were_written() throws IOException {
    List<Prediction> predictions = Samples.predictions(3_000);
    EventFile file =
        TestFiles.parquet(directory.resolve("p.parquet"), RecordFormat.predictions(), predictions);

    assertThat(Visited.all(file).events).isEqualTo(predictions);
  }

  @Test
  void the_same_events_are_the_same_in_json_and_in_parquet() throws IOException {
    List<Exposure> exposures = Samples.exposures(20);

    Visited parquet =
        Visited.all(
            TestFiles.parquet(directory.resolve("e.parquet"), RecordFormat.exposures(), exposures));
    Visited json =
        Visited.all(
            TestFiles.json(directory.resolve("e.jsonl"), RecordFormat.exposures(), exposures));

    assertThat(parquet.events).isEqualTo(json.events);
    assertThat(parquet.misread).isEqualTo(json.misread);
  }

  @Test
  void the_raw_record_is_the_row_as_json_and_its_number() throws IOException {
    List<Exposure> exposures = Samples.exposures(5);
    EventFile file =
        TestFiles.parquet(directory.resolve("e.parquet"), RecordFormat.exposures(), exposures);

    List<RawRecord> raw = Visited.all(file).raw;

    for (int row = 0; row < raw.size(); row++) {
      RawRecord each = raw.get(row);
      assertThat(each).isEqualTo(new RawRecord(each.bytes(), file.name(), row, Event.NO_TIME));
      assertThat(read(each.bytes())).isEqualTo(exposures.get(row));
    }
  }

  @Test
  void every_part_of_a_file_has_its_own_row_groups() throws IOException {
    List<Exposure> exposures = Samples.exposures(50);
    EventFile first =
        TestFiles.parquet(
            directory.resolve("1.parquet"), RecordFormat.exposures(), exposures.subList(0, 20));
    EventFile second =
        TestFiles.parquet(
            directory.resolve("2.parquet"), RecordFormat.exposures(), exposures.subList(20, 51));
    PartFiles files = new PartFiles(directory.toString(), FileFormat.PARQUET);
    new FileJoiner(files, FileFormat.PARQUET)
        .join(List.of("1.parquet", "2.parquet"), "both.parquet");
    EventFile both =
        new EventFile(
            directory.resolve("both.parquet").toString(),
            FileFormat.PARQUET,
            Packing.NONE,
            first.size() + second.size());

    List<EventPart> parts = new EventPartSplitter(1 << 20, 31).split(both);

    assertThat(parts).containsExactly(new EventPart(both, 0, 1), new EventPart(both, 1, 2));
    Visited visited = Visited.parts(parts);
    assertThat(visited.events).isEqualTo(exposures);
    assertThat(visited.raw.get(20).offset()).isEqualTo(20);
  }

  @Test
  void a_column_may_have_values_in_some_row_groups_only() throws IOException {
    List<UserEvent> all = Samples.userEvents(15);
    List<UserEvent> logins = all.stream().filter(e -> e.type() == EventType.LOGIN).toList();
    List<UserEvent> wanted = new ArrayList<>(all);
    wanted.addAll(logins);
    wanted.addAll(all);
    TestFiles.parquet(directory.resolve("all.parquet"), RecordFormat.userEvents(), all);
    TestFiles.parquet(directory.resolve("logins.parquet"), RecordFormat.userEvents(), logins);
    PartFiles files = new PartFiles(directory.toString(), FileFormat.PARQUET);
    new FileJoiner(files, FileFormat.PARQUET)
        .join(List.of("all.parquet", "logins.parquet", "all.parquet"), "joined.parquet");

    EventFile joined = EventFiles.match(List.of(directory.resolve("j*").toString())).files().get(0);

    assertThat(Visited.all(joined).events).isEqualTo(wanted);
  }

  @Test
  void a_file_without_rows_has_no_parts_and_no_events() throws IOException {
    EventFile file =
        TestFiles.parquet(directory.resolve("u.parquet"), RecordFormat.userEvents(), List.of());

    assertThat(new EventPartSplitter(1 << 20, 31).split(file)).isEmpty();
    assertThat(Visited.all(file).events).isEmpty();
  }

  @Test
  void a_damaged_file_is_named() throws IOException {
    EventFile whole =
        TestFiles.parquet(
            directory.resolve("u.parquet"), RecordFormat.userEvents(), Samples.userEvents(500));
    byte[] bytes = Files.readAllBytes(Path.of(whole.name()));
    byte[] wrong = bytes.clone();
    Arrays.fill(wrong, 4, bytes.length / 2, (byte) 0x55);
    EventFile cut =
        TestFiles.write(directory.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length - 9));
    EventFile garbled = TestFiles.write(directory.resolve("garbled.parquet"), wrong);
    EventFile empty = TestFiles.write(directory.resolve("empty.parquet"), new byte[0]);

    for (EventFile file : List.of(cut, garbled, empty)) {
      assertThatThrownBy(() -> Visited.all(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.name());
    }
    assertThatThrownBy(() -> new EventPartSplitter(1 << 20, 31).split(cut))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(cut.name());
  }

  @Test
  void a_visitor_that_fails_is_not_taken_for_a_damaged_file() throws IOException {
    EventFile file =
        TestFiles.parquet(
            directory.resolve("u.parquet"), RecordFormat.userEvents(), Samples.userEvents(1));

    assertThatThrownBy(() -> EventPartReader.read(EventPart.all(file), new FailingVisitor()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("for this test");
  }

  private static Event read(Bytes line) {
    try {
      return EventJson.read(new RawRecord(line, "", 0, Event.NO_TIME)).value();
    } catch (UnreadableEventException e) {
      throw new AssertionError(line.text(), e);
    }
  }
}
