package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rule each kind of wrong input breaks, where, and in which words. */
class MalformedEventsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          PAYMENT        | "amount":"4"              | wrong_type   | amount           | found "4", wanted a whole number
          PAYMENT        | "amount":true             | wrong_type   | amount           | found true, wanted a whole number
          PAYMENT        | "amount":{"a":[1]}        | wrong_type   | amount           | found an object, wanted a whole number
          PAYMENT        | "amount":[[4]]            | wrong_type   | amount           | found an array, wanted a whole number
          PAYMENT        | "amount":4.5              | not_whole    | amount           | found 4.5, wanted a whole number
          PAYMENT        | "amount":1e-400           | not_whole    | amount           | found 1e-400, wanted a whole number
          PAYMENT        | "amount":1e-99999999999   | not_whole    | amount           | found 1e-99999999999, wanted a whole number
          PAYMENT        | "amount":4.00000000000000000001 | not_whole | amount        | found 4.00000000000000000001, wanted a whole number
          PAYMENT        | "amount":1e400            | out_of_range | amount           | found 1e400, wanted a whole number from -9223372036854775808 to 9223372036854775807
          PAYMENT        | "amount":9223372036854775808 | out_of_range | amount        | found 9223372036854775808, wanted a whole number from -9223372036854775808 to 9223372036854775807
          CURRENCY_SPEND | "spend_type":"beer"       | unknown_spend_type | spend_type | found "beer", wanted one of super_like, friend_request, friend_request_with_msg, chat_activation, profile_view
          CURRENCY_SPEND | "spend_type":4            | wrong_type   | spend_type       | found 4, wanted a text
          SESSION        | "duration_minutes":1e400  | out_of_range | duration_minutes | found 1e400, wanted a number that a double can hold
          SESSION        | "duration_minutes":"NaN"  | wrong_type   | duration_minutes | found "NaN", wanted a number
          FRIEND_REQUEST | "with_message":1          | wrong_type   | with_message     | found 1, wanted true or false
          VIEW           | "user_id":17              | wrong_type   | user_id          | found 17, wanted a text
          VIEW           | "user_id":"a\\ud800b"     | not_text     | user_id          | found "a\\ud800b", which has half of a character
          VIEW           | "user_id":"\\udc00\\ud800" | not_text    | user_id          | found "\\udc00\\ud800", which has half of a character
          VIEW           | "timestamp":1705347000000 | wrong_type   | timestamp        | found 1705347000000, wanted a time such as 2024-01-15T19:30:00Z
          VIEW           | "timestamp":""            | not_a_time   | timestamp        | found "", which is not an ISO-8601 time such as 2024-01-15T19:30:00Z
          VIEW           | "timestamp":"2024-02-30T00:00:00Z" | not_a_time | timestamp | found "2024-02-30T00:00:00Z", which is not an ISO-8601 time such as 2024-01-15T19:30:00Z
          VIEW           | "timestamp":"2024-01-15T19:30:00" | not_a_time | timestamp  | found "2024-01-15T19:30:00", which has no offset: Z or one such as +09:00 is missing at its end
          EXPOSURE       | "strategy_applied":2      | wrong_type   | strategy_applied | found 2, wanted an object
          EXPOSURE       | "strategy_applied":{"strategy_id":2147483648} | out_of_range | strategy_applied.strategy_id | found 2147483648, wanted a whole number from -2147483648 to 2147483647
          EXPOSURE       | "strategy_applied":{"profile_distribution":{"high_tier_ratio":"0.3"}} | wrong_type | strategy_applied.profile_distribution.high_tier_ratio | found "0.3", wanted a number
          EXPOSURE       | "user_context_vector":{}  | wrong_type   | user_context_vector | found an object, wanted an array
          EXPOSURE       | "user_context_vector":[1,true] | wrong_type | user_context_vector[1] | found true, wanted a number
          EXPOSURE       | "user_context_vector":[[],1] | wrong_type | user_context_vector[0] | found an array, wanted a number
          EXPOSURE       | "context_fields":{"a.b":"x"} | wrong_type | context_fields.a.b | found "x", wanted a number, true or false
          EXPOSURE       | "context_fields":{"\\ud800":1} | not_text | context_fields.\\ud800 | found "\\ud800", which has half of a character
          EXPOSURE       | "profiles_shown":[{},{},{"rank":"1"}] | wrong_type | profiles_shown[2].rank | found "1", wanted a whole number
          EXPOSURE       | "profiles_shown":[{},7]   | wrong_type   | profiles_shown[1] | found 7, wanted an object
          PREDICTION     | "input":{"context":{"a":[1]}} | wrong_type | input.context.a | found an array, wanted a text, a number, true or false
          PREDICTION     | "prediction":{"confidence_score":{}} | wrong_type | prediction.confidence_score | found an object, wanted a number
          """)
  void a_wrong_value_is_named_and_read_as_absent(
      EventType type, String field, String rule, String path, String problem) throws Exception {
    String head = "{\"event_type\":\"" + type + "\",\"session_id\":\"s\",";
    Parsed<Event> parsed = EventJson.read(RawRecord.of(head + field + ",\"tab\":\"t\"}"));
    assertThat(parsed.misread()).containsExactly(new BrokenRule(rule, path, problem));
    // The same event with that value taken away, or (in an array) null.
    String without = field.contains("[") && type == EventType.EXPOSURE ? nulled(field) : "\"a\":1";
    if (field.startsWith("\"strategy_applied\":{\"profile")) {
      without = "\"strategy_applied\":{}";
    }
    assertThat(parsed.value())
        .isEqualTo(EventJson.read(RawRecord.of(head + without + ",\"tab\":\"t\"}")).value());
  }

  private static String nulled(String field) {
    return switch (field) {
      case "\"user_context_vector\":[1,true]" -> "\"user_context_vector\":[1,null]";
      case "\"user_context_vector\":[[],1]" -> "\"user_context_vector\":[null,1]";
      case "\"profiles_shown\":[{},{},{\"rank\":\"1\"}]" -> "\"profiles_shown\":[{},{},{}]";
      case "\"profiles_shown\":[{},7]" -> "\"profiles_shown\":[{},null]";
      default -> throw new IllegalArgumentException(field);
    };
  }

  @ParameterizedTest(name = "<{0}>")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      emptyValue = "",
      textBlock =
          """
          ~~                            | ~~   | not_json | it is empty
          ~   ~                         | ~~   | not_json | it is empty
          nul                           | ~~   | not_json | Unrecognized token 'nul': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') (near column 4)
          {                             | ~~   | not_json | it ends before the JSON is complete (near column 2)
          {"event_type":"VIEW"          | VIEW | not_json | it ends before the JSON is complete (near column 21)
          {"event_type":"VIEW","a":"    | VIEW | not_json | it ends before the JSON is complete (near column 27)
          {"event_type":"VIEW","a":NaN} | VIEW | not_json | Non-standard token 'NaN' (near column 29)
          {"event_type":"VIEW",}        | VIEW | not_json | Unexpected character ('}' (code 125)): was expecting double-quote to start field name (near column 23)
          {"event_type":"VIEW"]         | VIEW | not_json | Unexpected close marker ']': expected '}' (near column 22)
          {"event_type":"VIEW"}}        | VIEW | not_json | Unexpected close marker '}': expected ']' (near column 23)
          {"event_type":"VIEW"} {}      | VIEW | not_json | something follows the object
          {"event_type":"VIEW"} 5       | VIEW | not_json | something follows the object
          {'event_type':'VIEW'}         | ~~   | not_json | Unexpected character (''' (code 39)): was expecting double-quote to start field name (near column 3)
          [{"event_type":"VIEW"}]       | ~~   | not_an_object | it is an array
          "VIEW"                        | ~~   | not_an_object | it is a text
          42                            | ~~   | not_an_object | it is a number
          null                          | ~~   | not_an_object | it is null
          """)
  void what_is_no_object_of_json_is_refused(String line, String what, String rule, String problem) {
    assertRefused(line.getBytes(StandardCharsets.UTF_8), what, new BrokenRule(rule, "", problem));
  }

  @ParameterizedTest(name = "<{0}>")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                       | ~~      | event_type_missing | it does not say of which type it is
          {"event_type":null}      | ~~      | event_type_missing | it does not say of which type it is
          {"event_type":""}        | ~~      | event_type_missing | it does not say of which type it is
          {"event_type":12}        | ~~      | event_type_missing | found 12, wanted a text
          {"event_type":["VIEW"]}  | ~~      | event_type_missing | found an array, wanted a text
          {"event_type":"DANCE"}   | DANCE   | event_type_unknown | found "DANCE"
          {"event_type":"view"}    | view    | event_type_unknown | found "view"
          """)
  void an_object_of_no_known_type_is_refused(
      String line, String what, String rule, String problem) {
    assertRefused(
        line.getBytes(StandardCharsets.UTF_8), what, new BrokenRule(rule, "event_type", problem));
  }

  @Test
  void bytes_that_are_not_utf8_are_refused_wherever_they_are() {
    byte[] line =
        "{\"event_type\":\"VIEW\",\"unknown\":\"?\"}".getBytes(StandardCharsets.ISO_8859_1);
    int position = new String(line, StandardCharsets.ISO_8859_1).indexOf('?');
    line[position] = (byte) 0xE9;
    assertRefused(
        line, "", new BrokenRule("not_json", "", "it is not UTF-8 (byte " + (position + 1) + ")"));
  }

  @Test
  void utf16_is_refused() {
    byte[] utf16 = "{\"event_type\":\"VIEW\"}".getBytes(StandardCharsets.UTF_16LE);
    assertThat(refusal(utf16).broken().rule()).isEqualTo("not_json");
  }

  @Test
  void a_nul_byte_is_refused() {
    assertThat(refusal("{\"event_type\":\"VIEW\",\"a\":\"\0\"}").broken())
        .isEqualTo(
            new BrokenRule(
                "not_json",
                "",
                "Illegal unquoted character ((CTRL-CHAR, code 0)): has to be escaped using"
                    + " backslash to be included in string value (near column 28)"));
  }

  @Test
  void what_is_too_deep_too_long_or_too_large_is_refused() {
    String head = "{\"event_type\":\"VIEW\",\"user_id\":";
    for (String value :
        List.of(
            "[".repeat(10_000) + "]".repeat(10_000),
            "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
            "\"" + "x".repeat(2_000_000) + "\"",
            "\"" + "x".repeat(10_000_000) + "\"",
            "1".repeat(100_000))) {
      UnreadableEventException refusal = refusal(head + value + "}");
      assertThat(refusal.broken().rule()).isEqualTo("too_large");
      assertThat(refusal.getMessage()).hasSizeLessThan(250);
    }
  }

  @Test
  void every_wrong_value_of_an_event_is_named() throws Exception {
    Parsed<Event> parsed =
        EventJson.read(
            RawRecord.of(
                "{\"event_type\":\"CURRENCY_SPEND\",\"event_id\":1,\"timestamp\":\"yesterday\","
                    + "\"user_id\":[],\"spend_type\":\"beer\",\"amount\":0.5,\"session_id\":\"s\"}"));
    assertThat(parsed.value())
        .isEqualTo(
            new UserEvent(
                EventType.CURRENCY_SPEND,
                "",
                Event.NO_TIME,
                "",
                "",
                "s",
                "",
                false,
                null,
                0,
                Double.NaN));
    assertThat(parsed.misread())
        .extracting(BrokenRule::rule, BrokenRule::field)
        .containsExactly(
            tuple("wrong_type", "event_id"),
            tuple("not_a_time", "timestamp"),
            tuple("wrong_type", "user_id"),
            tuple("unknown_spend_type", "spend_type"),
            tuple("not_whole", "amount"));
  }

  @Test
  void a_field_that_only_other_types_have_is_not_held_against_an_event() throws Exception {
    String noise =
        "\"amount\":\"x\",\"spend_type\":\"beer\",\"tab\":1,\"profiles_shown\":[1],\"input\":2,"
            + "\"prediction\":{\"confidence_score\":\"x\"},\"with_message\":2}";
    assertThat(EventJson.read(RawRecord.of("{\"event_type\":\"LOGIN\"," + noise)).misread())
        .isEmpty();
  }

  @Test
  void a_line_with_thousands_of_wrong_values_names_the_first_hundred() throws Exception {
    String wrong = "[" + "\"x\",".repeat(5000) + "1]";
    Parsed<Event> parsed =
        EventJson.read(
            RawRecord.of("{\"event_type\":\"EXPOSURE\",\"user_context_vector\":" + wrong + "}"));
    assertThat(((Exposure) parsed.value()).context().length()).isEqualTo(5001);
    assertThat(parsed.misread()).hasSize(101);
    assertThat(parsed.misread().get(99).field()).isEqualTo("user_context_vector[99]");
    assertThat(parsed.misread().get(100))
        .isEqualTo(new BrokenRule("too_many", "", "more than 100 values are wrong"));
  }

  @Test
  void very_many_and_very_long_names_do_no_harm() throws Exception {
    StringBuilder line = new StringBuilder("{\"" + "x".repeat(2_000_000) + "\":1");
    for (int i = 0; i < 100_000; i++) {
      line.append(",\"n").append(i).append("\":").append(i);
    }
    RawRecord raw =
        RawRecord.of(line.append(",\"event_type\":\"STRATEGY_PERFORMANCE\"}").toString());
    assertThat(EventJson.read(raw).value())
        .isEqualTo(new OwnRecord(EventType.STRATEGY_PERFORMANCE, Event.NO_TIME));
  }

  @Test
  void what_was_found_is_shortened_without_cutting_a_character_in_half() throws Exception {
    String found = "x".repeat(59) + "😀" + "y".repeat(100_000);
    Parsed<Event> parsed =
        EventJson.read(RawRecord.of("{\"event_type\":\"PAYMENT\",\"amount\":\"" + found + "\"}"));
    assertThat(parsed.misread())
        .containsExactly(
            new BrokenRule(
                "wrong_type",
                "amount",
                "found \"" + "x".repeat(59) + "…\", wanted a whole number"));
  }

  @Test
  void what_was_found_stays_short_when_it_must_be_escaped() throws Exception {
    Parsed<Event> parsed =
        EventJson.read(
            RawRecord.of("{\"event_type\":\"PAYMENT\",\"amount\":\"" + "\\n".repeat(50) + "\"}"));
    assertThat(parsed.misread())
        .containsExactly(
            new BrokenRule(
                "wrong_type",
                "amount",
                "found \"" + "\\u000a".repeat(10) + "…\", wanted a whole number"));
  }

  private static void assertRefused(byte[] line, String what, BrokenRule broken) {
    UnreadableEventException refusal = refusal(line);
    assertThat(Map.entry(refusal.what(), refusal.broken())).isEqualTo(Map.entry(what, broken));
    assertThat(refusal.getStackTrace()).isEmpty();
  }

  private static UnreadableEventException refusal(String line) {
    return refusal(line.getBytes(StandardCharsets.UTF_8));
  }

  private static UnreadableEventException refusal(byte[] line) {
    RawRecord raw = new RawRecord(Bytes.wrap(Arrays.copyOf(line, line.length)), "", 0, 0);
    return catchThrowableOfType(UnreadableEventException.class, () -> EventJson.read(raw));
  }
}
