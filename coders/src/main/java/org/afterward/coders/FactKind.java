package org.afterward.coders;

import org.jspecify.annotations.Nullable;

/**
 * What a fact says of the person on whose timeline it stands. The code is its stable number in
 * bytes and is never reused; those under 16 take one byte less, so they are the frequent ones.
 */
public enum FactKind {
  VIEWED(1, true),
  LIKED(2, true),
  SUPER_LIKED(3, true),
  PASSED(4, true),
  MESSAGED(5, true),
  REQUESTED(6, true),
  /** Accepted or rejected somebody's request. */
  ANSWERED(7, true),
  REQUEST_ACCEPTED(8, false),
  REQUEST_REJECTED(9, false),
  REQUEST_EXPIRED(10, false),
  /** A match that this person's own act made. */
  MATCHED(11, true),
  /** A match that the other's act made. */
  WAS_MATCHED(12, false),
  LOGGED_IN(13, true),
  HAD_SESSION(14, true),
  SPENT_ON_SUPER_LIKE(15, true, SpendType.SUPER_LIKE),
  SPENT_ON_FRIEND_REQUEST(16, true, SpendType.FRIEND_REQUEST),
  SPENT_ON_FRIEND_REQUEST_WITH_MSG(17, true, SpendType.FRIEND_REQUEST_WITH_MSG),
  SPENT_ON_CHAT_ACTIVATION(18, true, SpendType.CHAT_ACTIVATION),
  SPENT_ON_PROFILE_VIEW(19, true, SpendType.PROFILE_VIEW),
  PAID(20, true),
  CLOSED_ACCOUNT(21, true),
  /** Was shown profiles: an exposure, where it is no decision but something that happened. */
  SHOWN(22, true),

  // The target's side of what others did. Only who the user was asks for it; no reward does.
  RECEIVED_LIKE(23, false),
  RECEIVED_SUPER_LIKE(24, false),
  RECEIVED_PASS(25, false),
  RECEIVED_MESSAGE(26, false),

  OPENED_ACCOUNT(27, true),
  /**
   * A model said something about this person: the amount is the bits of the probability, the
   * counterpart the model, the exposure its version.
   */
  PREDICTED(28, false);

  /** For arrays indexed by {@link #code()}. */
  public static final int HIGHEST_CODE = 28;

  private static final @Nullable FactKind[] BY_CODE = new FactKind[HIGHEST_CODE + 1];

  static {
    for (FactKind kind : values()) {
      BY_CODE[kind.code] = kind;
    }
  }

  private final int code;
  private final boolean ownAction;
  private final @Nullable SpendType spend;

  FactKind(int code, boolean ownAction) {
    this(code, ownAction, null);
  }

  FactKind(int code, boolean ownAction, @Nullable SpendType spend) {
    this.code = code;
    this.ownAction = ownAction;
    this.spend = spend;
  }

  public int code() {
    return code;
  }

  /** Whether the person was the actor, so that it shows they were there. */
  public boolean isOwnAction() {
    return ownAction;
  }

  /** What currency was spent on, or null where none was. */
  public @Nullable SpendType spend() {
    return spend;
  }

  /** The kind of spending currency on that. */
  public static FactKind spending(SpendType on) {
    return switch (on) {
      case SUPER_LIKE -> SPENT_ON_SUPER_LIKE;
      case FRIEND_REQUEST -> SPENT_ON_FRIEND_REQUEST;
      case FRIEND_REQUEST_WITH_MSG -> SPENT_ON_FRIEND_REQUEST_WITH_MSG;
      case CHAT_ACTIVATION -> SPENT_ON_CHAT_ACTIVATION;
      case PROFILE_VIEW -> SPENT_ON_PROFILE_VIEW;
    };
  }

  /** The kind of that code, or null where there is none. */
  public static @Nullable FactKind ofCode(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
