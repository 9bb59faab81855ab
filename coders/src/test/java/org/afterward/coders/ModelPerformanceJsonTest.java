package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPerformanceJsonTest {

  private static final String LINE =
      "{\"event_type\":\"MODEL_PERFORMANCE\",\"date\":\"2024-01-15\",\"days\":7,"
          + "\"model_name\":\"수락 예측\",\"model_version\":\"v2.1\","
          + "\"daily_stats\":{\"total_predictions\":1500,\"accuracy\":0.89,\"precision\":0.82,"
          + "\"recall\":0.75,\"f1_score\":0.78,\"avg_inference_time_ms\":48.25,"
          + "\"p95_inference_time_ms\":120,\"p95_relative_error_at_most\":0.002,"
          + "\"threshold\":0.5,\"true_positives\":300,\"false_positives\":66,"
          + "\"false_negatives\":100,\"true_negatives\":1033,"
          + "\"auc\":0.91,\"auc_error_at_most\":0.001,\"log_loss\":0.31,\"brier_score\":0.09,"
          + "\"within_tolerance\":0.6,\"calibration\":["
          + "{\"from\":0,\"to\":0.5,\"predictions\":1133,\"mean_probability\":0.11,"
          + "\"accepted_share\":0.09},"
          + "{\"from\":0.5,\"to\":1,\"predictions\":366,\"mean_probability\":0.75,"
          + "\"accepted_share\":0.82}]},\"revision\":3}";

  @Test
  void a_performance_has_the_specifications_names_and_more() {
    assertThat(ModelPerformanceJson.write(Samples.MODEL_PERFORMANCE)).isEqualTo(LINE);
    assertThat(ModelPerformanceJson.read(LINE)).isEqualTo(Samples.MODEL_PERFORMANCE);
  }

  @Test
  void the_specifications_performance_is_read() {
    double none = Double.NaN;
    assertThat(ModelPerformanceJson.read(SpecExamples.MODEL_PERFORMANCE_JSON))
        .isEqualTo(
            new ModelPerformance(
                19_737,
                1,
                "friend_accept_predictor",
                "v2.1",
                new ModelPerformance.Stats(
                    1_500,
                    new ModelPerformance.AtThreshold(none, 0, 0, 0, 0, 0.78, 0.82, 0.75, 0.78),
                    new ModelPerformance.Probabilities(none, none, none, none, List.of()),
                    none,
                    new ModelPerformance.InferenceTime(48, none, none)),
                0));
  }

  @Test
  void a_number_that_nothing_is_known_of_is_null_and_a_day_is_no_run_of_days() {
    assertThat(ModelPerformanceJson.write(Samples.MODEL_PERFORMANCE_OF_NOTHING))
        .startsWith(
            "{\"event_type\":\"MODEL_PERFORMANCE\",\"date\":\"1969-12-31\",\"model_name\":\"\"")
        .contains("\"accuracy\":null,\"precision\":null,", "\"auc\":null,")
        .doesNotContain("NaN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "2024-01-15"    | "Monday" | date: found Monday, wanted a day
          1500            | "many"   | daily_stats.total_predictions: found many, wanted a whole number
          0.91            | "good"   | daily_stats.auc: found good, wanted a number
          1133            | 0.5      | daily_stats.calibration[0].predictions: found 0.5, wanted a whole number
          """)
  void what_is_damaged_is_named(String right, String wrong, String said) {
    assertThat(LINE).contains(right);
    assertThatThrownBy(() -> ModelPerformanceJson.read(LINE.replace(right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(said);
  }

  @Property(tries = 300, seed = "6")
  void a_performance_that_was_written_is_read_back(
      @ForAll("performances") ModelPerformance performance) {
    String line = ModelPerformanceJson.write(performance);
    assertThat(line).doesNotContain("\n", "\r");
    assertThat(ModelPerformanceJson.read(line)).isEqualTo(performance);
  }

  @Provide
  Arbitrary<ModelPerformance> performances() {
    return ResultArbitraries.modelPerformances(EventArbitraries.strings());
  }
}
