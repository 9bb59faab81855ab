package org.afterward.coders;

import java.util.List;

/**
 * How the reward of one exposure came together, in whole hours of its age, as far as it was
 * watched. An hour that was not seen whole does not count as seen.
 *
 * @param horizonHours how long its window is
 * @param watchedHours how many hours of it were seen, at most all
 * @param steps what was credited, spends and matches, hour by hour; hours in which nothing was are
 *     left out
 * @param returnedBy by which age the person had come back after the part that tells who is away, or
 *     {@link #NEVER}
 * @param stayedBy by which age they were there in the last part of the window, or {@link #NEVER}
 * @param leftBy by which age they had closed the account, or {@link #NEVER}
 * @param endMicros what the end decides: retention, churn and frustration; 0 unless {@link
 *     #isMature()}
 */
public record ExposureValue(
    OpenExposure exposure,
    int horizonHours,
    int watchedHours,
    List<Step> steps,
    int returnedBy,
    int stayedBy,
    int leftBy,
    long endMicros) {

  /** It was not so while the exposure was watched. */
  public static final int NEVER = -1;

  /**
   * What was credited within an hour.
   *
   * @param hour the number of the hour; the first one is 0
   */
  public record Step(int hour, long micros) {}

  public ExposureValue {
    steps = List.copyOf(steps);
  }

  /** Whether its window is over, so that its reward is known. */
  public boolean isMature() {
    return watchedHours == horizonHours;
  }

  /** All that was credited. */
  public long creditedMicros() {
    long credited = 0;
    for (Step step : steps) {
      credited = Math.addExact(credited, step.micros());
    }
    return credited;
  }

  /** What was known at that age of what the end decides. */
  public Standing standingAt(int ageHours) {
    if (isBy(leftBy, ageHours)) {
      return Standing.LEFT;
    }
    if (isBy(stayedBy, ageHours)) {
      return Standing.STAYED;
    }
    return isBy(returnedBy, ageHours) ? Standing.RETURNED : Standing.AWAY;
  }

  private static boolean isBy(int age, int ageHours) {
    return age != NEVER && age <= ageHours;
  }
}
