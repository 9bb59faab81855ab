package org.afterward.pipelines.dynamo;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/** How a table writes its times. */
enum TimeFormat {
  /** With an offset, as events do. */
  ISO,
  EPOCH_SECONDS,
  EPOCH_MILLIS;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The time as ISO-8601, or the text as it is where it is no such time. */
  String toIso(String text) {
    if (this == ISO) {
      return text;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      BigDecimal millis = this == EPOCH_SECONDS ? number.movePointRight(3) : number;
      return Instant.ofEpochMilli(millis.toBigInteger().longValueExact()).toString();
    } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
      return text;
    }
  }
}
