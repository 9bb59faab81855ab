package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader makes of the footer: which columns it reads, and whether it may read at all. */
class ParquetFooterTest {

  private static final String SCHEMA =
      "required binary event_type; required binary event_id; required int64 notes;";

  private Path directory = Path.of("");

  @BeforeEach
  void in_an_empty_directory(@TempDir Path empty) {
    directory = empty;
  }

  private EventFile file(Map<String, String> footer) throws IOException {
    List<Consumer<Group>> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int number = i;
      rows.add(
          row -> {
            row.add("event_type", "LOGIN");
            row.add("event_id", "evt_" + number);
            row.add("notes", (long) number);
          });
    }
    return ForeignParquet.write(
        directory.resolve("rows.parquet"),
        SCHEMA,
        rows,
        writer -> writer.withExtraMetaData(footer));
  }

  @Test
  void a_column_that_nobody_wants_is_not_read() throws IOException {
    EventFile file = file(Map.of());
    List<?> events = Visited.all(file).events;
    assertThat(events).hasSize(100);

    damage(file, "notes");
    assertThat(Visited.all(file).events).isEqualTo(events);

    damage(file, "event_id");
    assertThatThrownBy(() -> Visited.all(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.name());
  }

  /** Overwrites all bytes of a column. */
  private static void damage(EventFile file, String name) throws IOException {
    ColumnChunkMetaData column =
        ParquetFiles.footer(file).getBlocks().get(0).getColumns().stream()
            .filter(each -> each.getPath().toDotString().equals(name))
            .findFirst()
            .orElseThrow();
    byte[] bytes = Files.readAllBytes(Path.of(file.name()));
    int from = Math.toIntExact(column.getStartingPos());
    Arrays.fill(bytes, from, from + Math.toIntExact(column.getTotalSize()), (byte) 0x55);
    Files.write(Path.of(file.name()), bytes);
  }

  @Test
  void a_file_of_ours_says_of_which_version_its_schema_is() throws IOException {
    EventFile file =
        TestFiles.parquet(
            directory.resolve("e.parquet"), RecordFormat.exposures(), Samples.exposures(1));

    assertThat(ParquetFiles.footer(file).getFileMetaData().getKeyValueMetaData())
        .containsEntry("afterward.schema.version", "1");
  }

  @Test
  void a_later_version_of_the_schema_is_refused() throws IOException {
    EventFile file = file(Map.of("afterward.schema.version", "2"));
    String problem =
        file.name()
            + " cannot be read: its schema is of version 2, and this release of Afterward reads"
            + " version 1 only";

    assertThatThrownBy(() -> Visited.all(file)).isInstanceOf(IOException.class).hasMessage(problem);
    assertThatThrownBy(() -> new EventPartSplitter(1 << 20, 1_000).split(file))
        .isInstanceOf(IOException.class)
        .hasMessage(problem);
  }
}
