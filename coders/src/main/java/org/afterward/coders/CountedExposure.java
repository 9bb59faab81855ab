package org.afterward.coders;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one exposure counts for in the day of its strategy: as little of its reward as that takes.
 *
 * @param day of the exposure, in days since 1970-01-01
 * @param dueAt when its horizon ends, in epoch milliseconds
 * @param revision of its reward, or {@link #PENDING}; of two of an exposure the greater counts
 * @param totalMicros the reward; zero while it is pending
 * @param currencyMicros the spends that are credited to the exposure; zero while it is pending
 * @param churned whether its user did; false while it is pending
 * @param segments which its user was in, in the order of the constants
 */
public record CountedExposure(
    String exposureId,
    String userId,
    int strategyId,
    long day,
    long dueAt,
    int revision,
    long totalMicros,
    long currencyMicros,
    boolean churned,
    Set<UserSegment> segments) {

  /** The revision of an exposure without a final reward: older than any. */
  public static final int PENDING = Integer.MIN_VALUE;

  public CountedExposure {
    EnumSet<UserSegment> copy = EnumSet.noneOf(UserSegment.class);
    copy.addAll(segments);
    segments = Collections.unmodifiableSet(copy);
  }

  public boolean isPending() {
    return revision == PENDING;
  }
}
