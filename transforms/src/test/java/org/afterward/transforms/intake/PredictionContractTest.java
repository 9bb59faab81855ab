package org.afterward.transforms.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.Event;
import org.afterward.coders.Prediction;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionContractTest {

  private static final String PROBABILITY = "prediction.will_accept_probability";
  private static final long ARRIVED = APrediction.AT + 1000;

  private final PredictionContract contract = PredictionContract.standard();

  @Test
  void a_valid_prediction_breaks_nothing() {
    assertThat(broken(p -> {})).isEmpty();
  }

  @Test
  void every_id_that_is_absent_is_named() {
    assertThat(
            broken(
                p -> {
                  p.predictionId = "";
                  p.modelName = "";
                  p.modelVersion = "";
                  p.fromUserId = "";
                  p.toUserId = "";
                }))
        .containsExactly(
            new BrokenRule("prediction_id_missing", "prediction_id", "is missing"),
            new BrokenRule("model_name_missing", "model_name", "is missing"),
            new BrokenRule("model_version_missing", "model_version", "is missing"),
            new BrokenRule("from_user_id_missing", "input.from_user_id", "is missing"),
            new BrokenRule("to_user_id_missing", "input.to_user_id", "is missing"));
  }

  @Test
  void no_id_is_longer_than_256_characters() {
    assertThat(broken(p -> setIds(p, "x".repeat(256)))).isEmpty();
    assertThat(broken(p -> setIds(p, "x".repeat(257))))
        .containsExactly(
            idTooLong("prediction_id"),
            idTooLong("model_name"),
            idTooLong("model_version"),
            idTooLong("input.from_user_id"),
            idTooLong("input.to_user_id"));
  }

  @Test
  void a_time_is_there_and_not_later_than_its_arrival_and_the_clock_skew() {
    assertThat(broken(p -> p.at = Event.NO_TIME))
        .containsExactly(new BrokenRule("timestamp_missing", "timestamp", "is missing"));
    assertThat(broken(p -> p.at = ARRIVED + 300_000)).isEmpty();
    assertThat(broken(p -> p.at = ARRIVED + 300_001))
        .containsExactly(
            new BrokenRule(
                "timestamp_in_future",
                "timestamp",
                "is 2024-01-15T19:35:01.001Z, later than its arrival at 2024-01-15T19:30:01Z"
                    + " and the clock skew of 300000 ms"));
  }

  @Test
  void the_clock_skew_is_a_setting_that_can_be_off() {
    Prediction future = APrediction.with(p -> p.at = ARRIVED + 2000);
    assertThat(
            contract.withClockSkew(Duration.standardSeconds(2)).broken(future, List.of(), ARRIVED))
        .isEmpty();
    assertThat(contract.withClockSkew(Duration.millis(1999)).broken(future, List.of(), ARRIVED))
        .extracting(BrokenRule::rule)
        .containsExactly("timestamp_in_future");
    assertThat(contract.withClockSkew(Duration.millis(-1)).broken(future, List.of(), ARRIVED))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.65, 1})
  void a_probability_within_0_and_1_is_taken(double probability) {
    assertThat(broken(p -> p.willAcceptProbability = probability)).isEmpty();
    assertThat(broken(p -> p.confidenceScore = probability)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1.001, Double.POSITIVE_INFINITY})
  void a_probability_outside_of_0_and_1_is_named(double probability) {
    String problem = "is " + probability + ", not within 0 and 1";
    assertThat(broken(p -> p.willAcceptProbability = probability))
        .containsExactly(new BrokenRule("probability_out_of_range", PROBABILITY, problem));
    assertThat(broken(p -> p.confidenceScore = probability))
        .containsExactly(
            new BrokenRule("probability_out_of_range", "prediction.confidence_score", problem));
  }

  @Test
  void a_prediction_needs_its_probability_but_neither_confidence_nor_inference_time() {
    assertThat(broken(p -> p.willAcceptProbability = Double.NaN))
        .containsExactly(
            new BrokenRule("will_accept_probability_missing", PROBABILITY, "is missing"));
    assertThat(broken(p -> p.confidenceScore = Double.NaN)).isEmpty();
    assertThat(broken(p -> p.inferenceTimeMs = Double.NaN)).isEmpty();
  }

  @Test
  void an_inference_takes_no_less_than_no_time() {
    assertThat(broken(p -> p.inferenceTimeMs = 0)).isEmpty();
    assertThat(broken(p -> p.inferenceTimeMs = -1))
        .containsExactly(
            new BrokenRule("inference_time_negative", "prediction.inference_time_ms", "is -1.0"));
  }

  @Test
  void a_prediction_that_breaks_every_rule_has_every_one_named() {
    assertThat(
            broken(
                p -> {
                  setIds(p, "");
                  p.at = ARRIVED + 300_001;
                  p.willAcceptProbability = 2;
                  p.confidenceScore = -1;
                  p.inferenceTimeMs = -1;
                }))
        .extracting(BrokenRule::rule)
        .containsExactly(
            "prediction_id_missing",
            "timestamp_in_future",
            "model_name_missing",
            "model_version_missing",
            "from_user_id_missing",
            "to_user_id_missing",
            "probability_out_of_range",
            "probability_out_of_range",
            "inference_time_negative");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          prediction_id | 7    | prediction_id
          timestamp     | 7    | timestamp
          model_name    | {}   | model_name
          input         | "x"  | input
          input         | {"from_user_id":1,"to_user_id":"u"} | input.from_user_id
          prediction    | 0.65 | prediction
          prediction    | {"will_accept_probability":"0.65"}  | prediction.will_accept_probability
          """)
  void what_could_not_be_read_is_named_for_that_alone(String field, String value, String named)
      throws Exception {
    var parsed = EventLine.PREDICTION.with(field, value).read();
    assertThat(parsed.misread()).extracting(BrokenRule::field).containsExactly(named);
    assertThat(
            EventContract.of(ContextLayout.standard())
                .broken(parsed.value(), parsed.misread(), ARRIVED))
        .isEqualTo(parsed.misread());
  }

  @ParameterizedTest
  @ValueSource(strings = {"from_user_id", "user_id"})
  void of_one_person_nothing_is_asked_but_who_they_are_and_a_probability(String name)
      throws Exception {
    assertThat(
            brokenIn(
                EventLine.PREDICTION
                    .with("input", "{\"" + name + "\":\"usr_1\"}")
                    .with("prediction", "{\"probability\":0.25}")))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"from_user_id":"u"} | {"will_accept_probability":0.5}                    | to_user_id_missing
          {"from_user_id":"u"} | {"will_accept_probability":0.5,"probability":0.25} | to_user_id_missing
          {"from_user_id":"u"} | {}                                                 | to_user_id_missing,will_accept_probability_missing
          {"from_user_id":"u","to_user_id":"v"} | {"probability":0.25}              | will_accept_probability_missing
          {}                   | {"probability":0.25}                               | from_user_id_missing
          {"user_id":"u"}      | {"probability":1.25}                               | probability_out_of_range
          {"user_id":"u"}      | {"probability":"low"}                              | wrong_type
          {"user_id":7}        | {"probability":0.25}                               | wrong_type,from_user_id_missing
          """)
  void a_prediction_of_one_person_is_no_friend_request_that_lacks_something(
      String input, String predicted, String rules) throws Exception {
    assertThat(brokenIn(EventLine.PREDICTION.with("input", input).with("prediction", predicted)))
        .extracting(BrokenRule::rule)
        .containsExactly(rules.split(","));
  }

  private static List<BrokenRule> brokenIn(EventLine line) throws Exception {
    var parsed = line.read();
    return EventContract.of(ContextLayout.standard())
        .broken(parsed.value(), parsed.misread(), ARRIVED);
  }

  private static void setIds(APrediction prediction, String id) {
    prediction.predictionId = id;
    prediction.modelName = id;
    prediction.modelVersion = id;
    prediction.fromUserId = id;
    prediction.toUserId = id;
  }

  private List<BrokenRule> broken(Consumer<APrediction> change) {
    return contract.broken(APrediction.with(change), List.of(), ARRIVED);
  }

  private static BrokenRule idTooLong(String field) {
    return new BrokenRule("id_too_long", field, "has 257 characters; at most 256 are taken");
  }
}
