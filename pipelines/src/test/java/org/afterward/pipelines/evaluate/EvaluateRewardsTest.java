package org.afterward.pipelines.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.EvaluatedChoices;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.ModelManifest.LeftOut;
import org.afterward.coders.PolicyEstimate;
import org.afterward.coders.PolicyEvaluation;
import org.afterward.coders.RewardJson;
import org.afterward.coders.StrategyModels;
import org.afterward.coders.TrainingRow;
import org.afterward.pipelines.SampleMonth;
import org.afterward.pipelines.TrainedSample;
import org.afterward.transforms.learning.ContextSplit;
import org.afterward.transforms.learning.ExpectingPolicy;
import org.afterward.transforms.learning.ModelPolicy;
import org.afterward.transforms.learning.OffPolicyEvaluation;
import org.afterward.transforms.learning.OffPolicySettings;
import org.afterward.transforms.learning.PolicyOnRewards;
import org.afterward.transforms.learning.RulePolicyFile;
import org.afterward.transforms.learning.StrategyPolicy;
import org.afterward.transforms.learning.ThompsonSampling;
import org.afterward.transforms.learning.UniformPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies judged by Afterward's own rewards. */
class EvaluateRewardsTest {

  private static TrainedSample sample = new TrainedSample(Path.of(""));

  private final Path folder;

  EvaluateRewardsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void train(@TempDir Path folder) {
    sample = TrainedSample.into(folder);
  }

  private Evaluated call(Object rewards, String... more) {
    List<String> options = new ArrayList<>(List.of("--rewards=" + rewards));
    options.addAll(List.of(more));
    return Evaluated.by(folder.resolve("out"), options);
  }

  private Evaluated evaluate(Object rewards, String... more) throws IOException {
    Evaluated evaluated = call(rewards, more);
    assertThat(evaluated.err()).isEmpty();
    assertThat(evaluated.exitCode()).isZero();
    assertThat(evaluated.json()).doesNotContain("NaN").doesNotContain("Infinity");
    return evaluated;
  }

  private static List<String> rewards() {
    return SampleMonth.sortedLines(sample.rewards());
  }

  private static List<LoggedChoice> choices(StrategyPolicy policy, StrategyPolicy baseline) {
    ContextSplit split = ContextSplit.at(ContextLayout.standard(), "is_new_user", 0.5);
    return rewards().stream()
        .map(RewardJson::read)
        .map(TrainingRow::of)
        .map(row -> PolicyOnRewards.choice(row, policy, baseline, split.segmentOf(row.context())))
        .toList();
  }

  @Test
  void a_policy_is_judged_as_by_the_same_choices_in_a_file() throws IOException {
    StrategyModels models = StrategyModels.read(sample.models());
    StrategyPolicy policy = ModelPolicy.of(models.models(), ThompsonSampling.seeded(0));
    StrategyPolicy baseline =
        ExpectingPolicy.of(
            UniformPolicy.among(
                models.models().stream().map(model -> model.strategyId()).toList(), 0),
            models);
    List<String> csv = new ArrayList<>();
    csv.add(
        "user_id,segment,reward,propensity,target_probability,q_action,v_target,"
            + "baseline_probability,v_baseline");
    for (LoggedChoice choice : choices(policy, baseline)) {
      csv.add(
          String.join(
              ",",
              choice.userId(),
              choice.segment(),
              "" + choice.reward(),
              "" + choice.propensity(),
              "" + choice.targetProbability(),
              "" + choice.qAction(),
              "" + choice.vTarget(),
              "" + choice.baselineProbability(),
              "" + choice.vBaseline()));
    }
    Path file = Files.write(folder.resolve("choices.csv"), csv);

    Evaluated byRewards =
        evaluate(
            sample.training(),
            "--models=" + sample.models(),
            "--against=uniform",
            "--segment=is_new_user");
    Evaluated byFile = Evaluated.of(folder.resolve("by-file"), file);

    EvaluatedChoices expected = byFile.evaluation().overall();
    EvaluatedChoices found = byRewards.evaluation().overall();
    assertThat(found.estimates()).isEqualTo(expected.estimates()).hasSize(7);
    assertThat(found.baseline()).isEqualTo(expected.baseline()).hasSize(7);
    assertThat(found.logged()).isEqualTo(expected.logged());
    assertThat(found.diagnostics()).isEqualTo(expected.diagnostics());
    assertThat(byRewards.evaluation().segments())
        .isEqualTo(byFile.evaluation().segments())
        .containsOnlyKeys("is_new_user < 0.5", "is_new_user >= 0.5");
    assertThat(byRewards.evaluation().judged())
        .isEqualTo(new PolicyEvaluation.Judged("thompson", "uniform", List.of()));
    assertThat(byRewards.out()).contains("value of uniform").contains("improvement  on logged");
  }

