package org.afterward.coders;

/**
 * Where the user stood at the end of the window of a reward.
 *
 * @param churned closed the account, or did not come back after the first day
 * @param stillActive open, and there near the end of the window
 * @param lastLoginDay the UTC day of the last LOGIN in the window, in days since 1970-01-01, or
 *     {@link #NO_LOGIN}
 * @param sessions how many SESSION events the window has
 */
public record UserStateChange(
    boolean churned, boolean stillActive, long lastLoginDay, int sessions) {

  /** Of a window without a LOGIN. */
  public static final long NO_LOGIN = Long.MIN_VALUE;
}
