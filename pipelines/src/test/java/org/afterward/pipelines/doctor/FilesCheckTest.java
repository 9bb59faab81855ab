package org.afterward.pipelines.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesCheckTest {

  @Test
  void files_that_are_there_are_counted_and_read(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.jsonl"), "{}\n");
    Files.writeString(folder.resolve("b.jsonl"), "");

    assertThat(new InputCheck("--activity", folder + "/*").look())
        .containsExactly(Finding.ok("--activity", "2 files, 1 KB, the first can be read"));
  }

  @Test
  void a_glob_that_matches_nothing_is_told_to_be_quoted() throws IOException {
    assertThat(new InputCheck("--activity", "/nowhere/*").look())
        .containsExactly(
            Finding.fail(
                "--activity",
                "No file matches /nowhere/*",
                "see the spelling, and quote it: '/nowhere/*'"));
  }

  @Test
  void files_that_are_all_empty_are_worth_a_warning(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.jsonl"), "");

    assertThat(new InputCheck("--activity", folder + "/*").look())
        .containsExactly(
            Finding.warn("--activity", "1 file, 0 KB, all empty", "see who writes them"));
  }

  @Test
  void a_folder_that_can_be_written_to_is_left_as_it_was(@TempDir Path folder) throws IOException {
    assertThat(new OutputCheck("--output", folder.toString()).look())
        .containsExactly(
            Finding.ok("--output", folder + ": a small file was written and deleted again"));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void a_folder_that_is_not_there_yet_is_not_made(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("a/b");

    assertThat(new OutputCheck("--output", missing.toString()).look())
        .containsExactly(
            Finding.ok("--output", missing + " is not there yet; the job will make it"));
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void a_file_in_the_place_of_the_folder_is_refused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "");

    assertThat(new OutputCheck("--output", file.toString()).look())
        .containsExactly(Finding.fail("--output", file + " is a file", "name a folder"));
    assertThat(new OutputCheck("--output", file.resolve("in").toString()).look())
        .containsExactly(
            Finding.fail(
                "--output",
                file + "/in is not there, and cannot be made in " + file,
                "see whether "
                    + file
                    + "/in is there, and may be written to by whom runs the job"));
  }

  @Test
  void a_folder_that_nobody_can_write_to_fails() {
    // The kernel's own folder refuses files even where the tests run as root.
    assertThat(Examination.of(List.of(new OutputCheck("--output", "/proc/self")), Patient.ENOUGH))
        .singleElement()
        .satisfies(finding -> assertThat(finding.level()).isEqualTo(Finding.Level.FAIL))
        .satisfies(
            finding ->
                assertThat(finding.remedy())
                    .isEqualTo(
                        "see whether /proc/self is there, and may be written to by whom runs the"
                            + " job"));
  }
}