  @Test
  void parquet_and_json_lines_say_the_same() throws IOException {
    String models = "--models=" + sample.models();
    String parquet = evaluate(sample.training(), models).json();

    assertThat(evaluate(sample.rewards() + "/*", models, "--overwrite").json()).isEqualTo(parquet);
  }

  @Test
  void rules_are_judged_without_models_and_compared_with_other_rules() throws IOException {
    StrategyPolicy standard = RulePolicyFile.standard(ContextLayout.standard());
    Path half = Files.writeString(folder.resolve("half.yaml"), "otherwise: {1: 0.5, 2: 0.5}");
    StrategyPolicy other =
        RulePolicyFile.read("half.yaml", Files.readAllBytes(half), ContextLayout.standard());

    Evaluated evaluated =
        evaluate(sample.training(), "--rules=standard", "--against=rules:" + half);

    List<LoggedChoice> choices =
        choices(standard, other).stream()
            .map(
                choice ->
                    new LoggedChoice(
                            choice.reward(),
                            choice.propensity(),
                            choice.targetProbability(),
                            Double.NaN,
                            Double.NaN,
                            choice.userId(),
                            "")
                        .withBaseline(choice.baselineProbability(), Double.NaN))
            .toList();
    EvaluatedChoices expected =
        OffPolicyEvaluation.of(choices, OffPolicySettings.standard()).overall();
    EvaluatedChoices found = evaluated.evaluation().overall();
    assertThat(found).isEqualTo(expected);
    assertThat(found.estimates())
        .extracting(PolicyEstimate::estimator)
        .containsExactly("ipw", "clipped_ipw", "snipw");
    assertThat(evaluated.evaluation().judged().policy()).isEqualTo(standard.name());
  }

  @Test
  void models_say_what_choices_of_rules_are_worth() throws IOException {
    EvaluatedChoices found =
        evaluate(sample.training(), "--rules=standard", "--models=" + sample.models())
            .evaluation()
            .overall();

    assertThat(found.estimates()).hasSize(7);
    assertThat(found.warnings())
        .anySatisfy(
            warning ->
                assertThat(warning)
                    .startsWith(
                        "166 of 166 choices are of the time that the models were learned from"));
  }

  @Test
  void models_that_a_policy_is_compared_with_know_their_rewards_too() throws IOException {
    Evaluated evaluated =
        evaluate(sample.training(), "--rules=standard", "--against=models:" + sample.models());

    assertThat(evaluated.evaluation().judged().baseline()).isEqualTo("thompson");
    assertThat(evaluated.out()).contains("166 of 166 choices are of the time that the models were");
  }

  @Test
  void rewards_of_another_time_credit_or_revision_are_left_out_and_counted() throws IOException {
    List<String> lines = new ArrayList<>(rewards());
    String first = lines.get(0);
    lines.add(
        first
            .replace("\"revision\":0", "\"revision\":1")
            .replace("MATURE", "CORRECTED")
            .replace("\"complete_until\"", "\"delta\":0,\"caused_by\":\"e\",\"complete_until\""));
    lines.add(lines.get(1).replace("\"attribution\":\"full\"", "\"attribution\":\"last\""));
    lines.add(lines.get(2).replace("\"policy\":\"default@", "\"policy\":\"other@"));
    Path file = Files.write(folder.resolve("r.jsonl"), lines);

    Evaluated evaluated =
        evaluate(file, "--rules=standard", "--from=2024-01-05", "--until=2024-01-20");

    List<LeftOut> leftOut = evaluated.evaluation().judged().leftOut();
    assertThat(leftOut).extracting(LeftOut::reason).contains("out_of_window", "old_revision");
    long outOf = leftOut.stream().mapToLong(LeftOut::rows).sum();
    assertThat(evaluated.evaluation().overall().diagnostics().rows() + outOf)
        .isEqualTo(lines.size());
    assertThat(evaluated.out()).contains("left out").contains("out_of_window");
    assertThat(
            evaluate(file, "--rules=standard", "--credit=last", "--overwrite")
                .evaluation()
                .overall()
                .diagnostics()
                .rows())
        .isEqualTo(1);
  }

  private Evaluated changed(UnaryOperator<String> change, String... more) throws IOException {
    Path file = Files.write(folder.resolve("r.jsonl"), rewards().stream().map(change).toList());
    return evaluate(file, more);
  }

  @Test
  void without_any_propensity_nothing_is_said_of_the_policy() throws IOException {
    Evaluated evaluated =
        changed(line -> line.replaceAll("\"propensity\":[0-9.eE-]+,", ""), "--rules=standard");

    assertThat(evaluated.evaluation().overall().estimates()).isEmpty();
    assertThat(evaluated.out())
        .contains("warning  none of 166 choices has a propensity, so nothing can be said");
  }

