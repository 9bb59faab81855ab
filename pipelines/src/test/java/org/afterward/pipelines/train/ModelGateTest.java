package org.afterward.pipelines.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ModelManifest.Gate;
import org.afterward.coders.StrategyModels;
import org.afterward.pipelines.Afterward;
import org.afterward.pipelines.SampleMonth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelGateTest {

  private static final String ESTIMATES = "estimates.json";

  /** Within which the small sample is. */
  private static final List<String> WIDE_BOUNDS =
      List.of(
          "--leastEss=5",
          "--minRows=5",
          "--leastEssShare=0",
          "--meanWeightTolerance=1",
          "--mostWithoutPropensity=0.3");

  private static Path sample = Path.of("");

  @BeforeAll
  static void computeRewards(@TempDir Path folder) {
    sample = folder;
    SampleMonth.rewardsOfSample(sample.resolve("out"), "--training");
  }

  private record Ended(int exitCode, String out, String err) {}

  private static Ended train(String rewards, Path output, List<String> more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "train",
                "--rewards=" + rewards,
                "--asOf=2024-02-01",
                "--window=P60D",
                "--noise=20",
                "--output=" + output));
    args.addAll(more);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Afterward.run(
            args.toArray(String[]::new),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Ended(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static String parquet() {
    return sample + "/out/training/rewards";
  }

  private static Gate gate(Path models) throws IOException {
    return StrategyModels.read(models).manifest().gate();
  }

  @Test
  void models_that_pass_have_a_manifest_that_says_so(@TempDir Path folder) throws IOException {
    Ended judged = train(parquet(), folder.resolve("judged"), WIDE_BOUNDS);
    train(parquet(), folder.resolve("not"), List.of("--gate=off", "--minRows=5"));

    assertThat(judged.err()).isEmpty();
    assertThat(judged.exitCode()).isZero();
    assertThat(judged.out()).contains("estimator", "snipw", "gate  passed");
    assertThat(gate(folder.resolve("judged"))).isEqualTo(new Gate("passed", List.of(), false));
    assertThat(folder.resolve("judged/" + StrategyModels.MODELS_FILE))
        .hasSameBinaryContentAs(folder.resolve("not/" + StrategyModels.MODELS_FILE));
    assertThat(folder.resolve("judged/" + ESTIMATES)).content().contains("\"passed\":true");
    assertThat(folder.resolve("not/" + ESTIMATES)).doesNotExist();
  }

  @Test
  void a_blocked_model_has_no_manifest_and_nobody_can_read_it(@TempDir Path folder) {
    List<String> bounds = new ArrayList<>(WIDE_BOUNDS);
    bounds.set(0, "--leastEss=1000000");

    Ended ended = train(parquet(), folder, bounds);

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err())
        .contains("the models are not to be used, and have no manifest: ess is ")
        .contains("right would be at least 1,000,000.0000 (--force writes it all the same)");
    assertThat(ended.out()).contains("gate  refused  ess is ");
    assertThat(folder.resolve(StrategyModels.MANIFEST_FILE)).doesNotExist();
    assertThat(folder.resolve(StrategyModels.MODELS_FILE)).exists();
    assertThat(
            SampleMonth.mistake(
                "choose", "--contexts=x", "--models=" + folder, "--output=never-written"))
        .contains("cannot be chosen by");
  }

  @Test
  void force_writes_it_all_the_same_and_the_manifest_says_so(@TempDir Path folder)
      throws IOException {
    List<String> bounds = new ArrayList<>(WIDE_BOUNDS);
    bounds.set(0, "--leastEss=1000000");
    bounds.add("--force");

    assertThat(train(parquet(), folder, bounds).exitCode()).isZero();

    Gate gate = gate(folder);
    assertThat(gate.verdict()).isEqualTo("blocked");
    assertThat(gate.forced()).isTrue();
    assertThat(gate.reasons()).singleElement().asString().startsWith("ess is ");
  }

  @Test
  void rewards_without_propensities_block_with_that_as_the_reason(@TempDir Path folder)
      throws IOException {
    List<String> lines =
        SampleMonth.sortedLines(sample.resolve("out/rewards")).stream()
            .map(line -> line.replaceAll("\"propensity\":[0-9.eE-]+,", ""))
            .toList();
    Files.write(folder.resolve("r.jsonl"), lines);

    Ended ended = train(folder + "/r.jsonl", folder.resolve("models"), WIDE_BOUNDS);

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err())
        .contains("mean_weight cannot be told")
        .contains("without_propensity_share is 1.0000; right would be at most 0.3000");
  }

  @Test
  void a_single_row_is_told_to_be_too_few(@TempDir Path folder) throws IOException {
    Files.write(
        folder.resolve("r.jsonl"),
        SampleMonth.sortedLines(sample.resolve("out/rewards")).subList(0, 1));

    Ended few = train(folder + "/r.jsonl", folder.resolve("few"), WIDE_BOUNDS);
    Ended one = train(folder + "/r.jsonl", folder.resolve("one"), List.of("--minRows=1"));

    assertThat(few.exitCode()).isEqualTo(1);
    assertThat(few.err()).contains("no strategy has enough rows to learn from");
    assertThat(one.exitCode()).isEqualTo(1);
    assertThat(one.err())
        .contains("the models are not to be used")
        .contains("without_propensity_share is 1.0000");
    assertThat(one.out()).contains("1 rows cannot be judged");
  }

  @Test
  void one_strategy_that_always_ran_is_judged_by_all_of_its_rows(@TempDir Path folder)
      throws IOException {
    List<String> lines =
        SampleMonth.sortedLines(sample.resolve("out/rewards")).stream()
            .filter(line -> line.contains("\"strategy_id\":1,"))
            .map(line -> line.replaceAll("\"propensity\":[0-9.eE-]+,", "\"propensity\":1,"))
            .toList();
    Files.write(folder.resolve("r.jsonl"), lines);

    Ended ended = train(folder + "/r.jsonl", folder.resolve("models"), WIDE_BOUNDS);

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("mean weight 1.0000, largest 1.0000");
    assertThat(gate(folder.resolve("models")).verdict()).isEqualTo("passed");
  }
}
