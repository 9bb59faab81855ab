package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventJsonTest {

  private static final long AT = 1_705_347_000_000L;

  @Test
  void the_specifications_exposure_is_read_whole() throws Exception {
    RawRecord raw = RawRecord.of(SpecExamples.EXPOSURE_JSON);
    assertThat(EventJson.read(raw)).isEqualTo(new Parsed<>(SpecExamples.EXPOSURE, raw, List.of()));
  }

  @Test
  void the_specifications_prediction_is_read_whole() throws Exception {
    RawRecord raw = RawRecord.of(SpecExamples.PREDICTION_JSON);
    assertThat(EventJson.read(raw))
        .isEqualTo(new Parsed<>(SpecExamples.PREDICTION, raw, List.of()));
  }

  @Test
  void an_exposure_is_written_as_the_specification_shows_it() {
    assertThat(EventJson.write(SpecExamples.EXPOSURE))
        .isEqualTo(SpecExamples.oneLine(SpecExamples.EXPOSURE_JSON));
  }

  @Test
  void a_prediction_is_written_as_the_specification_shows_it_with_its_context_by_name() {
    assertThat(EventJson.write(SpecExamples.PREDICTION))
        .isEqualTo(
            SpecExamples.oneLine(SpecExamples.PREDICTION_JSON)
                .replace(
                    "\"time_of_day\":\"evening\",\"day_of_week\":\"Monday\"",
                    "\"day_of_week\":\"Monday\",\"time_of_day\":\"evening\""));
  }

  @Test
  void a_spend_is_read_and_written() throws Exception {
    String line =
        "{\"event_type\":\"CURRENCY_SPEND\",\"event_id\":\"e1\",\"timestamp\":\"2024-01-15T19:30:00Z\","
            + "\"user_id\":\"u\",\"target_user_id\":\"v\",\"session_id\":\"s\",\"exposure_id\":\"x\","
            + "\"spend_type\":\"super_like\",\"amount\":3}";
    UserEvent spend =
        new UserEvent(
            EventType.CURRENCY_SPEND,
            "e1",
            AT,
            "u",
            "v",
            "s",
            "x",
            false,
            SpendType.SUPER_LIKE,
            3,
            Double.NaN);
    assertThat(event(line)).isEqualTo(spend);
    assertThat(EventJson.write(spend)).isEqualTo(line);
  }

  @Test
  void the_order_of_the_fields_does_not_matter_even_if_the_type_comes_last() throws Exception {
    assertThat(
            event(
                "{\"duration_minutes\":12.5,\"user_id\":\"u\",\"timestamp\":\"2024-01-15T19:30:00Z\","
                    + "\"event_id\":\"e1\",\"event_type\":\"SESSION\"}"))
        .isEqualTo(
            new UserEvent(EventType.SESSION, "e1", AT, "u", "", "", "", false, null, 0, 12.5));
  }

  @Test
  void unknown_fields_are_ignored_at_every_level() throws Exception {
    String noise = "\"unheard_of\":{\"rank\":[{\"user_id\":1}],\"\":null},";
    assertThat(event(SpecExamples.EXPOSURE_JSON.replaceAll("\\{\"(?!attr)", "{" + noise + "\"")))
        .isEqualTo(SpecExamples.EXPOSURE);
    assertThat(
            event(
                SpecExamples.PREDICTION_JSON.replaceAll(
                    "\\{\"(?!time_of_day)", "{" + noise + "\"")))
        .isEqualTo(SpecExamples.PREDICTION);
  }

  @Test
  void null_means_absent_everywhere() throws Exception {
    String line =
        "{\"event_type\":\"EXPOSURE\",\"exposure_id\":null,\"timestamp\":null,\"user_id\":null,"
            + "\"strategy_applied\":{\"strategy_id\":null,\"strategy_name\":null,"
            + "\"profile_distribution\":null,\"expected_reward\":null,\"propensity\":null},"
            + "\"user_context_vector\":[1,null],\"context_layout\":null,\"context_fields\":{\"a\":null},"
            + "\"profiles_shown\":[null,{\"profile_id\":null,\"rank\":null,\"tier\":null}],\"tab\":null}";
    ShownProfile absent = new ShownProfile("", 0, "", Double.NaN, Double.NaN, Double.NaN);
    RawRecord raw = RawRecord.of(line);
    assertThat(EventJson.read(raw))
        .isEqualTo(
            new Parsed<>(
                new Exposure(
                    "",
                    Event.NO_TIME,
                    "",
                    "",
                    0,
                    "",
                    ProfileMix.ABSENT,
                    Double.NaN,
                    Double.NaN,
                    ContextVector.of(ContextVector.LAYOUT_1, 1, Double.NaN),
                    Map.of(),
                    List.of(absent, absent),
                    ""),
                raw,
                List.of()));
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void an_event_of_nothing_but_its_type_is_an_event_without_broken_fields(EventType type)
      throws Exception {
    Parsed<Event> parsed = EventJson.read(RawRecord.of("{\"event_type\":\"" + type.name() + "\"}"));
    assertThat(parsed.value().type()).isEqualTo(type);
    assertThat(parsed.value().at()).isEqualTo(Event.NO_TIME);
    assertThat(parsed.misread()).isEmpty();
  }

  @Test
  void what_afterward_wrote_itself_is_only_recognised() throws Exception {
    assertThat(event(SpecExamples.REWARD_JSON))
        .isEqualTo(new OwnRecord(EventType.REWARD_AGGREGATION, Event.NO_TIME));
    assertThat(
            event(
                "{\"timestamp\":\"2024-01-15T19:30:00Z\",\"event_type\":\"CONTEXT_SNAPSHOT\","
                    + "\"context_vector\":[1]}"))
        .isEqualTo(new OwnRecord(EventType.CONTEXT_SNAPSHOT, AT));
  }

  @Test
  void a_layout_is_read_with_its_vector() throws Exception {
    Exposure exposure =
        (Exposure)
            event(
                "{\"event_type\":\"EXPOSURE\",\"context_layout\":\"ours-3\","
                    + "\"user_context_vector\":[1,-0.5,2e3]}");
    assertThat(exposure.context()).isEqualTo(ContextVector.of("ours-3", 1, -0.5, 2000));
  }

  @Test
  void true_and_false_are_one_and_zero_among_the_context_fields() throws Exception {
    Exposure exposure =
        (Exposure)
            event("{\"event_type\":\"EXPOSURE\",\"context_fields\":{\"a\":true,\"b\":false}}");
    assertThat(exposure.contextFields()).isEqualTo(Map.of("a", 1.0, "b", 0.0));
  }

  @Test
  void a_models_context_is_kept_as_text() throws Exception {
    Prediction prediction =
        (Prediction)
            event(
                "{\"event_type\":\"PREDICTION\",\"input\":{\"context\":"
                    + "{\"a\":\"x\",\"b\":4.50,\"c\":true,\"d\":null,\"e\":\"\"}}}");
    assertThat(prediction.context()).isEqualTo(Map.of("a", "x", "b", "4.50", "c", "true", "e", ""));
  }

  @Test
  void a_prediction_of_one_person_has_a_number_of_its_own() throws Exception {
    String line =
        "{\"event_type\":\"PREDICTION\",\"prediction_id\":\"p1\","
            + "\"timestamp\":\"2024-01-15T19:30:00Z\",\"model_name\":\"churn_7d\","
            + "\"model_version\":\"churn_v2.1\",\"input\":{\"from_user_id\":\"usr_1\"},"
            + "\"prediction\":{\"probability\":0.25},\"actual_outcome\":null,"
            + "\"actual_outcome_time\":null,\"prediction_correct\":null}";
    double none = Double.NaN;
    Prediction churn =
        Prediction.aboutOnePerson(
            "p1", AT, "churn_7d", "churn_v2.1", "usr_1", Map.of(), 0.25, none, none);

    assertThat(event(line)).isEqualTo(churn);
    assertThat(event(line.replace("from_user_id", "user_id"))).isEqualTo(churn);
    assertThat(EventJson.write(churn)).isEqualTo(line);
  }

  @Test
  void what_only_a_prediction_of_one_person_has_is_unknown_to_others() throws Exception {
    Prediction request =
        (Prediction)
            event(
                "{\"event_type\":\"PREDICTION\",\"input\":{\"from_user_id\":\"a\","
                    + "\"to_user_id\":\"b\",\"user_id\":7},\"prediction\":"
                    + "{\"will_accept_probability\":0.5,\"probability\":\"low\"}}");
    assertThat(request.isAboutOnePerson()).isFalse();
    assertThat(request.fromUserId()).isEqualTo("a");
    assertThat(request.willAcceptProbability()).isEqualTo(0.5);
  }

  @Test
  void whole_numbers_may_be_written_with_a_fraction_of_nothing() throws Exception {
    for (String four : List.of("4", "4.0", "4e0", "0.4e1", "40e-1", "4.000000000000000000000")) {
      assertThat(amount(four)).as(four).isEqualTo(4);
    }
    assertThat(amount("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(amount("-9223372036854775808.0")).isEqualTo(Long.MIN_VALUE);
    assertThat(amount("9007199254740993.0")).isEqualTo(9007199254740993L);
    assertThat(amount("0e99999999999")).isEqualTo(0);
  }

  @Test
  void of_a_field_that_comes_twice_the_last_counts() throws Exception {
    assertThat(amount("1,\"amount\":2")).isEqualTo(2);
  }

  @Test
  void a_byte_order_mark_is_passed_over() throws Exception {
    assertThat(event("\uFEFF{\"event_type\":\"CONTEXT_SNAPSHOT\"}"))
        .isEqualTo(new OwnRecord(EventType.CONTEXT_SNAPSHOT, Event.NO_TIME));
  }

  @Test
  void texts_of_any_script_survive() throws Exception {
    UserEvent event =
        new UserEvent(
            EventType.VIEW,
            "\"\\\n\u0001\u007f",
            AT,
            "사용자😀",
            "é",
            "",
            "",
            false,
            null,
            0,
            Double.NaN);
    String line = EventJson.write(event);
    assertThat(line)
        .contains("\"event_id\":\"\\\"\\\\\\n\\u0001\u007f\"", "사용자😀")
        .doesNotContain("\n");
    assertThat(event(line)).isEqualTo(event);
    // The same with every character beyond ASCII as an escape.
    StringBuilder escaped = new StringBuilder();
    line.chars()
        .forEach(c -> escaped.append(c < 128 ? "" + (char) c : String.format("\\u%04X", c)));
    assertThat(event(escaped.toString())).isEqualTo(event);
  }

  @Test
  void doubles_are_written_as_short_as_can_be() {
    Prediction prediction =
        new Prediction("", Event.NO_TIME, "", "", "", "", Map.of(), 2.2e-322, -0.0, 1e22);
    assertThat(EventJson.write(prediction))
        .contains(
            "{\"will_accept_probability\":2.2E-322,\"confidence_score\":-0.0,"
                + "\"inference_time_ms\":1.0E22}");
  }

  private static long amount(String number) throws Exception {
    RawRecord raw = RawRecord.of("{\"event_type\":\"PAYMENT\",\"amount\":" + number + "}");
    Parsed<Event> parsed = EventJson.read(raw);
    assertThat(parsed.misread()).isEmpty();
    return ((UserEvent) parsed.value()).amount();
  }

  private static Event event(String line) throws Exception {
    RawRecord raw = new RawRecord(Bytes.wrap(line.getBytes(StandardCharsets.UTF_8)), "f", 7, 8);
    Parsed<Event> parsed = EventJson.read(raw);
    assertThat(parsed.raw()).isEqualTo(raw);
    assertThat(parsed.misread()).isEmpty();
    return parsed.value();
  }
}