  @Test
  void a_propensity_that_cannot_be_is_a_rejection() throws IOException {
    Evaluated evaluated =
        changed(
            line -> line.replaceAll("\"propensity\":[0-9.eE-]+", "\"propensity\":1e-20"),
            "--rules=standard");

    assertThat(evaluated.out()).startsWith("166 rows rejected: see ");
    assertThat(SampleMonth.sortedLines(folder.resolve("out/rejections")))
        .hasSize(166)
        .allMatch(line -> line.contains("propensity_out_of_range"));
  }

  @Test
  void weights_of_a_million_are_reckoned_with_and_warned_of() throws IOException {
    Evaluated evaluated =
        changed(
            line -> line.replaceAll("\"propensity\":[0-9.eE-]+", "\"propensity\":1e-6"),
            "--rules=standard",
            "--against=uniform");

    assertThat(evaluated.out()).contains("the policy often does what was hardly ever done");
    assertThat(evaluated.out()).contains("gate  refused  mean_weight");
  }

  @Test
  void a_single_row_has_values_and_no_errors() throws IOException {
    Path one = Files.write(folder.resolve("one.jsonl"), rewards().subList(0, 1));

    PolicyEstimate ipw =
        evaluate(one, "--rules=standard").evaluation().overall().estimates().get(0);

    assertThat(ipw.value()).isFinite();
    assertThat(ipw.overLogged().value()).isFinite();
    assertThat(ipw.overLogged().stdError()).isNaN();
  }

  @Test
  void one_strategy_alone_is_judged_by_what_it_was() throws IOException {
    Evaluated evaluated =
        evaluate(sample.training(), "--rule=uniform", "--strategyIds=1", "--against=uniform");

    for (PolicyEstimate estimate : evaluated.evaluation().overall().estimates()) {
      assertThat(estimate.overBaseline().value()).isCloseTo(0, within(1e-12));
    }
  }

  @Test
  void no_rewards_are_no_choices() throws IOException {
    Path empty = Files.write(folder.resolve("empty.jsonl"), List.of());

    assertThat(evaluate(empty, "--rules=standard").out())
        .contains("warning  there are no choices, so nothing can be said");
  }

  private String mistake(String... options) {
    Evaluated evaluated = Evaluated.by(folder.resolve("never"), List.of(options));
    assertThat(evaluated.exitCode()).isEqualTo(2);
    assertThat(evaluated.out()).isEmpty();
    assertThat(folder.resolve("never")).doesNotExist();
    assertThat(evaluated.err()).startsWith("afterward: ").endsWith("\n").hasLineCount(1);
    return evaluated.err().substring("afterward: ".length()).strip();
  }

  @Test
  void a_call_with_a_mistake_is_told_in_one_line() throws IOException {
    String rewards = "--rewards=" + sample.training();
    String rules = "--rules=standard";
    Path csv = Files.writeString(folder.resolve("a.csv"), "reward,propensity,target_probability\n");

    assertThat(mistake()).startsWith("--logged or --rewards is missing: right would be --logged=");
    assertThat(mistake(rewards, "--logged=" + csv))
        .startsWith("--logged and --rewards are both given: right would be ");
    assertThat(mistake("--logged=" + csv, rules))
        .isEqualTo(
            "--rules=standard is for --rewards: the columns of --logged say themselves what is"
                + " judged");
    assertThat(mistake(rewards)).startsWith("--models or --rules is missing: right would be ");
    assertThat(mistake("--rewards=nowhere/*", rules))
        .isEqualTo("--rewards: No file matches nowhere/*");
    assertThat(mistake(rewards, rules, "--against=best"))
        .isEqualTo(
            "--against=best is none; right would be logged, uniform, rules:FILE, rules:standard or"
                + " models:DIR");
    assertThat(mistake(rewards, rules, "--against=models:none"))
        .startsWith("--against=models:none cannot be chosen by: ");
    assertThat(mistake(rewards, rules, "--segment=is_new"))
        .startsWith("--segment: layout layout-1 has no position is_new; it has attractiveness");
    assertThat(mistake(rewards, rules, "--segment=is_male:much"))
        .isEqualTo("--segment=is_male:much has no number; right would be as in days_since_join:30");
    assertThat(mistake(rewards, rules, "--from=2024-02-01", "--until=2024-01-01"))
        .isEqualTo(
            "--until=2024-01-01 is not after --from=2024-02-01; right would be a later time");
    assertThat(mistake(rewards, rules, "--credit=half"))
        .isEqualTo(
            "--credit=half is no credit policy; right would be one of"
                + " full,last,first,linear,linked");
  }

  @Test
  void models_of_another_layout_are_refused() throws IOException {
    String ours = ContextLayout.standardFile().text().replace("layout-1", "ours");
    Path layout = Files.writeString(folder.resolve("ours.json"), ours);

    assertThat(
            mistake(
                "--rewards=" + sample.training(),
                "--models=" + sample.models(),
                "--layout=" + layout))
        .startsWith("--models are of layout layout-1@57286c046787, and --layout is ours@");
  }
}
