package org.afterward.benchmarks.streaming;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * How much arrives: for each user ten exposures and a hundred facts in thirty days, on average. The
 * stream has partitions, each with its own users, as a log has that is partitioned by user.
 *
 * @param hotUser whether one more user has 100,000 facts and 2,000 exposures, on top of the rest
 */
record ArrivalPlan(int users, int partitions, boolean hotUser) implements Serializable {

  static final long START = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
  static final long SPAN_MS = Duration.ofDays(30).toMillis();

  /** No event is later, so all that is due by then can be known. */
  static final long END = START + SPAN_MS;

  /** Every eleventh arrival is an exposure. */
  static final int ARRIVALS_PER_EXPOSURE = 11;

  /** Every fifty-first arrival of the hot user is one. */
  static final int HOT_ARRIVALS_PER_EXPOSURE = 51;

  private static final int EXPOSURES_PER_USER = 10;
  private static final int HOT_EXPOSURES = 2_000;

  ArrivalPlan {
    if (users < partitions || users % partitions != 0) {
      throw new IllegalArgumentException(
          users + " users cannot be divided evenly among " + partitions + " partitions");
    }
  }

  int usersPerPartition() {
    return users / partitions;
  }

  /** How many arrivals of ordinary users a partition has. */
  long ordinaryPerPartition() {
    return (long) usersPerPartition() * EXPOSURES_PER_USER * ARRIVALS_PER_EXPOSURE;
  }

  /** How many arrivals of the hot user a partition has: the first has them all. */
  long hotIn(int partition) {
    return hotUser && partition == 0 ? (long) HOT_EXPOSURES * HOT_ARRIVALS_PER_EXPOSURE : 0;
  }

  /** How many arrivals the ordinary users have, in all partitions. */
  long ordinary() {
    return ordinaryPerPartition() * partitions;
  }

  /** How many arrivals there are, the hot user's included. */
  long total() {
    return ordinary() + hotIn(0);
  }

  /**
   * About how many facts the ordinary users have in the last days: what a program holds that keeps
   * so many days.
   */
  long factsOfLast(int days) {
    long facts = ordinary() - ordinary() / ARRIVALS_PER_EXPOSURE;
    return facts * Duration.ofDays(days).toMillis() / SPAN_MS;
  }
}
