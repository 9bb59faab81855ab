package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrategyModelsTest {

  private static final ContextVector CONTEXT = ContextVector.of("ours", 3, 0.5);

  @Provide
  Arbitrary<StrategyModel> models() {
    return LearningArbitraries.strategyModels();
  }

  @Property(tries = 200, seed = "1")
  void a_model_comes_back_from_json_to_the_last_bit(@ForAll("models") StrategyModel model) {
    assertThat(StrategyModelJson.read(StrategyModelJson.write(model))).isEqualTo(model);
  }

  @Test
  void what_is_not_known_is_null_in_json() {
    String json = StrategyModelJson.write(LearningSamples.MODEL_OF_ONE_ROW);

    assertThat(json).contains("\"r_squared\":null").endsWith("\"clustered\":null}");
    assertThat(StrategyModelJson.read(json)).isEqualTo(LearningSamples.MODEL_OF_ONE_ROW);
  }

  @Test
  void a_manifest_and_a_choice_come_back_from_json() {
    assertThat(ModelManifestJson.read(ModelManifestJson.write(LearningSamples.MANIFEST)))
        .isEqualTo(LearningSamples.MANIFEST);
    assertThat(StrategyChoiceJson.read(StrategyChoiceJson.write(LearningSamples.CHOICE)))
        .isEqualTo(LearningSamples.CHOICE);
  }

  @Test
  void a_folder_of_models_says_what_a_strategy_is_worth(@TempDir Path folder) throws IOException {
    write(folder, LearningSamples.MODEL);

    StrategyModels models = StrategyModels.read(folder);

    assertThat(models.manifest()).isEqualTo(LearningSamples.MANIFEST);
    assertThat(models.models()).containsExactly(LearningSamples.MODEL);
    assertThat(models.expectedReward(2, CONTEXT)).isEqualTo(31.5 + 1 - 1);
    // L'(1, 3, 0.5) by hand: 0.5 + 0.75 + 2, -0.375 + 2.5, 3.
    double sd = Math.sqrt(3.25 * 3.25 + 2.125 * 2.125 + 9);
    assertThat(models.score(CONTEXT).get(0).sd()).isCloseTo(sd, within(1e-14));
    assertThat(models.sample(2, CONTEXT, 7, "req"))
        .isEqualTo(31.5 + models.score(CONTEXT).get(0).sd() * SeededDraw.normal(7, "req", 2));
  }

  @Test
  void models_of_another_training_are_refused(@TempDir Path folder) throws IOException {
    write(folder, LearningSamples.MODEL_OF_ONE_ROW);

    assertThatThrownBy(() -> StrategyModels.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("one of them is older");
  }

  @Test
  void a_context_of_another_layout_is_refused(@TempDir Path folder) throws IOException {
    write(folder, LearningSamples.MODEL);
    StrategyModels models = StrategyModels.read(folder);

    assertThat(models.isOf(CONTEXT)).isTrue();
    for (ContextVector other :
        List.of(
            ContextVector.of("our", 3, 0.5),
            ContextVector.of("ours@0123456789ab", 3, 0.5),
            ContextVector.of("ours", 3))) {
      assertThat(models.isOf(other)).isFalse();
      assertThatThrownBy(() -> models.expectedReward(2, other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("means nothing to a model of ours@0123456789ab");
    }
    assertThatThrownBy(() -> models.expectedReward(3, CONTEXT))
        .hasMessage("There is no model of strategy 3");
  }

  @Test
  void models_travel_with_the_functions_that_ask_them(@TempDir Path folder)
      throws IOException, ClassNotFoundException {
    write(folder, LearningSamples.MODEL);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(StrategyModels.read(folder));
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((StrategyModels) in.readObject()).models())
          .containsExactly(LearningSamples.MODEL);
    }
  }

  @Test
  void draws_are_the_same_for_ever_and_normal() {
    assertThat(SeededDraw.normal(7, "req", 2)).isEqualTo(SeededDraw.normal(7, "req", 2));
    assertThat(SeededDraw.normal(7, "req", 2)).isNotEqualTo(SeededDraw.normal(8, "req", 2));
    assertThat(SeededDraw.normal(7, "req", 2)).isNotEqualTo(SeededDraw.normal(7, "reqs", 2));
    assertThat(SeededDraw.normal(7, "req", 2)).isNotEqualTo(SeededDraw.normal(7, "req", 3));
    int draws = 100_000;
    double[] normal =
        IntStream.range(0, draws)
            .mapToDouble(i -> SeededDraw.normal(1, "id" + i, i % 15))
            .toArray();
    double[] uniform =
        IntStream.range(0, draws).mapToDouble(i -> SeededDraw.uniform(1, "id" + i, 0)).toArray();

    // Within four standard errors of what they are to be.
    assertThat(mean(normal)).isCloseTo(0, within(4 / Math.sqrt(draws)));
    assertThat(mean(squares(normal))).isCloseTo(1, within(4 * Math.sqrt(2.0 / draws)));
    assertThat(mean(squares(squares(normal)))).isCloseTo(3, within(4 * Math.sqrt(96.0 / draws)));
    assertThat(mean(uniform)).isCloseTo(0.5, within(4 * Math.sqrt(1.0 / 12 / draws)));
    assertThat(Arrays.stream(uniform).boxed()).allMatch(draw -> draw >= 0 && draw < 1);
  }

  private static double[] squares(double[] numbers) {
    return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i] * numbers[i]).toArray();
  }

  private static double mean(double[] numbers) {
    return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).sum() / numbers.length;
  }

  private static void write(Path folder, StrategyModel model) throws IOException {
    Files.writeString(
        folder.resolve(StrategyModels.MODELS_FILE), StrategyModelJson.write(model) + "\n");
    Files.writeString(
        folder.resolve(StrategyModels.MANIFEST_FILE),
        ModelManifestJson.write(LearningSamples.MANIFEST) + "\n");
  }
}
