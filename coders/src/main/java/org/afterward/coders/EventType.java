package org.afterward.coders;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of event, with the level at which a team begins to collect it. The wire name is the
 * constant's name; the code is its stable number in bytes and is never reused.
 */
public enum EventType {
  VIEW(1, 1),
  LIKE(2, 1),
  SUPER_LIKE(3, 1),
  PASS(4, 1),
  FRIEND_REQUEST(5, 1),
  FRIEND_ACCEPT(6, 1),
  MATCH(7, 1),
  MESSAGE(8, 1),
  PAYMENT(9, 1),
  PREDICTION(10, 2),
  MODEL_PERFORMANCE(11, 2),
  EXPOSURE(12, 3),
  REWARD_AGGREGATION(13, 3),
  STRATEGY_PERFORMANCE(14, 3),
  CONTEXT_SNAPSHOT(15, 3),

  // What the app's tables know, read as events at every level.
  CURRENCY_SPEND(16, 1),
  FRIEND_REJECT(17, 1),
  FRIEND_EXPIRE(18, 1),
  LOGIN(19, 1),
  SESSION(20, 1),
  ACCOUNT_CLOSED(21, 1),
  ACCOUNT_OPENED(22, 1);

  /** The level that switches everything on. */
  public static final int HIGHEST_LEVEL = 3;

  private static final Map<String, EventType> BY_NAME = new HashMap<>();
  private static final @Nullable EventType[] BY_CODE = new EventType[23];

  static {
    for (EventType type : values()) {
      BY_NAME.put(type.name(), type);
      BY_CODE[type.code] = type;
    }
  }

  private final int code;
  private final int level;

  EventType(int code, int level) {
    this.code = code;
    this.level = level;
  }

  public int code() {
    return code;
  }

  public int level() {
    return level;
  }

  /** Whether Afterward itself writes it, so that nothing is owed to it on the way in. */
  public boolean isWrittenByAfterward() {
    return switch (this) {
      case MODEL_PERFORMANCE, REWARD_AGGREGATION, STRATEGY_PERFORMANCE, CONTEXT_SNAPSHOT -> true;
      default -> false;
    };
  }

  /** Whether it is an act of a person, and so a {@link UserEvent}. */
  public boolean isUserEvent() {
    return this != EXPOSURE && this != PREDICTION && !isWrittenByAfterward();
  }

  /** The type of that wire name, or null where there is none. */
  public static @Nullable EventType named(String name) {
    return BY_NAME.get(name);
  }

  /** The type of that code, or null where there is none. */
  public static @Nullable EventType ofCode(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
