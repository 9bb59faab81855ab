package org.afterward.transforms.context;

import java.io.Serializable;
import org.afterward.coders.Activity;
import org.afterward.coders.Box;
import org.afterward.coders.ContextSnapshot.Score;
import org.afterward.coders.Event;
import org.jspecify.annotations.Nullable;

/**
 * The box scores of a user by a {@link BoxPolicy}: all in [0,1], and never {@code NaN}. What a user
 * has no rate of counts as 0, as the evaluations of who has viewed nobody.
 */
public final class BoxScores implements Serializable {

  private static final long serialVersionUID = 1;

  private static final double WEEK = 7;

  private final BoxPolicy policy;

  private BoxScores(BoxPolicy policy) {
    this.policy = policy;
  }

  public static BoxScores under(BoxPolicy policy) {
    return new BoxScores(policy);
  }

  /** The score by the user's own numbers. */
  public double raw(Box box, Activity activity) {
    double score =
        switch (box) {
          case ATTRACTIVENESS -> attractiveness(activity.received());
          case ENGAGEMENT -> engagement(activity);
          case REVENUE_TRIGGER -> revenueTrigger(activity);
          case SPENDING -> spending(activity.spending());
        };
    // Weights of 1 in all can add up to a little more, and a negative zero is none.
    return Math.min(1, score) + 0.0;
  }

  /**
   * The score with its rank in the population; where that is none, or too small, the raw score
   * stands in.
   */
  public Score score(Box box, Activity activity, @Nullable PopulationRanks population) {
    double raw = raw(box, activity);
    return new Score(
        raw, population != null && isEnough(population) ? population.rankOf(raw) : raw);
  }

  /** Whether scores are ranked in this population, and not left as they are. */
  public boolean isEnough(PopulationRanks population) {
    return population.n() >= policy.population().atLeast();
  }

  /**
   * Whether a user is of the population that a box's scores are ranked in: they did something
   * themselves lately, and the account is open. Of attractiveness there is nothing to say of who
   * was not evaluated.
   *
   * @param at as of when the activity is
   */
  public boolean isOfPopulation(Box box, Activity activity, long at) {
    long lastOwnActionAt = activity.presence().lastOwnActionAt();
    return lastOwnActionAt != Event.NO_TIME
        && lastOwnActionAt >= at - policy.population().activeWithinMs()
        && !activity.presence().accountClosed()
        && (box != Box.ATTRACTIVENESS || activity.received().evaluations() > 0);
  }

  private double attractiveness(Activity.Received received) {
    BoxPolicy.Attractiveness weights = policy.attractiveness();
    if (received.evaluations() == 0) {
      return weights.whenUnevaluated();
    }
    double worth =
        weights.likeWeight() * received.likes() + weights.superLikeWeight() * received.superLikes();
    return worth / received.evaluations();
  }

  private double engagement(Activity activity) {
    BoxPolicy.Engagement weights = policy.engagement();
    Activity.Presence presence = activity.presence();
    double completeness =
        Double.isNaN(presence.profileCompleteness())
            ? policy.completenessWhenUnknown()
            : presence.profileCompleteness();
    return weights.loginWeight() * share(presence.loginDays(), (double) activity.totalDays())
        + weights.evaluationWeight() * orNone(activity.contacts().evaluationRate())
        + weights.profileWeight() * clamped(completeness);
  }

  private double revenueTrigger(Activity activity) {
    BoxPolicy.RevenueTrigger weights = policy.revenueTrigger();
    return weights.spendDaysWeight() * share(activity.spending().daysLast7d(), WEEK)
        + weights.rejectionsWeight()
            * share(activity.contacts().consecutiveRejections(), weights.fullRejections())
        + weights.balanceWeight()
            * (1 - share(activity.spending().balance(), weights.fullBalance()));
  }

  private double spending(Activity.Spending spent) {
    BoxPolicy.Spending weights = policy.spending();
    return weights.totalWeight() * share(spent.total(), weights.fullTotal())
        + weights.recentWeight() * share(spent.last30d(), weights.fullRecent());
  }

  /** A part that is more than the whole counts as the whole. */
  private static double share(long part, double full) {
    return clamped(part / full);
  }

  private static double clamped(double share) {
    return Math.max(0, Math.min(share, 1));
  }

  private static double orNone(double rate) {
    return Double.isNaN(rate) ? 0 : rate;
  }
}
