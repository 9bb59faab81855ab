package org.afterward.pipelines.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.afterward.pipelines.Afterward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoJobTest {

  @Test
  void every_exposure_of_the_simulated_month_has_a_reward_or_is_pending(@TempDir Path home)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] args = {"demo", "--output=" + home, "--users=20", "--days=9", "--malformed=0"};

    int exitCode = Afterward.run(args, printer(out), printer(err));

    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(exitCode).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Nothing was learned: ")
        .contains("To look at:\n  " + home + "/exposures/ ");
    assertThat(ids(home, "rewards", "implausible", "pending"))
        .isNotEmpty()
        .isEqualTo(ids(home, "exposures"));
  }

  @Test
  void what_is_learned_of_a_month_is_shown_beside_the_truth(@TempDir Path home) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] args = {"demo", "--output=" + home, "--users=100", "--days=14", "--malformed=0"};

    int exitCode = Afterward.run(args, printer(out), printer(err));

    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(exitCode).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("gate  passed")
        .containsPattern("4 Premium +[+-]\\d\\.\\d\\d +\\+- \\d\\.\\d\\d +[+-]\\d\\.\\d\\d")
        .containsPattern(
            "what was learned +\\d\\.\\d\\d +\\+\\d\\.\\d\\d"
                + " +[+-]\\d\\.\\d\\d \\([+-]\\d\\.\\d\\d to [+-]\\d\\.\\d\\d\\)");
    assertThat(home.resolve("models/manifest.json")).exists();
  }

  /** The distinct exposure ids, sorted. */
  private static List<String> ids(Path home, String... folders) throws IOException {
    try (Stream<String> lines = Stream.of(folders).flatMap(folder -> lines(home.resolve(folder)))) {
      return lines
          .map(line -> line.replaceFirst(".*?\"exposure_id\":\"([^\"]+)\".*", "$1"))
          .distinct()
          .sorted()
          .toList();
    }
  }

  private static Stream<String> lines(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream().flatMap(DemoJobTest::linesOf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
