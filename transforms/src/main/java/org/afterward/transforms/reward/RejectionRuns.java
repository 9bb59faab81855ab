package org.afterward.transforms.reward;

import java.util.ArrayDeque;
import org.afterward.coders.FactKind;
import org.afterward.coders.Timeline;

/**
 * The longest run of consecutive rejections within a window of a timeline, for windows whose ends
 * only move forward. All windows of a timeline together cost one pass over its facts, however much
 * they overlap.
 *
 * <p>A run is lengthened by a rejection and ended by an acceptance or a match; anything else does
 * neither. The window may begin within a run: then only what lies inside counts. That first run is
 * counted by a difference of sums; every later run lies whole before the window's end, and the
 * longest of them is the front of a queue that keeps only candidates.
 */
final class RejectionRuns {

  private final Timeline timeline;

  /** How many rejections there are before a fact. */
  private final int[] rejectionsBefore;

  /** How long the run is that a fact lengthened, or 0. */
  private final int[] runAt;

  /** Facts that end a run longer than all that follow them in the window, front longest. */
  private final ArrayDeque<Integer> longest = new ArrayDeque<>();

  private int firstEnd;
  private int queued;

  RejectionRuns(Timeline timeline) {
    this.timeline = timeline;
    int size = timeline.size();
    this.rejectionsBefore = new int[size + 1];
    this.runAt = new int[size];
    int run = 0;
    for (int i = 0; i < size; i++) {
      boolean rejected = timeline.kind(i) == FactKind.REQUEST_REJECTED;
      run = rejected ? run + 1 : endsRun(i) ? 0 : run;
      runAt[i] = rejected ? run : 0;
      rejectionsBefore[i + 1] = rejectionsBefore[i] + (rejected ? 1 : 0);
    }
  }

  /**
   * The longest run among the facts {@code from <= index < to}; neither bound may be less than in
   * the call before.
   */
  int longestIn(int from, int to) {
    firstEnd = Math.max(firstEnd, from);
    while (firstEnd < timeline.size() && !endsRun(firstEnd)) {
      firstEnd++;
    }
    for (; queued < to; queued++) {
      if (runAt[queued] > 0) {
        while (!longest.isEmpty() && runAt[longest.peekLast()] <= runAt[queued]) {
          longest.removeLast();
        }
        longest.addLast(queued);
      }
    }
    while (!longest.isEmpty() && longest.peekFirst() < firstEnd) {
      longest.removeFirst();
    }
    int begun = rejectionsBefore[Math.min(firstEnd, to)] - rejectionsBefore[from];
    return longest.isEmpty() ? begun : Math.max(begun, runAt[longest.peekFirst()]);
  }

  private boolean endsRun(int index) {
    return switch (timeline.kind(index)) {
      case REQUEST_ACCEPTED, MATCHED, WAS_MATCHED -> true;
      default -> false;
    };
  }
}
