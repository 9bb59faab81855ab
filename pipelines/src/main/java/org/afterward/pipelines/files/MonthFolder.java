package org.afterward.pipelines.files;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.afterward.coders.Event;

/** The folder of a month, in UTC: {@code 2024-01/}. */
final class MonthFolder {

  /** Of what has no time. */
  static final String UNDATED = "undated/";

  private MonthFolder() {}

  static String of(long timeMs) {
    if (timeMs == Event.NO_TIME) {
      return UNDATED;
    }
    return YearMonth.from(Instant.ofEpochMilli(timeMs).atOffset(ZoneOffset.UTC)) + "/";
  }
}
