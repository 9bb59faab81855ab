package org.afterward.transforms.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.afterward.coders.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomePolicyTest {

  private static final long DAY = Duration.ofDays(1).toMillis();

  @Test
  void the_standard_policy_waits_three_days_and_tolerates_less_than_a_fifth() {
    assertThat(OutcomePolicy.standard()).isEqualTo(new OutcomePolicy(3 * DAY, 0.2));
  }

  /** In binary, 1 - 0.8 is less than 0.2, but 1 - 0.7 is more than 0.3. */
  @ParameterizedTest
  @CsvSource({
    "0.2,  0.8,                ACCEPTED, false",
    "0.2,  0.8000000000000002, ACCEPTED, true",
    "0.2,  1,                  ACCEPTED, true",
    "0.2,  0.2,                REJECTED, false",
    "0.2,  0.2,                EXPIRED,  false",
    "0.2,  0.1999999999999999, REJECTED, true",
    "0.2,  0,                  EXPIRED,  true",
    "0.2,  0.5,                ACCEPTED, false",
    "0.1,  0.9,                ACCEPTED, false",
    "0.3,  0.7,                ACCEPTED, false",
    "0.35, 0.65,               ACCEPTED, false",
    "0.35, 0.66,               ACCEPTED, true",
    "1,    0,                  ACCEPTED, false",
    "1,    5e-324,             ACCEPTED, true"
  })
  void a_probability_is_correct_if_it_is_less_than_the_tolerance_away(
      double tolerance, double probability, Answer answer, boolean correct) {
    assertThat(new OutcomePolicy(DAY, tolerance).isCorrect(probability, answer)).isEqualTo(correct);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void without_a_probability_nobody_knows(double probability) {
    assertThat(OutcomePolicy.standard().isCorrect(probability, Answer.ACCEPTED)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
           0 | 0.2 | The horizon must be 1 ms or more, not 0
          -1 | 0.2 | The horizon must be 1 ms or more, not -1
           1 | 0   | The tolerance must be above 0 and at most 1, not 0.0
           1 | 1.1 | The tolerance must be above 0 and at most 1, not 1.1
           1 | NaN | The tolerance must be above 0 and at most 1, not NaN
          """)
  void a_setting_that_makes_no_sense_is_refused(long horizonMs, double tolerance, String message) {
    assertThatThrownBy(() -> new OutcomePolicy(horizonMs, tolerance))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
