package org.afterward.pipelines.health;

import java.util.Locale;

/** A number by which the health of a run can be told; a sum of counters of this name. */
public enum Sign {
  /** The records that were read. */
  READ("seen"),
  /** The records that were rejected, of those. */
  REJECTED("rejected"),
  /** The exposures that were taken, each delivery. */
  OPENED("opened"),
  /** The exposures that were settled. */
  SETTLED("settled"),
  /** The exposures that left without a reward. */
  PENDING("pending"),
  /** The rewards of which was asked whether they can be right. */
  CHECKED("checked"),
  /** The rewards that cannot be right, of those. */
  IMPLAUSIBLE("implausible"),
  /** The spend, in whole units of currency, that came too late for any reward. */
  LATE_SPEND_LOST("late_spend_lost"),
  /** The requests to tables that had to be made again. */
  WRITES_RETRIED("retries"),
  /** What found no place in a table. */
  WRITES_REFUSED("rejected");

  private final String counter;

  Sign(String counter) {
    this.counter = counter;
  }

  String counter() {
    return counter;
  }

  /** Its name in JSON. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
