package org.afterward.transforms.context;

import static org.afterward.transforms.policy.PolicyReference.check;

import java.io.Serializable;
import java.time.Duration;
import org.afterward.transforms.policy.PolicyReference;

/**
 * Every number of the rules that make box scores, and of who is the population that they are ranked
 * in. Weights are shares of the score: each from 0 to 1, and those that are added up at most 1
 * together, so that every score is in [0,1].
 *
 * <p>Two policies with the same numbers have the same {@link #hash()}, whatever their names.
 *
 * @param name what people call it
 * @param silenceMs after how long without anything new a user is forgotten
 * @param completenessWhenUnknown the profile completeness of who is not known to have any
 */
public record BoxPolicy(
    String name,
    Attractiveness attractiveness,
    Engagement engagement,
    RevenueTrigger revenueTrigger,
    Spending spending,
    Population population,
    long silenceMs,
    double completenessWhenUnknown)
    implements Serializable {

  /**
   * What of 1 each evaluation is worth; a pass is worth nothing.
   *
   * @param whenUnevaluated the score as long as nobody has evaluated the user
   */
  public record Attractiveness(double likeWeight, double superLikeWeight, double whenUnevaluated)
      implements Serializable {}

  /** The weights of the days with a login, of the evaluation rate, and of the profile. */
  public record Engagement(double loginWeight, double evaluationWeight, double profileWeight)
      implements Serializable {}

  /**
   * The weights of days with a spend, of rejections, and of an empty purse.
   *
   * @param fullRejections so many consecutive rejections count in full, fewer in part
   * @param fullBalance so much currency is a full purse
   */
  public record RevenueTrigger(
      double spendDaysWeight,
      double rejectionsWeight,
      double fullRejections,
      double balanceWeight,
      double fullBalance)
      implements Serializable {}

  /**
   * The weights of what was ever spent, and of how often lately.
   *
   * @param fullTotal so much currency counts in full, less in part
   * @param fullRecent so many spends in 30 days count in full
   */
  public record Spending(
      double totalWeight, double fullTotal, double recentWeight, double fullRecent)
      implements Serializable {}

  /**
   * Who scores are compared with.
   *
   * @param atLeast a population of fewer is none, and the raw scores stand in
   * @param activeWithinMs who did something themselves within so long counts, unless the account is
   *     closed
   */
  public record Population(int atLeast, long activeWithinMs) implements Serializable {}

  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  /** Weights are decimals, and their sums as doubles are a little beside it. */
  private static final double ROUNDING = 1e-9;

  private static final BoxPolicy STANDARD =
      new BoxPolicy(
          "default",
          new Attractiveness(0.7, 1, 0),
          new Engagement(0.4, 0.4, 0.2),
          new RevenueTrigger(0.4, 0.3, 5, 0.3, 100),
          new Spending(0.6, 200, 0.4, 10),
          new Population(50, 30 * DAY_MS),
          90 * DAY_MS,
          0);

  public BoxPolicy {
    PolicyReference.checkName(name);
    checkShare("attractiveness.like_weight", attractiveness.likeWeight);
    checkShare("attractiveness.super_like_weight", attractiveness.superLikeWeight);
    checkShare("attractiveness.when_unevaluated", attractiveness.whenUnevaluated);
    checkShare("engagement.login_weight", engagement.loginWeight);
    checkShare("engagement.evaluation_weight", engagement.evaluationWeight);
    checkShare("engagement.profile_weight", engagement.profileWeight);
    checkSum(
        "engagement",
        engagement.loginWeight + engagement.evaluationWeight + engagement.profileWeight);
    checkShare("revenue_trigger.spend_days_weight", revenueTrigger.spendDaysWeight);
    checkShare("revenue_trigger.rejections_weight", revenueTrigger.rejectionsWeight);
    checkFull("revenue_trigger.full_rejections", revenueTrigger.fullRejections);
    checkShare("revenue_trigger.balance_weight", revenueTrigger.balanceWeight);
    checkFull("revenue_trigger.full_balance", revenueTrigger.fullBalance);
    checkSum(
        "revenue_trigger",
        revenueTrigger.spendDaysWeight
            + revenueTrigger.rejectionsWeight
            + revenueTrigger.balanceWeight);
    checkShare("spending.total_weight", spending.totalWeight);
    checkFull("spending.full_total", spending.fullTotal);
    checkShare("spending.recent_weight", spending.recentWeight);
    checkFull("spending.full_recent", spending.fullRecent);
    checkSum("spending", spending.totalWeight + spending.recentWeight);
    check(population.atLeast >= 1, "population.at_least", "1 or more", population.atLeast);
    check(
        population.activeWithinMs > 0,
        "population.active_within_days",
        "more than 0",
        days(population.activeWithinMs));
    check(
        silenceMs >= population.activeWithinMs,
        "silence_days",
        "at least population.active_within_days",
        days(silenceMs));
    checkShare("profile_completeness.when_unknown", completenessWhenUnknown);
  }

  /** The policy of the specification. */
  public static BoxPolicy standard() {
    return STANDARD;
  }

  /** The same numbers under another name. */
  public BoxPolicy named(String newName) {
    return new BoxPolicy(
        newName,
        attractiveness,
        engagement,
        revenueTrigger,
        spending,
        population,
        silenceMs,
        completenessWhenUnknown);
  }

  /** {@code name@hash}, as snapshots and populations carry it. */
  public String reference() {
    return name + "@" + hash();
  }

  /** The first digits of the SHA-256 of the numbers, in a fixed writing. */
  public String hash() {
    return PolicyReference.hash(
        String.join(
            ";",
            numbers(
                "attractiveness",
                attractiveness.likeWeight,
                attractiveness.superLikeWeight,
                attractiveness.whenUnevaluated),
            numbers(
                "engagement",
                engagement.loginWeight,
                engagement.evaluationWeight,
                engagement.profileWeight),
            numbers(
                "revenue_trigger",
                revenueTrigger.spendDaysWeight,
                revenueTrigger.rejectionsWeight,
                revenueTrigger.fullRejections,
                revenueTrigger.balanceWeight,
                revenueTrigger.fullBalance),
            numbers(
                "spending",
                spending.totalWeight,
                spending.fullTotal,
                spending.recentWeight,
                spending.fullRecent),
            "population=" + population.atLeast + "," + population.activeWithinMs,
            "silence=" + silenceMs,
            numbers("completeness", completenessWhenUnknown)));
  }

  /** In hexadecimal, which is exact, and the same on every Java. */
  private static String numbers(String group, double... numbers) {
    StringBuilder text = new StringBuilder(group);
    char before = '=';
    for (double number : numbers) {
      // Adding 0 makes a negative zero a plain one.
      text.append(before).append(Double.toHexString(number + 0.0));
      before = ',';
    }
    return text.toString();
  }

  private static double days(long ms) {
    return (double) ms / DAY_MS;
  }

  private static void checkShare(String setting, double share) {
    check(share >= 0 && share <= 1, setting, "0 to 1", share);
  }

  private static void checkFull(String setting, double full) {
    check(full > 0 && Double.isFinite(full), setting, "more than 0", full);
  }

  private static void checkSum(String box, double sum) {
    check(sum <= 1 + ROUNDING, "the sum of the weights of " + box, "at most 1", sum);
  }
}
