package org.afterward.transforms.reward;

import org.afterward.coders.Event;
import org.afterward.coders.FactKind;
import org.afterward.coders.Timeline;

/**
 * What a timeline holds within {@code from <= time < to}, for windows whose ends only move forward:
 * facts are counted in as the end passes them, and out as the beginning does. So all windows of a
 * timeline together cost one pass over its facts, however much they overlap.
 */
final class WindowTally {

  private final Timeline timeline;
  private final RejectionRuns rejections;
  private final int[] counts = new int[FactKind.HIGHEST_CODE + 1];
  private final long[] amounts = new long[FactKind.HIGHEST_CODE + 1];
  private int first;
  private int end;
  private int lastOwnAction = -1;
  private int lastLogin = -1;
  private int decisionsBeforeEnd;
  private int longestRejectionRun;

  WindowTally(Timeline timeline) {
    this.timeline = timeline;
    this.rejections = new RejectionRuns(timeline);
  }

  void moveTo(long from, long to) {
    for (; end < timeline.size() && timeline.at(end) < to; end++) {
      FactKind kind = timeline.kind(end);
      counts[kind.code()]++;
      amounts[kind.code()] += timeline.amount(end);
      lastOwnAction = kind.isOwnAction() ? end : lastOwnAction;
      lastLogin = kind == FactKind.LOGGED_IN ? end : lastLogin;
    }
    for (; first < end && timeline.at(first) < from; first++) {
      FactKind kind = timeline.kind(first);
      counts[kind.code()]--;
      amounts[kind.code()] -= timeline.amount(first);
    }
    while (decisionsBeforeEnd < timeline.decisions().size()
        && timeline.decisions().get(decisionsBeforeEnd).at() < to) {
      decisionsBeforeEnd++;
    }
    longestRejectionRun = rejections.longestIn(first, end);
  }

  int count(FactKind kind) {
    return counts[kind.code()];
  }

  long amount(FactKind kind) {
    return amounts[kind.code()];
  }

  /**
   * When the person last did something themselves; to be asked for something is to be there, so
   * decisions count.
   */
  long lastOwnActionAt() {
    long decided = timeline.decisions().get(decisionsBeforeEnd - 1).at();
    return lastOwnAction < first ? decided : Math.max(decided, timeline.at(lastOwnAction));
  }

  /** When the person last logged in, or {@link Event#NO_TIME}. */
  long lastLoginAt() {
    return lastLogin < first ? Event.NO_TIME : timeline.at(lastLogin);
  }

  int longestRejectionRun() {
    return longestRejectionRun;
  }
}
