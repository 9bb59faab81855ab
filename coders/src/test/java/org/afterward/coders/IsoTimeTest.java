package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2024-01-15T19:30:00Z, 2024-01-15T19:30:00Z",
    "2024-01-15T19:30:00.1Z, 2024-01-15T19:30:00.100Z",
    "2024-01-15T19:30:00.123999999Z, 2024-01-15T19:30:00.123Z",
    "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
    "2024-02-29T01:00:00+09:00, 2024-02-28T16:00:00Z",
    "2024-12-31T23:00:00-05:30, 2025-01-01T04:30:00Z",
    "2024-01-15T19:30:00-00:00, 2024-01-15T19:30:00Z",
    "2024-01-15T19:30:00+18:00, 2024-01-15T01:30:00Z",
    "2024-01-15T19:30:00+0900, 2024-01-15T10:30:00Z",
    "2024-01-15T19:30:00+09, 2024-01-15T10:30:00Z",
    "2024-01-15T19:30Z, 2024-01-15T19:30:00Z",
    "2024-01-15t19:30:00z, 2024-01-15T19:30:00Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
  })
  void a_time_with_an_offset_is_understood(String text, String utc) {
    assertThat(IsoTime.parse(text)).isEqualTo(Instant.parse(utc).toEpochMilli());
    assertThat(IsoTime.format(IsoTime.parse(text))).isEqualTo(utc);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2024-01-15",
        "2024-01-15Z",
        "20240115T193000Z",
        "2024-01-15 19:30:00Z",
        "2023-02-29T00:00:00Z",
        "2024-13-01T00:00:00Z",
        "2024-00-01T00:00:00Z",
        "2024-01-00T00:00:00Z",
        "2024-01-15T24:00:00Z",
        "2024-01-15T19:60:00Z",
        "2024-01-15T19:30:60Z",
        "2024-01-15T19:30:00.1234567890Z",
        "2024-01-15T19:30:00+19:00",
        "2024-01-15T19:30:00+18:01",
        "2024-01-15T19:30:00+09:60",
        "2024-01-15T19:30:00ZZ",
        "2024-01-15T19:30:00Z ",
        " 2024-01-15T19:30:00Z",
        "+2024-01-15T19:30:00Z",
        "-0001-01-15T19:30:00Z",
        "+10000-01-01T00:00:00Z",
        "0000-01-01T00:00:00+09:00",
        "9999-12-31T23:59:59-01:00",
        "2024-01-15T19:30:00[UTC]",
        "٢٠٢٤-01-15T19:30:00Z",
        "1705347000000",
        "2024-01-15T19:30:00é",
      })
  void what_is_no_time_is_refused(String text) {
    assertThatThrownBy(() -> IsoTime.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(text + " is not an ISO-8601 time such as 2024-01-15T19:30:00Z");
  }

  @Test
  void a_missing_offset_is_said() {
    assertThatThrownBy(() -> IsoTime.parse("2024-01-15T19:30:00.5"))
        .hasMessage(
            "2024-01-15T19:30:00.5 has no offset: Z or one such as +09:00 is missing at its end");
  }

  @Test
  void a_day_is_counted_from_1970() {
    assertThat(IsoTime.parseDay("1970-01-01")).isEqualTo(0);
    assertThat(IsoTime.parseDay("2024-01-21")).isEqualTo(19_743);
    assertThat(IsoTime.formatDay(19_743)).isEqualTo("2024-01-21");
    assertThatThrownBy(() -> IsoTime.parseDay("2024-02-30"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2024-02-30 is not a day such as 2024-01-15");
  }

  @Property(tries = 2000, seed = "1")
  void a_time_is_what_java_time_says_it_is(@ForAll("times") OffsetDateTime time) {
    String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    assertThat(IsoTime.parse(text)).as(text).isEqualTo(time.toInstant().toEpochMilli());
  }

  @Property(tries = 5000, seed = "2")
  void what_looks_like_a_time_is_one_if_java_time_says_so(@ForAll("lookalikes") String text) {
    long expected;
    try {
      expected =
          OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
              .toInstant()
              .toEpochMilli();
    } catch (DateTimeException e) {
      expected = Event.NO_TIME;
    }
    assertThat(IsoTime.parseOrNoTime(text)).as(text).isEqualTo(expected);
  }

  @Property(tries = 1000, seed = "3")
  void a_time_that_was_written_is_read_back(@ForAll("epochMillis") long at) {
    assertThat(IsoTime.parse(IsoTime.format(at))).isEqualTo(at);
    long day = Math.floorDiv(at, 86_400_000L);
    assertThat(IsoTime.parseDay(IsoTime.formatDay(day))).isEqualTo(day);
    assertThat(IsoTime.formatDay(day)).isEqualTo(LocalDate.ofEpochDay(day).toString());
  }

  @Provide
  Arbitrary<Long> epochMillis() {
    return Arbitraries.longs().between(-62_167_219_200_000L, 253_402_300_799_999L);
  }

  @Provide
  Arbitrary<OffsetDateTime> times() {
    // A day from either end, so that the offset cannot lead out of the years.
    return Combinators.combine(
            Arbitraries.longs().between(-62_167_132_800_000L, 253_402_214_400_000L),
            Arbitraries.of(0, 1, 10, 999_999, 500_000_000),
            Arbitraries.integers().between(-18 * 60, 18 * 60))
        .as(
            (at, nanos, offset) ->
                Instant.ofEpochMilli(at)
                    .plusNanos(nanos)
                    .atOffset(ZoneOffset.ofTotalSeconds(offset * 60)));
  }

  @Provide
  Arbitrary<String> lookalikes() {
    return Combinators.combine(
            Arbitraries.of("0004", "1900", "2000", "2023", "2024", "999"),
            Arbitraries.of("00", "01", "02", "04", "12", "13", "1x"),
            Arbitraries.of("00", "01", "28", "29", "30", "31", "32"),
            Arbitraries.of("00", "23", "24", "1"),
            Arbitraries.of("00", "59", "60", "-1"),
            Arbitraries.of("00", "59", "60", "59.", "59.9", "59.9999", "0", "00,5"),
            Arbitraries.of("Z", "", "+00:00", "-09:30", "+18:00", "+18:01", "+09:60", "09:00"))
        .as((y, mo, d, h, mi, s, z) -> y + "-" + mo + "-" + d + "T" + h + ":" + mi + ":" + s + z);
  }
}
