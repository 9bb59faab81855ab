package org.afterward.pipelines.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.RewardJson;
import org.afterward.coders.StrategyPerformanceJson;
import org.afterward.pipelines.SampleMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How strategies did goes into its table as it goes into files. */
class RollUpIntoTableTest {

  private static final String PREFIX = "rollup.";

  @Test
  void the_table_holds_what_the_files_hold(@TempDir Path folder) throws IOException {
    List<String> rewards = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rewards.add(RewardJson.write(Samples.reward(Samples.exposure(i * 60), i % 2)));
    }
    Path file = Files.write(folder.resolve("rewards.jsonl"), rewards);
    Path output = folder.resolve("out");
    try (LocalDynamo dynamo = LocalDynamo.in(Files.createDirectory(folder.resolve("dynamo")))) {
      Tables tables = dynamo.createTables(PREFIX);
      List<String> args =
          new ArrayList<>(List.of("rollup", "--rewards=" + file, "--output=" + output, "--tables"));
      args.addAll(dynamo.call(PREFIX));
      SampleMonth.run(args.toArray(String[]::new));

      assertThat(
              dynamo.items(tables.strategyPerformance()).stream()
                  .map(StrategyPerformanceItem::read)
                  .map(StrategyPerformanceJson::write))
          .hasSizeGreaterThan(1)
          .containsExactlyInAnyOrderElementsOf(
              SampleMonth.sortedLines(output.resolve("performance")));
    }
  }
}
