package org.afterward.transforms.delay;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * How many exposures had something happen to them by their age in hours, and how many were watched
 * only up to an age without it. Parts add up in any order, so one pass is enough. Not for several
 * threads at once.
 */
public final class DelayCounts {

  /** What the grid is of. */
  public static final long STEP_MS = 3_600_000;

  private final long[] happened;
  private final long[] censored;

  private DelayCounts(int hours) {
    this.happened = new long[hours];
    // One more, for those that were watched to the end.
    this.censored = new long[hours + 1];
  }

  /**
   * Of nothing yet.
   *
   * @param hours how long exposures are watched at most
   */
  public static DelayCounts over(int hours) {
    if (hours < 1) {
      throw new IllegalArgumentException("Exposures are watched for an hour or more, not " + hours);
    }
    return new DelayCounts(hours);
  }

  /** How long exposures are watched at most. */
  public int hours() {
    return happened.length;
  }

  /** An exposure to which it happened for the first time at this age. */
  public void happenedAt(long ageMs) {
    if (ageMs < 0 || ageMs >= hours() * STEP_MS) {
      throw new IllegalArgumentException("An age of " + ageMs + " ms is not one of these hours");
    }
    happened[(int) (ageMs / STEP_MS)]++;
  }

  /**
   * An exposure that was watched up to this age without it. An hour that was not seen whole does
   * not count as seen; one that is older than is watched at most was seen to the end.
   */
  public void watchedUntil(long ageMs) {
    if (ageMs < 0) {
      throw new IllegalArgumentException("An age of " + ageMs + " ms is before the exposure");
    }
    censored[(int) Math.min(ageMs / STEP_MS, hours())]++;
  }

  public void addAll(DelayCounts other) {
    if (other.hours() != hours()) {
      throw new IllegalArgumentException(
          "Counts over " + other.hours() + " hours do not add up with those over " + hours());
    }
    Arrays.setAll(happened, i -> Math.addExact(happened[i], other.happened[i]));
    Arrays.setAll(censored, i -> Math.addExact(censored[i], other.censored[i]));
  }

  /** How many it happened to within that hour. */
  long happenedWithin(int hour) {
    return happened[hour];
  }

  /** How many were lost from sight within that hour, before its end. */
  long censoredWithin(int hour) {
    return censored[hour];
  }

  /** All of them. */
  public long exposures() {
    return Arrays.stream(happened).sum() + Arrays.stream(censored).sum();
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(hours());
    for (long count : happened) {
      out.writeLong(count);
    }
    for (long count : censored) {
      out.writeLong(count);
    }
  }

  static DelayCounts readFrom(DataInputStream in) throws IOException {
    DelayCounts counts = over(in.readInt());
    for (int i = 0; i < counts.happened.length; i++) {
      counts.happened[i] = in.readLong();
    }
    for (int i = 0; i < counts.censored.length; i++) {
      counts.censored[i] = in.readLong();
    }
    return counts;
  }
}
