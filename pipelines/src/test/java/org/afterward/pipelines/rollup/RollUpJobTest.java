package org.afterward.pipelines.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.afterward.coders.PendingJson;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import org.afterward.coders.StrategyPerformance;
import org.afterward.coders.StrategyPerformanceJson;
import org.afterward.pipelines.Afterward;
import org.afterward.pipelines.SampleMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollUpJobTest {

  @Test
  void the_rows_of_the_sample_month_hold_all_of_its_exposures(@TempDir Path folder)
      throws IOException {
    Path rewards = folder.resolve("rewards");
    SampleMonth.rewardsOfSample(rewards, "--format=parquet", "--training");
    Path lines = folder.resolve("lines");
    SampleMonth.rewardsOfSample(lines);
    List<Reward> all =
        SampleMonth.sortedLines(lines.resolve("rewards")).stream().map(RewardJson::read).toList();
    List<Integer> pending =
        SampleMonth.sortedLines(lines.resolve("pending")).stream()
            .map(line -> PendingJson.read(line).decision().strategyId())
            .toList();

    Path output = folder.resolve("out");
    String said =
        SampleMonth.run(
            "rollup",
            "--rewards=" + rewards.resolve("rewards"),
            "--pending=" + rewards.resolve("pending"),
            "--strategyNames=1=Conservative",
            "--output=" + output);

    List<StrategyPerformance> rows =
        SampleMonth.sortedLines(output.resolve("performance")).stream()
            .map(StrategyPerformanceJson::read)
            .toList();
    Set<List<Long>> keys = new HashSet<>();
    rows.forEach(row -> keys.add(List.of((long) row.strategyId(), row.day())));
    assertThat(keys).hasSameSizeAs(rows);
    assertThat(rows.stream().mapToLong(row -> row.completeness().mature()).sum())
        .isEqualTo(all.size());
    assertThat(rows.stream().mapToLong(row -> row.completeness().pending()).sum())
        .isEqualTo(pending.size());
    assertThat(rows.stream().mapToLong(row -> row.daily().totalRevenueMicros()).sum())
        .isEqualTo(all.stream().mapToLong(Reward::totalMicros).sum());
    assertThat(rows)
        .filteredOn(row -> row.strategyId() == 1)
        .isNotEmpty()
        .allMatch(row -> row.strategyName().equals("Conservative"));
    // The contexts came along for training.
    assertThat(rows).anyMatch(row -> row.daily().segments().femaleUsers() > 0);
    assertThat(said).contains("strategy", "Conservative", "ARPU 30 d");

    // Asked for again, of files that two globs match: the same bytes.
    Path again = folder.resolve("again");
    SampleMonth.run(
        "rollup",
        "--rewards=" + rewards.resolve("rewards") + "," + rewards.resolve("rewards") + "/*",
        "--pending=" + rewards.resolve("pending"),
        "--strategyNames=1=Conservative",
        "--output=" + again);
    assertThat(SampleMonth.sortedLines(again.resolve("performance")))
        .isEqualTo(SampleMonth.sortedLines(output.resolve("performance")));
  }

  @ParameterizedTest
  @CsvSource({
    "--rewards=nowhere/*, 'afterward: --rewards: No file matches nowhere/*'",
    "--credit=all, 'afterward: --credit=all is no credit policy'",
    "'--topics=rewards', 'afterward: --rewards='",
    "--horizon=P40D, 'afterward: --horizon=P40D is no horizon of rewards'",
    "--zone=Mars, 'afterward: --zone=Mars is no time zone'",
    "--strategyNames=Balanced, 'afterward: --strategyNames=Balanced does not name each strategy'",
    "'--strategyNames=1=A,1=B', 'afterward: --strategyNames=1=A,1=B does not name each strategy'"
  })
  void a_mistake_in_the_call_is_one_line(String option, String line, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("r.jsonl"), "");
    Path output = folder.resolve("out");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> defaults =
        option.startsWith("--rewards") ? List.of() : List.of("--rewards=" + folder + "/r.jsonl");
    String[] args =
        Stream.concat(Stream.of("rollup", option, "--output=" + output), defaults.stream())
            .toArray(String[]::new);

    int exitCode = Afterward.run(args, printer(new ByteArrayOutputStream()), printer(err));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(line);
    assertThat(output).doesNotExist();
  }

  private static PrintStream printer(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
