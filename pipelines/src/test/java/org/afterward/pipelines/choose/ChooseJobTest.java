package org.afterward.pipelines.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.StrategyChoice;
import org.afterward.coders.StrategyChoiceJson;
import org.afterward.coders.StrategyModels;
import org.afterward.pipelines.SampleMonth;
import org.afterward.pipelines.TrainedSample;
import org.afterward.transforms.learning.ModelPolicy;
import org.afterward.transforms.learning.RulePolicy;
import org.afterward.transforms.learning.RulePolicyFile;
import org.afterward.transforms.learning.StrategyPolicy;
import org.afterward.transforms.learning.StrategyShare;
import org.afterward.transforms.learning.ThompsonSampling;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChooseJobTest {

  private static Path models = Path.of("");

  private final Path folder;

  ChooseJobTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void train(@TempDir Path folder) {
    models = TrainedSample.into(folder).models();
  }

  private List<StrategyChoice> choose(String... more) throws IOException {
    List<String> args =
        new ArrayList<>(
            List.of("choose", "--contexts=" + contexts(), "--output=" + folder.resolve("out")));
    args.addAll(List.of(more));
    SampleMonth.run(args.toArray(String[]::new));
    return SampleMonth.sortedLines(folder.resolve("out/choices")).stream()
        .map(StrategyChoiceJson::read)
        .toList();
  }

  /** Two hundred requests, a half of them of newcomers. */
  private Path contexts() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      lines.add(request("req_%03d".formatted(i), i % 2));
    }
    return Files.write(folder.resolve("requests.jsonl"), lines);
  }

  private static String request(String id, int isNewUser) {
    List<String> values = new ArrayList<>(Collections.nCopies(27, "0.25"));
    values.set(19, "" + isNewUser);
    return "{\"event_type\":\"EXPOSURE\",\"exposure_id\":\"%s\",\"user_context_vector\":[%s]}"
        .formatted(id, String.join(",", values));
  }

  private static void assertChosenBy(StrategyPolicy policy, List<StrategyChoice> choices) {
    assertThat(choices).hasSize(200);
    assertThat(choices)
        .allSatisfy(
            choice -> {
              StrategyShare expected = policy.choose(choice.id(), choice.context());
              assertThat(choice.strategyId()).isEqualTo(expected.strategyId());
              assertThat(choice.propensity()).isEqualTo(expected.probability());
              assertThat(choice.expectedReward()).isEqualTo(Double.valueOf(expected.expected()));
              assertThat(choice.rule()).isEqualTo(policy.name());
            });
  }

  @Test
  void models_are_chosen_by_as_a_serving_system_would() throws IOException {
    StrategyModels learned = StrategyModels.read(models);

    assertChosenBy(
        ModelPolicy.of(learned.models(), ThompsonSampling.seeded(7)),
        choose("--models=" + models, "--seed=7"));
  }

  @Test
  void rules_are_chosen_by_where_there_are_no_models_yet() throws IOException {
    RulePolicy standard = RulePolicyFile.standard(ContextLayout.standard()).withSeed(3);

    List<StrategyChoice> choices = choose("--rules=standard", "--seed=3");

    assertChosenBy(standard, choices);
    assertThat(choices).allMatch(choice -> Double.isNaN(choice.expectedReward()));
    assertThat(
            choices.stream()
                .filter(choice -> choice.context().get(19) == 1)
                .collect(Collectors.averagingDouble(choice -> choice.strategyId() == 3 ? 1 : 0)))
        .isCloseTo(0.65, within(0.15));
  }

  @Test
  void rules_may_be_told_by_models_what_their_choices_are_worth() throws IOException {
    StrategyModels learned = StrategyModels.read(models);
    Path rules = Files.writeString(folder.resolve("rules.yaml"), "otherwise: {1: 0.5, 2: 0.5}\n");

    assertThat(choose("--rules=" + rules, "--models=" + models))
        .hasSize(200)
        .allSatisfy(
            choice ->
                assertThat(choice.expectedReward())
                    .isEqualTo(learned.expectedReward(choice.strategyId(), choice.context())));
  }

  @Test
  void uniform_needs_no_models_if_it_is_told_the_strategies() throws IOException {
    assertThat(choose("--rule=uniform", "--strategyIds=4,8"))
        .allMatch(choice -> choice.propensity() == 0.5)
        .extracting(StrategyChoice::strategyId)
        .contains(4, 8)
        .doesNotContain(1);
  }

  @Test
  void what_is_no_context_of_the_layout_is_a_rejection() throws IOException {
    Path requests =
        Files.write(
            folder.resolve("mixed.jsonl"),
            List.of(
                request("req_1", 1),
                request("req_2", 1).replace("[0.25,", "["),
                request("req_3", 1).replace("}", ",\"context_layout\":\"ours\"}"),
                request("", 1),
                "{\"event_type\":\"VIEW\",\"event_id\":\"e\",\"user_id\":\"u\","
                    + "\"timestamp\":\"2024-01-15T19:30:00Z\"}",
                "no json"));
    String said =
        SampleMonth.run(
            "choose",
            "--contexts=" + requests,
            "--rules=standard",
            "--output=" + folder.resolve("out"));

    assertThat(said).isEqualTo("chosen    1\nrejected  5\n\n");
    assertThat(SampleMonth.sortedLines(folder.resolve("out/choices"))).hasSize(1);
    List<String> rejections = SampleMonth.sortedLines(folder.resolve("out/rejections"));
    assertThat(rejections).hasSize(5);
    assertThat(String.join("\n", rejections))
        .contains("unknown_layout", "exposure_id_missing", "no_exposure", "not_json");
  }

  private String mistake(String... options) {
    List<String> args = new ArrayList<>(List.of("choose", "--output=" + folder.resolve("never")));
    args.addAll(List.of(options));
    String line = SampleMonth.mistake(args.toArray(String[]::new));
    assertThat(folder.resolve("never")).doesNotExist();
    assertThat(line).startsWith("afterward: ").hasLineCount(1);
    return line.substring("afterward: ".length()).strip();
  }

  @Test
  void a_call_with_a_mistake_is_told_in_one_line() throws IOException {
    String contexts = "--contexts=" + contexts();

    assertThat(mistake(contexts))
        .isEqualTo(
            "--models or --rules is missing: right would be --models=DIR, as train wrote it, or"
                + " --rules=standard where there is nothing to learn from yet");
    assertThat(mistake(contexts, "--models=" + folder.resolve("none")))
        .startsWith("--models=" + folder.resolve("none") + " cannot be chosen by: ");
    assertThat(mistake(contexts, "--rules=standard", "--rule=greedy"))
        .isEqualTo(
            "--rules=standard says how to choose, and so does --rule=greedy; right would be one of"
                + " them");
    assertThat(mistake(contexts, "--rules=none.yaml")).isEqualTo("--rules=none.yaml is not there");
    assertThat(mistake(contexts, "--rule=uniform"))
        .startsWith("--rule=uniform chooses among strategies: right would be --strategyIds=1,2,3");
    assertThat(mistake(contexts, "--rule=uniform", "--strategyIds=1,x"))
        .isEqualTo("--strategyIds=1,x is none; right would be as in 1,2,3");
    assertThat(mistake(contexts, "--rules=standard", "--strategyIds=1"))
        .startsWith("--strategyIds=1 is for --rule=uniform");
    assertThat(mistake(contexts, "--models=" + models, "--epsilon=2"))
        .isEqualTo("--epsilon=2.0 is no share; right would be 0 to 1");
    assertThat(mistake("--contexts=nowhere/*", "--rules=standard"))
        .isEqualTo("--contexts: No file matches nowhere/*");
  }

  @Test
  void rules_that_ask_for_what_the_layout_lacks_are_named() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("rules.yaml"),
            "rules: [{when: {is_new: {at_least: 1}}, then: {1: 1}}]\notherwise: {1: 1}\n");

    assertThat(mistake("--contexts=" + contexts(), "--rules=" + rules))
        .startsWith(
            "--rules: "
                + rules
                + " is not a rule policy: layout layout-1 has no position is_new; it has"
                + " attractiveness,");
  }
}
