package org.afterward.pipelines.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What evaluate says to a call with a mistake: one line, which names it. */
class EvaluateMistakesTest {

  private final Path folder;

  EvaluateMistakesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String mistake(Object logged, String... more) {
    Evaluated evaluated = Evaluated.of(folder.resolve("out"), logged, more);
    assertThat(evaluated.exitCode()).isEqualTo(2);
    assertThat(evaluated.out()).isEmpty();
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(evaluated.err()).startsWith("afterward: ").endsWith("\n").hasLineCount(1);
    return evaluated.err().substring("afterward: ".length(), evaluated.err().length() - 1);
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  @Test
  void a_file_without_a_required_column_is_named_with_what_it_has() throws IOException {
    Path csv = file("a.csv", "reward,propensities,user_id", "1,0.5,a");
    assertThat(mistake(csv))
        .isEqualTo(
            "--logged: %s has no column propensity and target_probability; it has reward,"
                    .formatted(csv)
                + " propensities, user_id");
    Path json = file("b.jsonl", "{\"rewards\":1,\"propensity\":0.5,\"target_probability\":1}");
    assertThat(mistake(json))
        .isEqualTo(
            "--logged: %s has no column reward; it has rewards, propensity, target_probability"
                .formatted(json));
  }

  @Test
  void one_file_of_many_is_enough_to_be_refused() throws IOException {
    Path good = file("good.csv", "reward,propensity,target_probability");
    Path bad = file("bad.csv", "reward,propensity");
    assertThat(mistake(good + "," + bad)).contains("bad.csv has no column target_probability");
  }

  @Test
  void an_empty_csv_has_not_even_a_header() throws IOException {
    Path empty = file("empty.csv");
    assertThat(mistake(empty))
        .isEqualTo("--logged: " + empty + " is empty: it has not even a header");
  }

  @Test
  void what_is_not_there_or_of_no_known_form_is_named() throws IOException {
    assertThat(mistake(folder.resolve("none.csv")))
        .isEqualTo("--logged: No file matches " + folder.resolve("none.csv"));
    Path other = file("choices.xlsx", "x");
    assertThat(mistake(other)).startsWith("--logged: " + other + " is neither CSV (.csv), JSON");
    assertThat(mistake(" , ")).isEqualTo("--logged= ,  names no file");
  }

  @Test
  void a_setting_that_cannot_be_is_named_as_it_is_typed() throws IOException {
    Path csv = file("a.csv", "reward,propensity,target_probability");
    assertThat(mistake(csv, "--clip=0")).isEqualTo("--clip is 0.0; right would be more than 0");
    assertThat(mistake(csv, "--confidence=95"))
        .isEqualTo("--confidence is 95.0; right would be between 0 and 1");
    assertThat(mistake(csv, "--leastEssShare=2"))
        .isEqualTo("--leastEssShare is 2.0; right would be from 0 to 1");
  }

  @Test
  void what_an_earlier_run_wrote_is_not_replaced_unasked() throws IOException {
    Path csv = file("a.csv", "reward,propensity,target_probability");
    Path out = Files.createDirectory(folder.resolve("used"));
    Files.writeString(out.resolve("estimates.json"), "{}");

    Evaluated evaluated = Evaluated.of(out, csv);

    assertThat(evaluated.exitCode()).isEqualTo(2);
    assertThat(evaluated.err()).contains("already holds estimates.json");
    assertThat(evaluated.json()).isEqualTo("{}");
  }
}
