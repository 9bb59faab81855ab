package org.afterward.coders;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a score says of a user. The code is its stable number in bytes and is never reused; the wire
 * name is what is in front of {@code _score} in JSON.
 */
public enum Box {
  ATTRACTIVENESS(1),
  ENGAGEMENT(2),
  REVENUE_TRIGGER(3),
  SPENDING(4);

  /** All of them, in the order of their codes. */
  public static final List<Box> ALL = List.of(values());

  private final int code;
  private final String wireName;

  Box(int code) {
    this.code = code;
    this.wireName = name().toLowerCase(Locale.ROOT);
  }

  public int code() {
    return code;
  }

  public String wireName() {
    return wireName;
  }

  /** The one of that code, or null where there is none. */
  public static @Nullable Box ofCode(int code) {
    return code >= 1 && code <= ALL.size() ? ALL.get(code - 1) : null;
  }

  /** The one of that wire name, or null where there is none. */
  public static @Nullable Box named(String wireName) {
    for (Box box : ALL) {
      if (box.wireName.equals(wireName)) {
        return box;
      }
    }
    return null;
  }
}
