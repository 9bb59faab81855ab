package org.afterward.transforms.waiting;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/**
 * How long {@link AwaitOutcomes} waits on a stream, where events are late: times of events all, in
 * milliseconds.
 *
 * @param latenessMs how long after the end of its horizon a decision is settled, and how long after
 *     its own time a decision may come
 * @param correctionMs how long after that a late fact still corrects the outcome
 * @param estimateAgesMs the ages of a decision at which it is estimated, ascending
 * @param alignMs settling waits for the next multiple of this, so that one waking settles many; 1
 *     settles at once
 */
public record Patience(long latenessMs, long correctionMs, List<Long> estimateAgesMs, long alignMs)
    implements Serializable {

  /** A day for what is late, seven to correct, no estimates, no alignment. */
  public static final Patience STANDARD =
      new Patience(Duration.ofDays(1).toMillis(), Duration.ofDays(7).toMillis(), List.of(), 1);

  public Patience {
    estimateAgesMs = List.copyOf(new TreeSet<>(estimateAgesMs));
    check(latenessMs >= 0, "The allowed lateness", "0 or more", latenessMs);
    check(correctionMs >= 0, "The correction horizon", "0 or more", correctionMs);
    check(alignMs > 0, "The alignment", "1 ms or more", alignMs);
    check(
        estimateAgesMs.isEmpty() || estimateAgesMs.get(0) > 0,
        "The age of an estimate",
        "1 ms or more",
        estimateAgesMs);
  }

  /** Waiting is aligned, so that one waking does for many. */
  public long align(long time) {
    return Math.floorDiv(time + alignMs - 1, alignMs) * alignMs;
  }

  /** When a decision of this time is settled: its horizon has passed, and who is late has come. */
  public long dueAt(long decisionAt, long horizonMs) {
    return align(decisionAt + horizonMs + latenessMs);
  }

  /** When a decision of this time is estimated, or else settled, first after another time. */
  long firstDueAfter(long time, long decisionAt, long horizonMs) {
    for (long age : estimateAgesMs) {
      long ripeAt = align(decisionAt + age);
      if (ripeAt > time) {
        return ripeAt;
      }
    }
    return dueAt(decisionAt, horizonMs);
  }

  /** Whether a decision comes so late that facts which it needs may be forgotten. */
  boolean isDecisionTooLate(long decisionAt, long now) {
    return now > decisionAt + latenessMs;
  }

  /** Whether a fact comes so late that there may be decisions which it cannot correct any more. */
  boolean isFactTooLate(long factAt, long now) {
    return now > forgetAt(factAt) + correctionMs;
  }

  /** Whether a decision that a fact of this time belongs to may still come. */
  boolean mayServe(long factAt, long now) {
    return now <= factAt + latenessMs;
  }

  /**
   * When a fact of this time can be forgotten, unless a decision needs it: nothing can come any
   * more of that time or before.
   */
  long forgetAt(long factAt) {
    return align(factAt + latenessMs + 1);
  }

  private static void check(boolean right, String setting, String wanted, Object found) {
    if (!right) {
      throw new IllegalArgumentException(setting + " must be " + wanted + ", not " + found);
    }
  }
}
