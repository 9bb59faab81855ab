package org.afterward.pipelines.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

  private static final RetrySchedule SCHEDULE =
      new RetrySchedule(Duration.ofMillis(50), Duration.ofSeconds(1), 5, Duration.ofMinutes(1));

  @Test
  void pauses_double_until_they_are_the_longest() {
    assertThat(IntStream.rangeClosed(1, 7).mapToObj(SCHEDULE::longestPauseAfter))
        .containsExactly(
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(800),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    assertThat(SCHEDULE.longestPauseAfter(10_000)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void no_pause_is_longer_than_its_bound() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(SCHEDULE.pauseAfter(2)).isBetween(Duration.ZERO, Duration.ofMillis(100));
    }
  }

  @Test
  void it_ends_with_the_attempts_or_with_the_time() {
    assertThat(SCHEDULE.goesOn(4, Duration.ofSeconds(59))).isTrue();
    assertThat(SCHEDULE.goesOn(5, Duration.ofSeconds(1))).isFalse();
    assertThat(SCHEDULE.goesOn(1, Duration.ofMinutes(1))).isFalse();
  }
}
