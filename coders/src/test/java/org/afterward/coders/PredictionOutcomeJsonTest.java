package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON of predictions that wait, and of what came of them. */
class PredictionOutcomeJsonTest {

  private static final long THREE_DAYS = 3 * 86_400_000L;

  private static final OpenPrediction PREDICTION = OpenPrediction.of(SpecExamples.PREDICTION);

  private static final PredictionOutcome ACCEPTED =
      new PredictionOutcome(
          PREDICTION, THREE_DAYS, Answer.ACCEPTED, 1_705_433_400_500L, false, 1, "evt_9");

  private static final String ACCEPTED_LINE =
      "{\"event_type\":\"PREDICTION\",\"prediction_id\":\"pred_20240115_123456\","
          + "\"timestamp\":\"2024-01-15T19:30:00Z\",\"model_name\":\"friend_accept_predictor\","
          + "\"model_version\":\"v2.1\","
          + "\"input\":{\"from_user_id\":\"usr_123\",\"to_user_id\":\"usr_456\"},"
          + "\"prediction\":{\"will_accept_probability\":0.65,\"confidence_score\":0.85,"
          + "\"inference_time_ms\":45},"
          + "\"actual_outcome\":1,\"actual_outcome_time\":\"2024-01-16T19:30:00.500Z\","
          + "\"prediction_correct\":false,\"answer\":\"ACCEPTED\",\"observation_period_days\":3,"
          + "\"status\":\"CORRECTED\",\"revision\":1,\"caused_by\":\"evt_9\"}";

  @Test
  void an_outcome_fills_in_what_the_prediction_left_open() {
    assertThat(PredictionOutcomeJson.write(ACCEPTED)).isEqualTo(ACCEPTED_LINE);
    assertThat(PredictionOutcomeJson.read(ACCEPTED_LINE)).isEqualTo(ACCEPTED);
  }

  @Test
  void what_is_not_known_is_null() {
    PredictionOutcome nothing =
        new PredictionOutcome(
            Samples.OPEN_PREDICTION_WITHOUT_NUMBERS,
            THREE_DAYS,
            Answer.EXPIRED,
            Event.NO_TIME,
            null,
            0,
            "");

    assertThat(PredictionOutcomeJson.write(nothing))
        .endsWith(
            "\"prediction\":{},\"actual_outcome\":0,\"actual_outcome_time\":null,"
                + "\"prediction_correct\":null,\"answer\":\"EXPIRED\","
                + "\"observation_period_days\":3,\"status\":\"MATURE\",\"revision\":0}");
  }

  @Test
  void an_outcome_can_be_read_as_a_prediction_again() throws UnreadableEventException {
    Prediction whole = SpecExamples.PREDICTION;
    Prediction withoutContext =
        new Prediction(
            whole.predictionId(),
            whole.at(),
            whole.modelName(),
            whole.modelVersion(),
            whole.fromUserId(),
            whole.toUserId(),
            Map.of(),
            whole.willAcceptProbability(),
            whole.confidenceScore(),
            whole.inferenceTimeMs());

    Parsed<Event> parsed = EventJson.read(RawRecord.of(ACCEPTED_LINE));

    assertThat(parsed.value()).isEqualTo(withoutContext);
    assertThat(parsed.misread()).isEmpty();
  }

  @Test
  void a_pending_prediction_says_when_it_is_due_and_why_it_waits() {
    assertThat(
            PendingPredictionJson.write(
                new Pending<>(PREDICTION, 1_705_606_200_000L, Pending.Cause.HORIZON_OPEN)))
        .isEqualTo(
            "{\"prediction_id\":\"pred_20240115_123456\","
                + "\"timestamp\":\"2024-01-15T19:30:00Z\","
                + "\"model_name\":\"friend_accept_predictor\",\"model_version\":\"v2.1\","
                + "\"input\":{\"from_user_id\":\"usr_123\",\"to_user_id\":\"usr_456\"},"
                + "\"prediction\":{\"will_accept_probability\":0.65,\"confidence_score\":0.85,"
                + "\"inference_time_ms\":45},"
                + "\"due_at\":\"2024-01-18T19:30:00Z\",\"cause\":\"HORIZON_OPEN\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "model_version":"v2.1",    |                              | model_version is missing, wanted a text
          "to_user_id":"usr_456"     | "to_user_id":456             | input.to_user_id: found 456, wanted a text
          "confidence_score":0.85    | "confidence_score":"high"    | prediction.confidence_score: found high, wanted a number
          "actual_outcome":1         | "actual_outcome":0           | actual_outcome: found 0, wanted 1
          "2024-01-16T19:30:00.500Z" | "soon"                       | actual_outcome_time: found soon, wanted a time
          "prediction_correct":false | "prediction_correct":0       | prediction_correct: found 0, wanted true or false
          "ACCEPTED"                 | "MAYBE"                      | answer: found MAYBE, wanted an answer
          "CORRECTED"                | "MATURE"                     | status: found MATURE, wanted CORRECTED
          "PREDICTION"               | "VIEW"                       | event_type: found VIEW, wanted PREDICTION
          """)
  void what_is_damaged_is_named(String from, String to, String message) {
    String damaged = ACCEPTED_LINE.replace(from, to == null ? "" : to);
    assertThatThrownBy(() -> PredictionOutcomeJson.read(damaged))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Property(tries = 500, seed = "4")
  void an_outcome_that_was_written_is_read_back(@ForAll("outcomes") PredictionOutcome outcome) {
    String line = PredictionOutcomeJson.write(outcome);
    assertThat(line).doesNotContain("\n", "\r");
    assertThat(PredictionOutcomeJson.read(line)).isEqualTo(outcome);
  }

  @Property(tries = 300, seed = "5")
  void a_pending_prediction_that_was_written_is_read_back(
      @ForAll("pendings") Pending<OpenPrediction> pending) {
    String line = PendingPredictionJson.write(pending);
    assertThat(line).doesNotContain("\n", "\r");
    assertThat(PendingPredictionJson.read(line)).isEqualTo(pending);
  }

  @Provide
  Arbitrary<PredictionOutcome> outcomes() {
    return ResultArbitraries.predictionOutcomes(EventArbitraries.strings());
  }

  @Provide
  Arbitrary<Pending<OpenPrediction>> pendings() {
    return ResultArbitraries.pendingPredictions(EventArbitraries.strings());
  }
}
