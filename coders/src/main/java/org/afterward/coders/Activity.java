package org.afterward.coders;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What was known of a user's activity at a moment: the numbers out of which scores and context
 * vectors are made. Days are local days of the tenant; "the last 7 days" are the day of that moment
 * and the six before.
 *
 * <p>A rate of nothing is {@code NaN}, as the success of no likes is.
 *
 * @param daysSinceJoin whole 24 hours since the account was opened, or, where that is not known,
 *     since the first thing that happened
 */
public record Activity(
    long daysSinceJoin,
    Spending spending,
    Contacts contacts,
    Presence presence,
    Received received) {

  /**
   * What was paid and spent, in whole units of in-app currency.
   *
   * @param total all that was spent
   * @param balance what was paid and not spent, or 0 where more was spent than is known to be paid
   * @param paying whether anything was ever paid
   * @param last30d how often something was spent in the last 30 days
   * @param daysLast7d on how many of the last 7 days something was spent
   */
  public record Spending(long total, long balance, boolean paying, long last30d, long daysLast7d) {}

  /**
   * What came of reaching out to others.
   *
   * @param likeSuccess matches and accepted requests, by the likes and super likes sent; at most 1
   * @param friendRequestSuccess accepted requests, by those that ended
   * @param chatActivation spends on chats, by matches; at most 1
   * @param evaluationRate likes, super likes and passes sent, by profiles viewed; at most 1
   * @param messageResponse messages sent, by those received; at most 1
   * @param daysWithoutNewMatch whole 24 hours since the last match, or, before the first, since the
   *     user joined
   * @param consecutiveRejections requests rejected since the last that was accepted, or match
   * @param openRequests requests sent that have not ended
   */
  public record Contacts(
      double likeSuccess,
      double friendRequestSuccess,
      double chatActivation,
      double evaluationRate,
      double messageResponse,
      long matches,
      long daysWithoutNewMatch,
      long consecutiveRejections,
      long openRequests) {}

  /**
   * How much the user was there.
   *
   * @param loginDays on how many days they logged in, ever
   * @param avgSessionMinutes the mean over all sessions
   * @param profileCompleteness as the serving system last told, or {@code NaN}
   * @param lastOwnActionAt epoch milliseconds, or {@link Event#NO_TIME}
   */
  public record Presence(
      long loginDays,
      long sessionsLast7d,
      double avgSessionMinutes,
      double profileCompleteness,
      long lastOwnActionAt,
      boolean accountClosed) {}

  /** How others evaluated the user. */
  public record Received(long likes, long superLikes, long dislikes) {

    public long evaluations() {
      return likes + superLikes + dislikes;
    }
  }

  /** Who joined less than so many days ago is new. */
  public static final int NEW_FOR_DAYS = 7;

  private static final Map<String, ToDoubleFunction<Activity>> BY_NAME = byName();

  /** At least one, so that there is something to divide by. */
  public long totalDays() {
    return Math.max(1, daysSinceJoin);
  }

  public boolean isNewUser() {
    return daysSinceJoin < NEW_FOR_DAYS;
  }

  /** What {@link #valueOf} knows, as layouts name it. */
  public static Set<String> names() {
    return BY_NAME.keySet();
  }

  /**
   * The number of that name; a truth is 1 or 0, and what is not known {@code NaN}.
   *
   * @throws IllegalArgumentException if there is no such number, with those that there are
   */
  public double valueOf(String name) {
    ToDoubleFunction<Activity> value = BY_NAME.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "An activity has no " + name + "; there are " + String.join(", ", names()));
    }
    return value.applyAsDouble(this);
  }

  private static Map<String, ToDoubleFunction<Activity>> byName() {
    Map<String, ToDoubleFunction<Activity>> values = new LinkedHashMap<>();
    values.put("days_since_join", Activity::daysSinceJoin);
    values.put("total_currency_spent", of -> of.spending.total);
    values.put("currency_balance", of -> of.spending.balance);
    values.put("like_success_rate", of -> of.contacts.likeSuccess);
    values.put("friend_request_success_rate", of -> of.contacts.friendRequestSuccess);
    values.put("chat_activation_rate", of -> of.contacts.chatActivation);
    values.put("consecutive_rejections", of -> of.contacts.consecutiveRejections);
    values.put("sessions_last_7d", of -> of.presence.sessionsLast7d);
    values.put("avg_session_duration_minutes", of -> of.presence.avgSessionMinutes);
    values.put("evaluation_rate", of -> of.contacts.evaluationRate);
    values.put("total_matches", of -> of.contacts.matches);
    values.put("days_without_new_match", of -> of.contacts.daysWithoutNewMatch);
    values.put("is_new_user", of -> of.isNewUser() ? 1 : 0);
    values.put("is_paying_user", of -> of.spending.paying ? 1 : 0);
    values.put("message_response_rate", of -> of.contacts.messageResponse);
    values.put("spends_last_30d", of -> of.spending.last30d);
    values.put("spend_days_last_7d", of -> of.spending.daysLast7d);
    values.put("open_requests", of -> of.contacts.openRequests);
    values.put("login_days", of -> of.presence.loginDays);
    values.put("total_days", Activity::totalDays);
    values.put("received_likes", of -> of.received.likes);
    values.put("received_super_likes", of -> of.received.superLikes);
    values.put("received_dislikes", of -> of.received.dislikes);
    values.put("total_evaluations", of -> of.received.evaluations());
    values.put("profile_completeness", of -> of.presence.profileCompleteness);
    return Collections.unmodifiableMap(values);
  }
}
