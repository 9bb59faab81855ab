package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFilesTest {

  private Path directory = Path.of("");

  @BeforeEach
  void in_an_empty_directory(@TempDir Path empty) {
    directory = empty;
    TestFiles.useFileSystems();
  }

  @Test
  void an_interrupted_reveal_can_be_done_again() throws IOException {
    PartFiles files = new PartFiles(directory.toString(), FileFormat.JSON);
    List<String> hidden = List.of(files.newHiddenName(""), files.newHiddenName(""));
    // The first has its name already; the second still has to get it.
    Files.writeString(directory.resolve("part-00000-of-00002.jsonl"), "first");
    Files.writeString(directory.resolve(hidden.get(1)), "second");

    files.reveal("", hidden);
    files.reveal("", hidden);

    assertThat(directory.resolve("part-00000-of-00002.jsonl")).hasContent("first");
    assertThat(directory.resolve("part-00001-of-00002.jsonl")).hasContent("second");
    try (Stream<Path> all = Files.list(directory)) {
      assertThat(all).hasSize(2);
    }
  }

  @Test
  void what_bundles_left_that_were_done_again_is_removed_and_other_runs_keep_theirs()
      throws IOException {
    PartFiles files = new PartFiles(directory.toString(), FileFormat.JSON);
    PartFiles others = new PartFiles(directory.toString(), FileFormat.JSON);
    String complete = files.newHiddenName("");
    String ofOthers = others.newHiddenName("");
    for (String name : List.of(complete, files.newHiddenName(""), ofOthers)) {
      Files.writeString(directory.resolve(name), "x");
    }

    assertThat(files.reveal("", List.of(complete)))
        .containsExactly(directory.resolve("part-00000-of-00001.jsonl").toString());
    files.removeHidden(false);
    try (Stream<Path> all = Files.list(directory)) {
      assertThat(all.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("part-00000-of-00001.jsonl", ofOthers);
    }
  }

  @Test
  void a_hidden_file_that_somebody_else_has_removed_is_missed() throws IOException {
    PartFiles files = new PartFiles(directory.toString(), FileFormat.JSON);
    List<String> hidden = List.of(files.newHiddenName(""), files.newHiddenName(""));
    Files.writeString(directory.resolve(hidden.get(1)), "second");

    assertThatThrownBy(() -> files.reveal("", hidden))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Files that were being written to " + directory + " were removed by somebody else");
  }
}
