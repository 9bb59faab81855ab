package org.afterward.coders;

import org.jspecify.annotations.Nullable;

/**
 * What is known, before a reward's horizon is over, of those parts that its end decides: retention
 * and churn. The later ones of these take the place of the earlier ones. The code is the stable
 * number in bytes.
 */
public enum Standing {
  /** Nothing: they have not come back yet. */
  AWAY(1, "away"),
  /** They came back, so that only a closed account can be churn. */
  RETURNED(2, "returned"),
  /** They were there in the last part of the window: the bonus is theirs, unless they leave. */
  STAYED(3, "stayed"),
  /** They closed the account: that is churn, and there will be no bonus. */
  LEFT(4, "left");

  private final int code;
  private final String wireName;

  Standing(int code, String wireName) {
    this.code = code;
    this.wireName = wireName;
  }

  public int code() {
    return code;
  }

  public String wireName() {
    return wireName;
  }

  /** The standing of that wire name, or null where there is none. */
  public static @Nullable Standing named(String name) {
    for (Standing standing : values()) {
      if (standing.wireName.equals(name)) {
        return standing;
      }
    }
    return null;
  }

  /** The standing of that code, or null where there is none. */
  public static @Nullable Standing ofCode(int code) {
    for (Standing standing : values()) {
      if (standing.code == code) {
        return standing;
      }
    }
    return null;
  }
}
