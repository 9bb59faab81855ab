package org.afterward.pipelines.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOptionTest {

  @ParameterizedTest
  @CsvSource({
    "2024-01-15T19:30:00Z, 2024-01-15T19:30:00Z",
    "2024-01-15T19:30:00.250Z, 2024-01-15T19:30:00.250Z",
    "2024-01-15T19:30:00+02:00, 2024-01-15T17:30:00Z",
    "2024-01-15, 2024-01-15T00:00:00Z",
  })
  void a_time_with_an_offset_and_a_day_are_times(String written, Instant meant) {
    assertThat(TimeOption.parse("--completeUntil", written)).isEqualTo(meant.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "15.01.2024", "2024-13-01", "2024-01-15T19:30:00", ""})
  void anything_else_is_named_with_its_option(String written) {
    assertThatThrownBy(() -> TimeOption.parse("--completeUntil", written))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            "--completeUntil is an ISO time such as 2024-01-15T19:30:00Z or 2024-01-15, not \""
                + written
                + "\"");
  }

  @Test
  void the_message_names_the_option_it_was_asked_for() {
    assertThatThrownBy(() -> TimeOption.parse("--start", "soon"))
        .hasMessage(
            "--start is an ISO time such as 2024-01-15T19:30:00Z or 2024-01-15, not \"soon\"");
  }
}
