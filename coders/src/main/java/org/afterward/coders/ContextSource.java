package org.afterward.coders;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a position of a context finds its value when it is computed again, written as {@code
 * activity:days_since_join}.
 *
 * @param kind what is asked
 * @param name what it is asked for
 */
public record ContextSource(Kind kind, String name) implements Serializable {

  private static final List<String> SCORES =
      List.of("attractiveness", "engagement", "revenue_trigger", "spending");

  private static final List<String> ACTIVITY =
      List.of(
          "days_since_join",
          "total_currency_spent",
          "currency_balance",
          "like_success_rate",
          "friend_request_success_rate",
          "chat_activation_rate",
          "consecutive_rejections",
          "sessions_last_7d",
          "avg_session_duration_minutes",
          "evaluation_rate",
          "total_matches",
          "days_without_new_match",
          "is_new_user",
          "is_paying_user",
          "message_response_rate",
          "spends_last_30d",
          "open_requests",
          "login_days");

  private static final List<String> CALENDAR =
      List.of("hour_of_day", "day_of_week", "is_evening", "is_weekend");

  /** Of models and of what a serving system logs, every team has its own. */
  private static final List<String> ANY = List.of();

  /** Who knows a value. */
  public enum Kind {
    /** A box score, as a rank in the population. */
    SCORE("score"),
    /** A box score as it is. */
    RAW_SCORE("raw_score"),
    /** What the user's events of before the choice come to. */
    ACTIVITY("activity"),
    /** The latest prediction of the model of that name about the user. */
    PREDICTION("prediction"),
    /** The time of the choice, in the zone of the app. */
    CALENDAR("calendar"),
    /**
     * What the serving system logged with the exposure: the context field of that name, else what
     * its vector has at this very position.
     */
    SERVED("served");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    /** As it stands before the colon. */
    public String wireName() {
      return wireName;
    }

    /** The names that it knows, in a fixed order; empty where any name may be asked for. */
    public List<String> names() {
      return switch (this) {
        case SCORE, RAW_SCORE -> SCORES;
        case ACTIVITY -> ContextSource.ACTIVITY;
        case CALENDAR -> ContextSource.CALENDAR;
        case PREDICTION, SERVED -> ANY;
      };
    }
  }

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if nobody knows a value of that name
   */
  public ContextSource {
    if (!kind.names().isEmpty() && !kind.names().contains(name)) {
      throw new IllegalArgumentException(
          kind.wireName
              + " has no "
              + Excerpt.of(name)
              + "; it has "
              + String.join(", ", kind.names()));
    }
    if (!OneLine.isOne(name)) {
      throw new IllegalArgumentException(
          kind.wireName + " needs a name of one line, not \"" + Excerpt.of(name) + "\"");
    }
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if there is no such source, with those that there are
   */
  public static ContextSource parse(String written) {
    for (Kind kind : Kind.values()) {
      String start = kind.wireName + ":";
      if (written.startsWith(start)) {
        return new ContextSource(kind, written.substring(start.length()));
      }
    }
    throw new IllegalArgumentException(
        "\""
            + Excerpt.of(written)
            + "\" is no source; right would be "
            + Arrays.stream(Kind.values())
                .map(kind -> kind.wireName + ":NAME")
                .collect(Collectors.joining(", ")));
  }

  /** The kind and the name, with a colon between them. */
  @Override
  public String toString() {
    return kind.wireName + ":" + name;
  }
}
