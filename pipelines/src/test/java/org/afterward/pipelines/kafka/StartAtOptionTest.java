package org.afterward.pipelines.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.afterward.pipelines.commandline.UserMistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartAtOptionTest {

  private static StartAt parse(String value) {
    return StartAtOption.parse("--from", value);
  }

  @Test
  void places_have_names() {
    assertThat(parse("committed")).isEqualTo(StartAt.committed());
    assertThat(parse("earliest")).isEqualTo(StartAt.earliest());
    assertThat(parse("latest")).isEqualTo(StartAt.latest());
  }

  @Test
  void a_time_is_a_place() {
    assertThat(parse("2024-01-15"))
        .isEqualTo(StartAt.time(Instant.parse("2024-01-15T00:00:00Z").toEpochMilli()))
        .hasToString("2024-01-15T00:00:00Z");
  }

  @Test
  void offsets_are_by_topic_and_partition() {
    assertThat(parse("app.events-1:0=17, other:12=0"))
        .isEqualTo(StartAt.offsets(Map.of("app.events-1:0", 17L, "other:12", 0L)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "events=1", "events:0=", "events:0=-1", "events:0=1,", "a b:0=1", "="})
  void anything_else_is_a_mistake_that_says_what_would_be_right(String value) {
    assertThatThrownBy(() -> parse(value))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("--from is committed, earliest, latest, an ISO time, or offsets");
  }

  @Test
  void a_partition_that_is_named_twice_is_a_mistake() {
    assertThatThrownBy(() -> parse("events:0=1,events:0=2"))
        .isInstanceOf(UserMistake.class)
        .hasMessage("--from names events:0 twice");
  }

  @Test
  void a_day_that_does_not_exist_is_a_mistake() {
    assertThatThrownBy(() -> parse("2024-02-30"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("--from is an ISO time");
  }
}
