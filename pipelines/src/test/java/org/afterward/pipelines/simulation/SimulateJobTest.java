package org.afterward.pipelines.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.afterward.pipelines.Afterward;
import org.afterward.transforms.simulation.PlantedTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateJobTest {

  private final Path home;

  SimulateJobTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void a_clean_simulation_tells_what_lies_in_the_files_and_what_to_do_next() throws IOException {
    String said = simulate(home, "--users=20", "--days=2", "--malformed=0", "--duplicates=0");

    PlantedCounts written =
        new PlantedCounts(
            Map.of(
                "exposures", (long) sortedLines(home.resolve("exposures")).size(),
                "user_events", (long) sortedLines(home.resolve("activity")).size(),
                "predictions", (long) sortedLines(home.resolve("predictions")).size()));
    assertThat(said)
        .isEqualTo(
            written
                + """

                Next, find out what the exposures were worth:
                  ./afterward rewards --exposures='HOME/exposures/*' --activity='HOME/activity/*' \\
                    --completeUntil=2024-01-03T00:00:00Z --output=HOME
                """
                    .replace("HOME", home.toString()));
  }

  @Test
  void the_truth_lies_beside_the_traffic() throws IOException {
    simulate(home, "--users=10", "--days=1");

    assertThat(Files.readString(home.resolve("truth.json")))
        .isEqualTo(PlantedTruth.standard().toJson() + "\n");
  }

  @Test
  void the_same_seed_gives_the_same_lines() throws IOException {
    simulate(home.resolve("a"), "--users=20", "--days=2", "--seed=7");
    simulate(home.resolve("b"), "--users=20", "--days=2", "--seed=7");

    for (String folder : List.of("exposures", "activity", "predictions")) {
      assertThat(sortedLines(home.resolve("b").resolve(folder)))
          .isNotEmpty()
          .isEqualTo(sortedLines(home.resolve("a").resolve(folder)));
    }
  }

  @Test
  void parquet_holds_exposures_and_activity() throws IOException {
    simulate(home, "--users=10", "--days=1", "--format=parquet");

    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files.filter(Files::isRegularFile).map(home::relativize).map(Path::toString))
          .containsExactlyInAnyOrder(
              "activity/part-00000-of-00001.parquet",
              "exposures/part-00000-of-00001.parquet",
              "predictions/part-00000-of-00001.jsonl",
              "truth.json");
    }
  }

  private static String simulate(Path output, String... options) {
    List<String> args = new ArrayList<>(List.of("simulate", "--output=" + output));
    args.addAll(List.of(options));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = Afterward.run(args.toArray(String[]::new), printer(out), printer(err));
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(exitCode).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** Which lines go to which file is the runner's business. */
  private static List<String> sortedLines(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    Collections.sort(lines);
    return lines;
  }
}
