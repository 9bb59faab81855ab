package org.afterward.pipelines.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.ModelManifest.Gate;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.StrategyChoiceJson;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.StrategyModels;
import org.afterward.coders.TrainingRow;
import org.afterward.pipelines.SampleMonth;
import org.afterward.transforms.learning.RegressionPrior;
import org.afterward.transforms.learning.StrategyFit;
import org.afterward.transforms.learning.StrategySums;
import org.afterward.transforms.learning.SufficientStatistics;
import org.afterward.transforms.learning.TrainingTerms;
import org.afterward.transforms.reward.RewardPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainJobTest {

  private static final long UNTIL = 1_706_745_600_000L;
  private static final TrainingTerms TERMS =
      TrainingTerms.of(
              ContextLayout.standard(),
              RewardPolicy.standard().reference(),
              CreditPolicy.FULL,
              UNTIL - 60 * 86_400_000L,
              UNTIL)
          .withMinRows(5)
          .withPrior(RegressionPrior.STANDARD.withNoiseSd(20));

  private static Path sample = Path.of("");

  @BeforeAll
  static void computeRewards(@TempDir Path folder) {
    sample = folder;
    SampleMonth.rewardsOfSample(sample.resolve("out"), "--training");
  }

  /** With nobody who judges: that is tested apart. */
  private static String train(String rewards, Path output, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "train",
                "--gate=off",
                "--rewards=" + rewards,
                "--asOf=2024-02-01",
                "--window=P60D",
                "--minRows=5",
                "--noise=20",
                "--output=" + output));
    args.addAll(List.of(more));
    return SampleMonth.run(args.toArray(String[]::new));
  }

  private static List<StrategyModel> expected(List<Reward> rewards) {
    StrategySums sums = new StrategySums(TERMS);
    rewards.stream().map(TrainingRow::of).forEach(sums::add);
    SortedMap<Integer, SufficientStatistics> statistics = sums.statistics();
    return statistics.entrySet().stream()
        .flatMap(each -> StrategyFit.under(TERMS).model(each.getKey(), each.getValue()).stream())
        .toList();
  }

  private static List<Reward> rewards() {
    return SampleMonth.sortedLines(sample.resolve("out/rewards")).stream()
        .map(RewardJson::read)
        .toList();
  }

  @Test
  void parquet_and_json_give_the_same_models_and_those_of_the_rewards(@TempDir Path folder)
      throws IOException {
    String said = train(sample + "/out/training/rewards", folder.resolve("a"));
    train(sample + "/out/rewards/*", folder.resolve("b"));

    StrategyModels models = StrategyModels.read(folder.resolve("a"));
    assertThat(models.models()).isEqualTo(expected(rewards())).isNotEmpty();
    for (String file : List.of(StrategyModels.MODELS_FILE, StrategyModels.MANIFEST_FILE)) {
      assertThat(folder.resolve("b").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("a").resolve(file));
    }
    assertThat(models.manifest().source()).isEqualTo(TERMS.source());
    assertThat(models.manifest().gate()).isEqualTo(Gate.NOT_JUDGED);
    assertThat(said).startsWith("strategy  rows   mean  noise");
  }

  @Test
  void of_a_corrected_reward_the_newest_revision_counts(@TempDir Path folder) throws IOException {
    List<Reward> rewards = rewards();
    List<String> lines = new ArrayList<>(rewards.stream().map(RewardJson::write).toList());
    Reward old = rewards.get(0);
    List<Reward> newest = new ArrayList<>(rewards);
    newest.set(0, corrected(old, 2));
    lines.add(RewardJson.write(corrected(old, 1)));
    lines.add(RewardJson.write(corrected(old, 2)));
    Files.write(folder.resolve("r.jsonl"), lines);

    String said = train(folder + "/r.jsonl", folder.resolve("models"));

    assertThat(StrategyModels.read(folder.resolve("models")).models())
        .isEqualTo(expected(newest))
        .isNotEqualTo(expected(rewards));
    assertThat(said).contains("old_revision     2");
  }

  @Test
  void errors_clustered_by_user_are_those_of_the_newest_rows(@TempDir Path folder)
      throws IOException {
    List<Reward> rewards = rewards();
    List<String> lines = new ArrayList<>(rewards.stream().map(RewardJson::write).toList());
    List<Reward> newest = new ArrayList<>(rewards);
    newest.set(0, corrected(rewards.get(0), 1));
    lines.add(RewardJson.write(newest.get(0)));
    Files.write(folder.resolve("corrected.jsonl"), lines);
    Files.write(folder.resolve("newest.jsonl"), newest.stream().map(RewardJson::write).toList());

    String said = train(folder + "/corrected.jsonl", folder.resolve("a"), "--clustered");
    train(folder + "/newest.jsonl", folder.resolve("b"), "--clustered");
    train(folder + "/newest.jsonl", folder.resolve("c"));

    List<StrategyModel> clustered = StrategyModels.read(folder.resolve("a")).models();
    assertThat(clustered).isEqualTo(StrategyModels.read(folder.resolve("b")).models());
    assertThat(clustered)
        .allSatisfy(model -> assertThat(model.clustered().users()).isGreaterThan(1))
        .map(StrategyModel::posterior)
        .isEqualTo(
            StrategyModels.read(folder.resolve("c")).models().stream()
                .map(StrategyModel::posterior)
                .toList());
    assertThat(said).contains("by user").contains("x ");
  }

  private static Reward corrected(Reward old, int revision) {
    Reward worth = rewards().get(revision);
    return new Reward(
        old.exposure(),
        old.horizonMs(),
        worth.parts(),
        worth.evidence(),
        worth.actions(),
        worth.state(),
        old.policy(),
        old.attribution(),
        RewardStatus.CORRECTED,
        revision,
        old.completeUntil(),
        worth.totalMicros() - old.totalMicros(),
        "evt",
        old.lineage());
  }

  @Test
  void choices_are_made_by_the_models(@TempDir Path folder) throws IOException {
    train(sample + "/out/training/rewards", folder.resolve("models"));
    StrategyModels models = StrategyModels.read(folder.resolve("models"));

    SampleMonth.run(
        "choose",
        "--contexts=" + SampleMonth.exposures() + "/*",
        "--models=" + folder.resolve("models"),
        "--rule=greedy",
        "--output=" + folder.resolve("chosen"));

    List<String> choices = SampleMonth.sortedLines(folder.resolve("chosen/choices"));
    assertThat(choices).hasSizeGreaterThan(100);
    assertThat(choices)
        .map(StrategyChoiceJson::read)
        .allSatisfy(
            choice -> {
              assertThat(choice.propensity()).isEqualTo(1);
              assertThat(models.score(choice.context()))
                  .allMatch(score -> score.expected() <= choice.expectedReward());
            });
  }

  @Test
  void rows_that_are_not_learned_from_are_told(@TempDir Path folder) {
    String said =
        SampleMonth.run(
            "train",
            "--gate=off",
            "--rewards=" + sample + "/out/training/rewards",
            "--asOf=2024-01-10",
            "--minRows=1",
            "--noise=20",
            "--output=" + folder.resolve("models"));

    assertThat(said).contains("left out").contains("out_of_window");
  }

  @Test
  void mistakes_are_told_in_one_line(@TempDir Path folder) {
    assertThat(
            SampleMonth.mistake(
                "train", "--rewards=nowhere/*", "--asOf=2024-02-01", "--output=never-written"))
        .contains("No file matches nowhere/*");
    assertThat(
            SampleMonth.mistake(
                "train",
                "--rewards=" + sample + "/out/rewards/*",
                "--asOf=2024-02-01",
                "--credit=half",
                "--output=never-written"))
        .contains(
            "--credit=half is no credit policy; right would be one of"
                + " full,last,first,linear,linked");
    assertThat(
            SampleMonth.mistake(
                "train",
                "--rewards=" + sample + "/out/rewards/*",
                "--asOf=2024-02-01",
                "--epsilon=2",
                "--output=never-written"))
        .contains("--epsilon=2.0 is no share; right would be 0 to 1");
    assertThat(
            SampleMonth.mistake(
                "train",
                "--rewards=" + sample + "/out/rewards/*",
                "--asOf=2024-02-01",
                "--judgeAtMost=0",
                "--output=never-written"))
        .contains("--judgeAtMost=0 is no number of rows; right would be 1 or more");
    assertThat(
            SampleMonth.mistake(
                "choose", "--contexts=x", "--models=" + folder, "--output=never-written"))
        .contains("--models=" + folder + " cannot be chosen by");
  }
}
