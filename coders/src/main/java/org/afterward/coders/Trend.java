package org.afterward.coders;

import org.jspecify.annotations.Nullable;

/** Where a measure went over some days. */
public enum Trend {
  /** It grew, by more than chance explains. */
  INCREASING(1, "increasing"),
  /** Neither, or too little is known to tell. */
  STABLE(2, "stable"),
  /** It fell, by more than chance explains. */
  DECREASING(3, "decreasing");

  private final int code;
  private final String wireName;

  Trend(int code, String wireName) {
    this.code = code;
    this.wireName = wireName;
  }

  public int code() {
    return code;
  }

  public String wireName() {
    return wireName;
  }

  /** The trend of that wire name, or null where there is none. */
  public static @Nullable Trend named(String wireName) {
    for (Trend trend : values()) {
      if (trend.wireName.equals(wireName)) {
        return trend;
      }
    }
    return null;
  }

  /** The trend of that code, or null where there is none. */
  public static @Nullable Trend ofCode(int code) {
    for (Trend trend : values()) {
      if (trend.code == code) {
        return trend;
      }
    }
    return null;
  }
}
