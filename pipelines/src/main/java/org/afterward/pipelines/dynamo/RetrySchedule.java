package org.afterward.pipelines.dynamo;

import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a request is tried again: exponential back-off with full jitter, until either the
 * attempts or the time are used up.
 *
 * @param first the longest pause after the first attempt; each later one is up to twice as long
 * @param longest beyond which no pause goes
 * @param attempts how many there are at most, the first included
 * @param inAll after which time no other attempt begins
 */
public record RetrySchedule(Duration first, Duration longest, int attempts, Duration inAll)
    implements Serializable {

  /** Throttling of a table that grows with its load passes within minutes. */
  public static RetrySchedule standard() {
    return new RetrySchedule(
        Duration.ofMillis(50), Duration.ofSeconds(5), 60, Duration.ofMinutes(2));
  }

  /** Whether there is another attempt after so many, so long after the first began. */
  boolean goesOn(int attemptsDone, Duration since) {
    return attemptsDone < attempts && since.compareTo(inAll) < 0;
  }

  /** How long to wait after so many attempts: anything up to the bound, so that crowds disperse. */
  Duration pauseAfter(int attemptsDone) {
    return Duration.ofMillis(
        ThreadLocalRandom.current().nextLong(longestPauseAfter(attemptsDone).toMillis() + 1));
  }

  Duration longestPauseAfter(int attemptsDone) {
    // Beyond thirty doublings every pause is the longest.
    Duration doubled = first.multipliedBy(1L << Math.min(attemptsDone - 1, 30));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
