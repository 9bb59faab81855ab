package org.afterward.transforms.reward;

/**
 * Which of a person's exposures are open at a time, for times that only move forward. Exposures
 * stand in the order of (time, id), so those that are open are always a range of them.
 */
final class OpenRange {

  /** When an exposure was shown. */
  interface ShownAt {
    long of(int exposure);
  }

  private final int exposures;
  private final ShownAt shownAt;
  private final long openMs;
  private int first;
  private int end;

  /**
   * Of so many exposures, each of which is open for so long from the moment on when it is shown.
   */
  OpenRange(int exposures, ShownAt shownAt, long openMs) {
    this.exposures = exposures;
    this.shownAt = shownAt;
    this.openMs = openMs;
  }

  void moveTo(long at) {
    while (end < exposures && shownAt.of(end) <= at) {
      end++;
    }
    while (first < end && shownAt.of(first) <= at - openMs) {
      first++;
    }
  }

  /** The earliest that is open, or {@link #end()}. */
  int first() {
    return first;
  }

  /** The first that is not shown yet. */
  int end() {
    return end;
  }
}
