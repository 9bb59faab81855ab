package org.afterward.transforms.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalDaysTest {

  private static final long HALF_HOUR = 30 * 60 * 1000L;

  @ParameterizedTest
  @CsvSource({
    "UTC, 2024-01-15T23:59:59.999Z, 2024-01-15",
    "UTC, 2024-01-16T00:00:00Z, 2024-01-16",
    "UTC, 1969-12-31T23:59:59.999Z, 1969-12-31",
    "Asia/Seoul, 2024-01-15T14:59:59.999Z, 2024-01-15",
    "Asia/Seoul, 2024-01-15T15:00:00Z, 2024-01-16",
    "America/New_York, 2024-03-11T03:59:59.999Z, 2024-03-10",
    "America/New_York, 2024-03-11T04:00:00Z, 2024-03-11",
  })
  void a_day_lasts_from_midnight_to_midnight_of_its_zone(String zone, String at, LocalDate day) {
    assertThat(new LocalDays(ZoneId.of(zone)).of(Instant.parse(at).toEpochMilli()))
        .isEqualTo(day.toEpochDay());
  }

  /** In St. John's the clock went from a minute after midnight back to the day before. */
  @ParameterizedTest
  @CsvSource({
    "2010-11-07T02:29:00Z, 2010-11-06",
    "2010-11-07T02:30:00Z, 2010-11-07",
    "2010-11-07T02:31:00Z, 2010-11-07",
    "2010-11-07T03:15:00Z, 2010-11-07",
    "2010-11-07T03:30:00Z, 2010-11-07"
  })
  void a_day_that_began_is_not_left_for_the_day_before(String at, LocalDate day) {
    assertThat(new LocalDays(ZoneId.of("America/St_Johns")).of(Instant.parse(at).toEpochMilli()))
        .isEqualTo(day.toEpochDay());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Seoul", "America/St_Johns", "Pacific/Apia", "Asia/Gaza"})
  void time_that_goes_on_comes_to_each_day_once_and_in_any_order_it_is_the_same(String name) {
    ZoneId zone = ZoneId.of(name);
    LocalDays days = new LocalDays(zone);
    long from = Instant.parse("2009-01-01T00:00:00Z").toEpochMilli();
    long to = Instant.parse("2013-01-01T00:00:00Z").toEpochMilli();
    long before = days.of(from);
    for (long at = from; at < to; at += HALF_HOUR) {
      long day = days.of(at);
      // Samoa skipped a day.
      assertThat(day - before).isBetween(0L, 2L);
      assertThat(new LocalDays(zone).of(at)).isEqualTo(day);
      before = day;
    }
  }

  @Test
  void a_day_of_long_ago_is_found_again() {
    LocalDays days = new LocalDays(ZoneId.of("UTC"));

    assertThat(days.of(0)).isZero();
    assertThat(days.of(10 * 86_400_000L)).isEqualTo(10);
    assertThat(days.of(0)).isZero();
    assertThat(days.of(-1)).isEqualTo(-1);
  }
}
