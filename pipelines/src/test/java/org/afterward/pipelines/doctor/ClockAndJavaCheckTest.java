package org.afterward.pipelines.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClockAndJavaCheckTest {

  private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");
  private static final URI SERVICE = URI.create("http://service");
  private static final String BY_NTP = "set the clock of this machine by NTP";

  @Test
  void a_clock_may_be_half_a_minute_off_and_not_five() throws InterruptedException {
    assertThat(clockWhenServiceHas(NOON.plusMillis(1900)))
        .isEqualTo(Finding.ok("clock", "agrees with http://service"));
    assertThat(clockWhenServiceHas(NOON.plusSeconds(30)))
        .isEqualTo(Finding.ok("clock", "30 s behind http://service"));
    assertThat(clockWhenServiceHas(NOON.minusSeconds(31)))
        .isEqualTo(Finding.warn("clock", "31 s ahead of http://service", BY_NTP));
    assertThat(clockWhenServiceHas(NOON.plusSeconds(300)))
        .isEqualTo(Finding.warn("clock", "300 s behind http://service", BY_NTP));
    assertThat(clockWhenServiceHas(NOON.minusSeconds(301)))
        .isEqualTo(Finding.fail("clock", "301 s ahead of http://service", BY_NTP));
  }

  @Test
  void a_service_that_does_not_answer_or_not_say_leaves_it_to_the_next() throws Exception {
    URI down = URI.create("http://down");
    URI silent = URI.create("http://silent");
    DateSource dates =
        service -> {
          if (service.equals(down)) {
            throw new IOException("refused");
          }
          return service.equals(SERVICE) ? Optional.of(NOON) : Optional.empty();
        };

    assertThat(new ClockCheck(List.of(down, silent, SERVICE), dates, atNoon()).look())
        .containsExactly(Finding.ok("clock", "agrees with http://service"));
    assertThat(new ClockCheck(List.of(down, silent), dates, atNoon()).look())
        .containsExactly(Finding.skip("clock", "no service that is given tells its time"));
  }

  @Test
  void an_old_java_fails_and_a_small_heap_is_worth_a_warning() {
    assertThat(new JavaCheck(21, 6L << 30).look())
        .containsExactly(Finding.ok("Java", "Java 21, at most 6,144 MB of heap"));
    assertThat(new JavaCheck(11, 6L << 30).look())
        .containsExactly(
            Finding.fail(
                "Java",
                "Java 11, at most 6,144 MB of heap",
                "use Java 17 or later: set JAVA_HOME"));
    assertThat(new JavaCheck(17, 256L << 20).look())
        .containsExactly(
            Finding.warn(
                "Java",
                "Java 17, at most 256 MB of heap",
                "give it more: AFTERWARD_JAVA_OPTS=-Xmx2g ./afterward ..."));
  }

  private static Finding clockWhenServiceHas(Instant time) throws InterruptedException {
    return new ClockCheck(List.of(SERVICE), service -> Optional.of(time), atNoon()).look().get(0);
  }

  private static Clock atNoon() {
    return Clock.fixed(NOON, ZoneOffset.UTC);
  }
}
