package org.afterward.pipelines.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.afterward.coders.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTimeTest {

  private static final String TIME = "2024-01-15T19:30:00.123Z";
  private static final long AT = Instant.parse(TIME).toEpochMilli();

  private static final String EVENT =
      """
      {"event_type":"LIKE","context":{"timestamp":"1999-01-01T00:00:00Z","a":[{},[1]]},\
      "timestamp":"2024-01-15T20:30:00.123+01:00","user_id":"usr_ü"}""";

  private static long find(String json) {
    return PayloadTime.find(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_time_is_that_of_the_top_level_wherever_it_stands() {
    assertThat(find(EVENT)).isEqualTo(AT);
    assertThat(find("{\"timestamp\":\"" + TIME + "\"}")).isEqualTo(AT);
    assertThat(find("{\"t\\u0069mestamp\":\"" + TIME + "\"}")).isEqualTo(AT);
  }

  @Test
  void the_time_of_a_reward_is_the_end_of_its_window() {
    assertThat(
            find(
                "{\"event_type\":\"REWARD_AGGREGATION\",\"user_id\":\"u\",\"aggregation_timestamp\":\""
                    + TIME
                    + "\"}"))
        .isEqualTo(AT);
  }

  @Test
  void what_comes_behind_the_time_is_not_looked_at() {
    assertThat(find("{\"timestamp\":\"" + TIME + "\",\"a\":tru")).isEqualTo(AT);
    assertThat(find("{\"timestamp\":\"" + TIME + "\",\"timestamp\":\"1999-01-01T00:00:00Z\"}"))
        .isEqualTo(AT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{}",
        "[]",
        "null",
        "\"timestamp\"",
        "{\"timestamp\":1705347000123}",
        "{\"timestamp\":null}",
        "{\"timestamp\":{\"timestamp\":\"2024-01-15T19:30:00Z\"}}",
        "{\"timestamp\":\"yesterday\"}",
        "{\"timestamp\":\"2024-01-15T19:30:00\"}",
        "{\"timestamp\":\"2024-01-15T19:",
        "{\"a\":{\"timestamp\":\"2024-01-15T19:30:00Z\"}}",
        "[{\"timestamp\":\"2024-01-15T19:30:00Z\"}]",
        "{\"a\" \"timestamp\":\"2024-01-15T19:30:00Z\"}"
      })
  void what_names_no_time_has_none(String json) {
    assertThat(find(json)).isEqualTo(Event.NO_TIME);
  }

  @Test
  void deep_nesting_is_given_up() {
    assertThat(find("{\"a\":" + "[".repeat(100_000))).isEqualTo(Event.NO_TIME);
  }

  @Property(tries = 2_000, seed = "4711")
  void no_bytes_make_it_throw(@ForAll byte[] bytes) {
    PayloadTime.find(bytes);
  }

  @Property(tries = 2_000, seed = "4712")
  void a_damaged_event_has_its_time_or_another_or_none(
      @ForAll @IntRange(max = 140) int at, @ForAll byte with) {
    byte[] bytes = EVENT.getBytes(StandardCharsets.UTF_8);
    bytes[at] = with;

    long found = PayloadTime.find(bytes);

    boolean timeIsWhole = at >= EVENT.indexOf("\"user_id\"");
    assertThat(found)
        .satisfiesAnyOf(
            time -> assertThat(time).isEqualTo(AT), time -> assertThat(timeIsWhole).isFalse());
  }
}
