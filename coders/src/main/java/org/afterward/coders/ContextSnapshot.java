package org.afterward.coders;

import java.util.function.Function;

/**
 * Who a user was (CONTEXT_SNAPSHOT): as of {@code at}, out of what happened before and nothing
 * later. There is one for each exposure, or one for each user and day.
 *
 * @param at epoch milliseconds
 * @param exposureId the exposure that it was for, or empty where it is a day's
 * @param policy by which box policy the scores were reckoned, as {@code name@hash}
 * @param populationDate the day, as {@code yyyy-MM-dd}, of the population in which the scores were
 *     ranked; empty where there was none, and the raw scores stood in
 * @param context the vector that a strategy is chosen by
 */
public record ContextSnapshot(
    String snapshotId,
    long at,
    String userId,
    String exposureId,
    Scores scores,
    Activity activity,
    Level2 level2,
    String policy,
    String populationDate,
    ContextVector context) {

  /**
   * A box score, both in [0,1].
   *
   * @param raw by the user's own numbers
   * @param normalized the rank of that in the population, or the same where there was none
   */
  public record Score(double raw, double normalized) {}

  /** The score of each box. */
  public record Scores(
      Score attractiveness, Score engagement, Score revenueTrigger, Score spending) {

    public static Scores of(Function<Box, Score> score) {
      return new Scores(
          score.apply(Box.ATTRACTIVENESS),
          score.apply(Box.ENGAGEMENT),
          score.apply(Box.REVENUE_TRIGGER),
          score.apply(Box.SPENDING));
    }

    public Score of(Box box) {
      return switch (box) {
        case ATTRACTIVENESS -> attractiveness;
        case ENGAGEMENT -> engagement;
        case REVENUE_TRIGGER -> revenueTrigger;
        case SPENDING -> spending;
      };
    }
  }

  /**
   * What models had said of the user by then.
   *
   * @param churn7dProbability {@code NaN} where no model had said it, and so {@code
   *     churn30dProbability}
   * @param modelVersion empty where no model had said anything
   */
  public record Level2(double churn7dProbability, double churn30dProbability, String modelVersion) {

    /** Nothing was said. */
    public static final Level2 UNKNOWN = new Level2(Double.NaN, Double.NaN, "");
  }

  /** The id of the snapshot for an exposure. */
  public static String idOfExposure(String exposureId) {
    return "snap_" + exposureId;
  }

  /**
   * The id of a user's snapshot of a day.
   *
   * @param day in days since 1970-01-01
   */
  public static String idOfDay(long day, String userId) {
    return "snap_" + IsoTime.formatDay(day).replace("-", "") + "_" + userId;
  }
}
