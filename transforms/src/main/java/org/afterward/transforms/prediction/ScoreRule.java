package org.afterward.transforms.prediction;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * By what models are scored.
 *
 * @param threshold from this probability on a model says yes
 * @param zone whose days are meant
 */
record ScoreRule(double threshold, ZoneId zone) implements Serializable {

  /** From 0.5 on, by days in UTC. */
  static final ScoreRule STANDARD = new ScoreRule(0.5, ZoneOffset.UTC);

  ScoreRule {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "The threshold must be at least 0 and at most 1, not " + threshold);
    }
  }

  /** The day of a time, in days since 1970-01-01. */
  long dayOf(long epochMs) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(epochMs), zone).toEpochDay();
  }

  /** When a day is over, in epoch milliseconds. */
  long endOf(long day) {
    return LocalDate.ofEpochDay(day + 1).atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
