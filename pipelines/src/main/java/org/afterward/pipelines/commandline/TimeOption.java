package org.afterward.pipelines.commandline;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times in options: {@code 2024-01-15T19:30:00Z}, or {@code 2024-01-15} for its first moment. */
public final class TimeOption {

  private TimeOption() {}

  /**
   * Epoch milliseconds (UTC).
   *
   * @param option whose value it is, with its dashes, for the mistake
   */
  public static long parse(String option, String value) {
    try {
      return value.indexOf('T') < 0
          ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
          : OffsetDateTime.parse(value).toInstant().toEpochMilli();
    } catch (DateTimeParseException notIso) {
      throw new UserMistake(
          option
              + " is an ISO time such as 2024-01-15T19:30:00Z or 2024-01-15, not \""
              + value
              + "\"");
    }
  }

  /** The same, where it may be left out. */
  public static @Nullable Instant parseIfGiven(String option, @Nullable String value) {
    return value == null ? null : Instant.ofEpochMilli(parse(option, value));
  }

  /** A day, without a time. */
  public static LocalDate parseDay(String option, String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException notIso) {
      throw new UserMistake(option + " is an ISO day such as 2024-01-15, not \"" + value + "\"");
    }
  }
}
