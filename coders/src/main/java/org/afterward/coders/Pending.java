package org.afterward.coders;

import org.jspecify.annotations.Nullable;

/**
 * A decision without an outcome yet.
 *
 * @param dueAt when its horizon ends, in epoch milliseconds
 * @param cause why there is no outcome
 */
public record Pending<D>(D decision, long dueAt, Cause cause) {

  /** Why a decision is still without its outcome. */
  public enum Cause {
    /** The input is not complete up to the end of the horizon. */
    HORIZON_OPEN(1),
    /** The stream was ended before its time, and nobody knows what the rest would have brought. */
    DRAINED(2),
    /** The decision itself came too late: facts that it needs may be forgotten. */
    TOO_LATE(3);

    private final int code;

    Cause(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }

    /** The cause of that code, or null where there is none. */
    public static @Nullable Cause ofCode(int code) {
      for (Cause cause : values()) {
        if (cause.code == code) {
          return cause;
        }
      }
      return null;
    }
  }
}
