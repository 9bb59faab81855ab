package org.afterward.pipelines.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

  private static final List<String> ENTRIES = List.of("rewards/", "truth.json");

  private final Path home;

  OutputFolderTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void a_folder_that_is_not_there_is_made() {
    prepare(home.resolve("a/b"), false);

    assertThat(home.resolve("a/b")).isEmptyDirectory();
  }

  @Test
  void what_other_commands_wrote_is_not_in_the_way() throws IOException {
    write("exposures/part-0.json");
    Files.createDirectories(home.resolve("rewards"));

    prepare(home, false);

    assertThat(files()).containsExactly("exposures/part-0.json");
  }

  @Test
  void an_earlier_output_is_kept_and_named() throws IOException {
    write("rewards/2024-01/part-0.parquet");

    assertThatThrownBy(() -> prepare(home, false))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            "--output="
                + home
                + " already holds rewards/; --overwrite replaces what this command wrote there");
    assertThat(files()).containsExactly("rewards/2024-01/part-0.parquet");
  }

  @Test
  void what_a_run_left_that_failed_is_kept_too_since_another_may_be_writing_it()
      throws IOException {
    write("rewards/2024-01/.writing-1");

    assertThatThrownBy(() -> prepare(home, false))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            "--output="
                + home
                + " already holds rewards/ of a run that is not finished, or failed; when none is"
                + " writing there, --overwrite removes it");
    assertThat(files()).containsExactly("rewards/2024-01/.writing-1");

    prepare(home, true);
    assertThat(files()).isEmpty();
  }

  @Test
  void an_earlier_output_file_is_kept_and_named() throws IOException {
    write("truth.json");

    assertThatThrownBy(() -> prepare(home, false))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            "--output="
                + home
                + " already holds truth.json; --overwrite replaces what this command wrote there");
  }

  @Test
  void overwriting_removes_what_the_command_wrote_and_nothing_else() throws IOException {
    write("rewards/2024-01/part-0.parquet");
    write("truth.json");
    write("exposures/part-0.json");
    write("notes.txt");

    prepare(home, true);

    assertThat(files()).containsExactly("exposures/part-0.json", "notes.txt");
  }

  @Test
  void overwriting_removes_a_link_and_not_what_it_leads_to(@TempDir Path elsewhere)
      throws IOException {
    Files.writeString(elsewhere.resolve("precious.txt"), "keep me");
    Files.createDirectories(home.resolve("rewards"));
    Files.createSymbolicLink(home.resolve("rewards/link"), elsewhere);

    prepare(home, true);

    assertThat(Files.exists(home.resolve("rewards/link"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(elsewhere.resolve("precious.txt")).hasContent("keep me");
  }

  @Test
  void a_file_in_the_place_of_the_folder_is_a_mistake() throws IOException {
    write("taken");

    assertThatThrownBy(() -> prepare(home.resolve("taken"), true))
        .isInstanceOf(UserMistake.class)
        .hasMessage("--output=" + home + "/taken cannot be written to: it is a file");
  }

  @Test
  void a_folder_that_cannot_be_made_is_a_mistake() throws IOException {
    write("taken");

    assertThatThrownBy(() -> prepare(home.resolve("taken/below"), false))
        .isInstanceOf(UserMistake.class)
        .hasMessage("--output=" + home + "/taken/below cannot be written to: it cannot be created");
  }

  @Test
  void a_file_system_that_nobody_brought_is_named() {
    OutputOptions options = options("moon://crater", false);

    assertThatThrownBy(() -> OutputFolder.prepare(options, ENTRIES))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            "--output=moon://crater cannot be written to: No filesystem found for scheme moon");
  }

  private static void prepare(Path folder, boolean overwrite) {
    OutputFolder.prepare(options(folder.toString(), overwrite), ENTRIES);
  }

  private static OutputOptions options(String folder, boolean overwrite) {
    OutputOptions options = PipelineOptionsFactory.as(OutputOptions.class);
    options.setOutput(folder);
    options.setOverwrite(overwrite);
    return options;
  }

  private void write(String path) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile)
          .map(file -> home.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
