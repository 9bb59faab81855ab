package org.afterward.coders;

import org.jspecify.annotations.Nullable;

/** What may come of an exposure after a while. The code is its stable number in bytes. */
public enum DelayComponent {
  FIRST_SPEND(1, "first_spend"),
  FIRST_MATCH(2, "first_match"),
  /** Of a friend request. */
  FIRST_REJECTION(3, "first_rejection"),
  /** Churn that somebody says; who only stays away has no moment at which they churn. */
  ACCOUNT_CLOSED(4, "account_closed");

  private final int code;
  private final String wireName;

  DelayComponent(int code, String wireName) {
    this.code = code;
    this.wireName = wireName;
  }

  public int code() {
    return code;
  }

  public String wireName() {
    return wireName;
  }

  /** The component of that wire name, or null where there is none. */
  public static @Nullable DelayComponent named(String name) {
    for (DelayComponent component : values()) {
      if (component.wireName.equals(name)) {
        return component;
      }
    }
    return null;
  }

  /** The component of that code, or null where there is none. */
  public static @Nullable DelayComponent ofCode(int code) {
    for (DelayComponent component : values()) {
      if (component.code == code) {
        return component;
      }
    }
    return null;
  }
}
