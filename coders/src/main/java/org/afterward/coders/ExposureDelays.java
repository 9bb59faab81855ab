package org.afterward.coders;

/**
 * How long after one exposure what it may lead to came for the first time, in milliseconds, or
 * {@link #NEVER} as far as it was watched.
 *
 * @param watchedMs how long after the exposure the input is complete, up to the horizon
 */
public record ExposureDelays(
    int strategyId,
    long watchedMs,
    long firstSpendMs,
    long firstMatchMs,
    long firstRejectionMs,
    long accountClosedMs) {

  /** It did not come while the exposure was watched. */
  public static final long NEVER = -1;

  /** When that came. */
  public long of(DelayComponent component) {
    return switch (component) {
      case FIRST_SPEND -> firstSpendMs;
      case FIRST_MATCH -> firstMatchMs;
      case FIRST_REJECTION -> firstRejectionMs;
      case ACCOUNT_CLOSED -> accountClosedMs;
    };
  }
}
