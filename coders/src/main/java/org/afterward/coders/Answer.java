package org.afterward.coders;

import org.jspecify.annotations.Nullable;

/**
 * What came of a friend request. The code is its stable number in bytes; the wire name is the
 * constant's name.
 */
public enum Answer {
  ACCEPTED(1),
  REJECTED(2),
  /** It expired, or nobody heard of it in time. */
  EXPIRED(3);

  private final int code;

  Answer(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** What a prediction is held against: 1 if it was accepted, else 0. */
  public int outcome() {
    return this == ACCEPTED ? 1 : 0;
  }

  /** The answer of that wire name, or null where there is none. */
  public static @Nullable Answer named(String name) {
    for (Answer answer : values()) {
      if (answer.name().equals(name)) {
        return answer;
      }
    }
    return null;
  }

  /** The answer of that code, or null where there is none. */
  public static @Nullable Answer ofCode(int code) {
    for (Answer answer : values()) {
      if (answer.code == code) {
        return answer;
      }
    }
    return null;
  }
}
