package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilesTest {

  private Path directory = Path.of("");

  @BeforeEach
  void in_a_directory_with_files(@TempDir Path empty) throws IOException {
    directory = empty;
    Files.createDirectories(directory.resolve("day"));
    for (String name :
        List.of("a.jsonl", "b.json.gz", "c.parquet", "_SUCCESS", ".a.jsonl.crc", "day/part-0")) {
      TestFiles.touch(directory.resolve(name), 3);
    }
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private EventFile file(String name, FileFormat format, Packing packing) {
    return new EventFile(path(name), format, packing, 3);
  }

  @Test
  void files_are_known_by_their_names_and_hidden_ones_are_passed_over() throws IOException {
    EventFiles found = EventFiles.match(List.of(path("*")));

    assertThat(found.files())
        .containsExactlyInAnyOrder(
            file("a.jsonl", FileFormat.JSON, Packing.NONE),
            file("b.json.gz", FileFormat.JSON, Packing.GZIP),
            file("c.parquet", FileFormat.PARQUET, Packing.NONE),
            file("day/part-0", FileFormat.JSON, Packing.NONE));
    assertThat(found.bytes()).isEqualTo(12);
  }

  @Test
  void a_file_that_two_globs_match_is_there_once() throws IOException {
    assertThat(EventFiles.match(List.of(path("a*"), path("*.jsonl"), path("a.jsonl"))).files())
        .containsExactly(file("a.jsonl", FileFormat.JSON, Packing.NONE));
  }

  @Test
  void a_directory_means_all_files_below_it() throws IOException {
    Files.createDirectories(directory.resolve("day/hour/_temporary"));
    Files.createDirectories(directory.resolve("day/.staging"));
    for (String name :
        List.of("day/hour/part-1", "day/hour/_temporary/part-2", "day/.staging/part-3")) {
      TestFiles.touch(directory.resolve(name), 3);
    }

    for (String glob : List.of("day", "day/", "d*", "day/*")) {
      assertThat(EventFiles.match(List.of(directory + "/" + glob)).files())
          .as(glob)
          .containsExactlyInAnyOrder(
              file("day/part-0", FileFormat.JSON, Packing.NONE),
              file("day/hour/part-1", FileFormat.JSON, Packing.NONE));
    }
    assertThat(EventFiles.match(List.of(path("*/hour"))).files())
        .containsExactly(file("day/hour/part-1", FileFormat.JSON, Packing.NONE));
    assertThat(EventFiles.match(List.of(path("day/.staging"))).files())
        .containsExactly(file("day/.staging/part-3", FileFormat.JSON, Packing.NONE));
  }

  @Test
  void a_hidden_file_is_found_by_its_name() throws IOException {
    assertThat(EventFiles.match(List.of(path("_SUCCESS"))).files())
        .containsExactly(file("_SUCCESS", FileFormat.JSON, Packing.NONE));
  }

  @Test
  void a_glob_that_matches_nothing_is_named() {
    assertThatThrownBy(() -> EventFiles.match(List.of(path("a*"), path("*.nothing"))))
        .isInstanceOf(InputFilesException.class)
        .hasMessage("No file matches " + path("*.nothing"));
    assertThatThrownBy(() -> EventFiles.match(List.of(path("gone/x.jsonl"))))
        .isInstanceOf(InputFilesException.class)
        .hasMessage("No file matches " + path("gone/x.jsonl"));
  }

  @Test
  void a_file_of_another_kind_is_named() throws IOException {
    TestFiles.touch(directory.resolve("d.csv"), 3);

    assertThatThrownBy(() -> EventFiles.match(List.of(path("*"))))
        .isInstanceOf(InputFilesException.class)
        .hasMessageStartingWith(path("d.csv") + " is neither JSON lines");
  }
}
