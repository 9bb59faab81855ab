package org.afterward.coders;

import org.jspecify.annotations.Nullable;

/**
 * How final a reward is. The code is its stable number in bytes; the wire name is the constant's
 * name.
 */
public enum RewardStatus {
  /** The whole window is over and its events are in. */
  MATURE(1),
  /** An early estimate: only a part of the window is over. Trains nothing. */
  PARTIAL(2),
  /** An event came after the reward was mature, and changed it. */
  CORRECTED(3);

  private final int code;

  RewardStatus(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The status of that wire name, or null where there is none. */
  public static @Nullable RewardStatus named(String name) {
    for (RewardStatus status : values()) {
      if (status.name().equals(name)) {
        return status;
      }
    }
    return null;
  }

  /** The status of that code, or null where there is none. */
  public static @Nullable RewardStatus ofCode(int code) {
    for (RewardStatus status : values()) {
      if (status.code == code) {
        return status;
      }
    }
    return null;
  }
}
