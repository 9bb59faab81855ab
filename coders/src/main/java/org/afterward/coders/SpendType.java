package org.afterward.coders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What in-app currency is spent on. The code is its stable number in bytes and is never reused. */
public enum SpendType {
  SUPER_LIKE(1, "super_like"),
  FRIEND_REQUEST(2, "friend_request"),
  FRIEND_REQUEST_WITH_MSG(3, "friend_request_with_msg"),
  CHAT_ACTIVATION(4, "chat_activation"),
  PROFILE_VIEW(5, "profile_view");

  /** All of them in the order of their codes, which is the order of the reward's breakdown. */
  public static final List<SpendType> ALL = List.of(values());

  private static final Map<String, SpendType> BY_NAME = new HashMap<>();

  static {
    for (SpendType type : ALL) {
      BY_NAME.put(type.wireName, type);
    }
  }

  private final int code;
  private final String wireName;

  SpendType(int code, String wireName) {
    this.code = code;
    this.wireName = wireName;
  }

  public int code() {
    return code;
  }

  public String wireName() {
    return wireName;
  }

  /** The type of that wire name, or null where there is none. */
  public static @Nullable SpendType named(String wireName) {
    return BY_NAME.get(wireName);
  }

  /** The type of that code, or null where there is none. */
  public static @Nullable SpendType ofCode(int code) {
    return code >= 1 && code <= ALL.size() ? ALL.get(code - 1) : null;
  }
}
