package org.afterward.coders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reward is made of. The code is its stable number in bytes and is never reused. */
public enum RewardPart {
  SUPER_LIKE(1, "super_like"),
  FRIEND_REQUEST(2, "friend_request"),
  FRIEND_REQUEST_WITH_MSG(3, "friend_request_with_msg"),
  CHAT_ACTIVATION(4, "chat_activation"),
  PROFILE_VIEW(5, "profile_view"),
  MATCH(6, "match"),
  RETENTION(7, "retention"),
  CHURN(8, "churn"),
  FRUSTRATION(9, "frustration");

  /** All of them in the order of their codes. */
  public static final List<RewardPart> ALL = List.of(values());

  private final int code;
  private final String wireName;

  RewardPart(int code, String wireName) {
    this.code = code;
    this.wireName = wireName;
  }

  public int code() {
    return code;
  }

  public String wireName() {
    return wireName;
  }

  /** The part that spends of that type make. */
  public static RewardPart spending(SpendType on) {
    return switch (on) {
      case SUPER_LIKE -> SUPER_LIKE;
      case FRIEND_REQUEST -> FRIEND_REQUEST;
      case FRIEND_REQUEST_WITH_MSG -> FRIEND_REQUEST_WITH_MSG;
      case CHAT_ACTIVATION -> CHAT_ACTIVATION;
      case PROFILE_VIEW -> PROFILE_VIEW;
    };
  }

  /** The part of that code, or null where there is none. */
  public static @Nullable RewardPart ofCode(int code) {
    return code >= 1 && code <= ALL.size() ? ALL.get(code - 1) : null;
  }
}
