package org.afterward.transforms.context;

import org.afterward.coders.Event;
import org.afterward.coders.FactKind;

/**
 * When things of a kind last happened, or first, and what has gone on since: times are epoch
 * milliseconds, or {@link Event#NO_TIME}.
 */
final class Milestones {

  private long firstAt = Event.NO_TIME;
  private long lastAt = Event.NO_TIME;
  private long openedAt = Event.NO_TIME;
  private long lastMatchAt = Event.NO_TIME;
  private long lastOwnActionAt = Event.NO_TIME;
  private long rejectionsInARow;
  private long loginDays;
  private long lastLoginDay = Event.NO_TIME;
  private boolean closed;

  void take(long at, FactKind kind, LocalDays localDays) {
    firstAt = firstAt == Event.NO_TIME ? at : Math.min(firstAt, at);
    lastAt = Math.max(lastAt, at);
    if (kind.isOwnAction()) {
      lastOwnActionAt = Math.max(lastOwnActionAt, at);
    }
    switch (kind) {
      // As in a reward: an expired request neither lengthens a run nor ends it.
      case REQUEST_REJECTED -> rejectionsInARow++;
      case REQUEST_ACCEPTED -> rejectionsInARow = 0;
      case MATCHED, WAS_MATCHED -> {
        rejectionsInARow = 0;
        lastMatchAt = Math.max(lastMatchAt, at);
      }
      case LOGGED_IN -> countLogin(localDays.of(at));
      case CLOSED_ACCOUNT -> closed = true;
      case OPENED_ACCOUNT -> {
        openedAt = openedAt == Event.NO_TIME ? at : openedAt;
        closed = false;
      }
      default -> {
        // It leaves nothing but its time.
      }
    }
  }

  private void countLogin(long day) {
    if (day > lastLoginDay) {
      loginDays++;
      lastLoginDay = day;
    }
  }

  boolean isEmpty() {
    return firstAt == Event.NO_TIME;
  }

  long lastAt() {
    return lastAt;
  }

  /** When the account was first opened, or, where nobody said it, the first fact's time. */
  long joinedAt() {
    return openedAt == Event.NO_TIME ? firstAt : openedAt;
  }

  /** Since when there was no match: since the last one, or since joining. */
  long withoutMatchSince() {
    return lastMatchAt == Event.NO_TIME ? joinedAt() : lastMatchAt;
  }

  long lastOwnActionAt() {
    return lastOwnActionAt;
  }

  long rejectionsInARow() {
    return rejectionsInARow;
  }

  /** On how many local days the person logged in. */
  long loginDays() {
    return loginDays;
  }

  boolean closed() {
    return closed;
  }

  /** A profile without facts has one byte of these. */
  void write(ProfileWriter out) {
    out.writeCount(isEmpty() ? 0 : closed ? 2 : 1);
    if (isEmpty()) {
      return;
    }
    out.writeNumber(firstAt);
    out.writeCount(lastAt - firstAt);
    writeTime(openedAt, out);
    writeTime(lastMatchAt, out);
    writeTime(lastOwnActionAt, out);
    out.writeCount(rejectionsInARow);
    out.writeCount(loginDays);
    if (loginDays > 0) {
      out.writeNumber(lastLoginDay);
    }
  }

  void read(ProfileReader in) {
    int state = in.readCount(2);
    if (state == 0) {
      return;
    }
    closed = state == 2;
    firstAt = in.readNumber();
    lastAt = firstAt + in.readCount();
    openedAt = readTime(in);
    lastMatchAt = readTime(in);
    lastOwnActionAt = readTime(in);
    rejectionsInARow = in.readCount();
    loginDays = in.readCount();
    lastLoginDay = loginDays > 0 ? in.readNumber() : Event.NO_TIME;
  }

  /** By its distance from the first, which is short; 0 where there is none. */
  private void writeTime(long at, ProfileWriter out) {
    out.writeCount(at == Event.NO_TIME ? 0 : at - firstAt + 1);
  }

  private long readTime(ProfileReader in) {
    long after = in.readCount();
    return after == 0 ? Event.NO_TIME : firstAt + after - 1;
  }
}
