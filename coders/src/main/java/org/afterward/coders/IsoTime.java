package org.afterward.coders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** Times and days as ISO-8601 texts, of the years 0000 to 9999 (UTC). */
public final class IsoTime {

  private static final long DAY_MS = 86_400_000;
  private static final long EARLIEST = -62_167_219_200_000L;
  private static final long LATEST = 253_402_300_799_999L;

  /** What the fast path leaves to others: no seconds, {@code +0900}, lower case. */
  private static final DateTimeFormatter ANY_OFFSET =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .parseLenient()
          .appendOffset("+HH", "Z")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private IsoTime() {}

  /**
   * The epoch milliseconds of a time with an offset; what is finer is cut off.
   *
   * @throws IllegalArgumentException if it is none, with what is wrong
   */
  public static long parse(String text) {
    long at = parseOrNoTime(text);
    if (at == Event.NO_TIME) {
      throw new IllegalArgumentException(Excerpt.of(text) + " " + whatIsWrongWith(text));
    }
    return at;
  }

  /** The time in UTC, as {@link Instant} prints it. */
  public static String format(long epochMs) {
    return Instant.ofEpochMilli(epochMs).toString();
  }

  /**
   * The days since 1970-01-01 of a {@code yyyy-MM-dd}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static long parseDay(String day) {
    try {
      return LocalDate.parse(day).toEpochDay();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(Excerpt.of(day) + " is not a day such as 2024-01-15", e);
    }
  }

  /** The {@code yyyy-MM-dd} of a number of days since 1970-01-01. */
  public static String formatDay(long epochDay) {
    return LocalDate.ofEpochDay(epochDay).toString();
  }

  /** As {@link #parse}, but {@link Event#NO_TIME} where it is none. */
  static long parseOrNoTime(String text) {
    long at = parseUsual(text);
    if (at == Event.NO_TIME) {
      at = parseUnusual(text);
    }
    return at >= EARLIEST && at <= LATEST ? at : Event.NO_TIME;
  }

  /** Why a text is not a time, as the rest of a sentence. */
  static String whatIsWrongWith(String text) {
    try {
      LocalDateTime.parse(text);
      return "has no offset: Z or one such as +09:00 is missing at its end";
    } catch (DateTimeParseException e) {
      return "is not an ISO-8601 time such as 2024-01-15T19:30:00Z";
    }
  }

  private static long parseUnusual(String text) {
    try {
      return OffsetDateTime.parse(text, ANY_OFFSET).toInstant().toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      return Event.NO_TIME;
    }
  }

  /** {@code yyyy-MM-ddTHH:mm:ss[.f{1,9}](Z|+hh:mm)}, which nearly all of them are. */
  private static long parseUsual(String text) {
    int length = text.length();
    if (length < 20
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return Event.NO_TIME;
    }
    int century = twoDigits(text, 0);
    int yearOfCentury = twoDigits(text, 2);
    int month = twoDigits(text, 5);
    int day = twoDigits(text, 8);
    int hour = twoDigits(text, 11);
    int minute = twoDigits(text, 14);
    int second = twoDigits(text, 17);
    if ((century | yearOfCentury | month | day | hour | minute | second) < 0) {
      return Event.NO_TIME;
    }
    int year = century * 100 + yearOfCentury;
    if (month < 1
        || month > 12
        || day < 1
        || day > lengthOfMonth(year, month)
        || hour > 23
        || minute > 59
        || second > 59) {
      return Event.NO_TIME;
    }

    int position = 19;
    int millis = 0;
    if (text.charAt(position) == '.') {
      int weight = 100;
      int from = ++position;
      while (position < length && isDigit(text.charAt(position))) {
        millis += weight * (text.charAt(position) - '0');
        weight /= 10;
        position++;
      }
      if (position == from || position - from > 9) {
        return Event.NO_TIME;
      }
    }
    int offsetMinutes = offsetMinutes(text, position);
    if (offsetMinutes == Integer.MIN_VALUE) {
      return Event.NO_TIME;
    }
    long minutes = hour * 60L + minute - offsetMinutes;
    return epochDay(year, month, day) * DAY_MS + minutes * 60_000 + second * 1000L + millis;
  }

  /** The offset that is the rest of the text, or {@code Integer.MIN_VALUE}. */
  private static int offsetMinutes(String text, int from) {
    int rest = text.length() - from;
    if (rest == 1 && text.charAt(from) == 'Z') {
      return 0;
    }
    if (rest != 6 || text.charAt(from + 3) != ':') {
      return Integer.MIN_VALUE;
    }
    char sign = text.charAt(from);
    int hours = twoDigits(text, from + 1);
    int minutes = twoDigits(text, from + 4);
    int total = hours * 60 + minutes;
    if ((hours | minutes) < 0 || minutes > 59 || total > 18 * 60) {
      return Integer.MIN_VALUE;
    }
    return sign == '+' ? total : sign == '-' ? -total : Integer.MIN_VALUE;
  }

  private static long epochDay(int year, int month, int day) {
    // Years are counted from March, so that the leap day is the last one.
    int marchYear = month > 2 ? year : year - 1;
    int era = Math.floorDiv(marchYear, 400);
    int yearOfEra = marchYear - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }

  private static int lengthOfMonth(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static int twoDigits(String text, int at) {
    char tens = text.charAt(at);
    char ones = text.charAt(at + 1);
    return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + ones - '0' : -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
