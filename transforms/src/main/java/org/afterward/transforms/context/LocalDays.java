package org.afterward.transforms.context;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Numbers the local days of a zone, as days since 1970-01-01. The bounds of the day that was asked
 * for last are kept, since times mostly come in order. Not for several threads at once.
 *
 * <p>A day begins at its first midnight. So the number never falls as time goes on, even where a
 * clock is put back over midnight.
 */
final class LocalDays implements Serializable {

  private static final long serialVersionUID = 1;

  private final ZoneId zone;
  private long day;
  private long from;
  private long to;

  LocalDays(ZoneId zone) {
    this.zone = zone;
  }

  ZoneId zone() {
    return zone;
  }

  /** The day of that time, in epoch milliseconds. */
  long of(long at) {
    if (at < from || at >= to) {
      find(at);
    }
    return day;
  }

  private void find(long at) {
    LocalDate date = Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
    long next = startOf(date.plusDays(1));
    if (at >= next) {
      date = date.plusDays(1);
      next = startOf(date.plusDays(1));
    }
    day = date.toEpochDay();
    from = startOf(date);
    to = next;
  }

  private long startOf(LocalDate date) {
    return date.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
