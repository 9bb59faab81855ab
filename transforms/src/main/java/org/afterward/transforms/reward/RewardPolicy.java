package org.afterward.transforms.reward;

import static org.afterward.transforms.policy.PolicyReference.check;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.afterward.coders.Micros;
import org.afterward.coders.SpendTotals;
import org.afterward.transforms.policy.PolicyReference;

/**
 * Every number of the rule that makes a reward. Amounts are in micro-units of in-app currency,
 * spans in milliseconds.
 *
 * <p>Two policies with the same numbers have the same {@link #hash()}, whatever their names and
 * whatever file they came from; so a reward says by its policy's {@link #reference()} exactly how
 * it was reckoned.
 *
 * @param name what people call it
 * @param horizonMs how long after the exposure its window ends
 * @param matchMicros the bonus for each match
 */
public record RewardPolicy(
    String name,
    long horizonMs,
    Retention retention,
    long matchMicros,
    Churn churn,
    Frustration frustration,
    Plausible plausible)
    implements Serializable {

  /** A bonus for a user whose last own action lies in the last part of the window. */
  public record Retention(long bonusMicros, long lastMs) implements Serializable {}

  /**
   * A penalty, given as a positive amount, for a user who closed the account or did nothing in the
   * last part of the window.
   */
  public record Churn(long penaltyMicros, long absentMs) implements Serializable {}

  /**
   * A penalty that grows by a point with every so many consecutive rejections, up to a number of
   * points.
   */
  public record Frustration(int rejectionsPerPoint, int pointsAtMost, long pointMicros)
      implements Serializable {}

  /**
   * The bounds, both included, within which a total can be right, and the values that the retention
   * bonus can have.
   */
  public record Plausible(long fromMicros, long toMicros, List<Long> retentionMicros)
      implements Serializable {
    public Plausible {
      // It is a set, so that the same values in another order are the same policy.
      retentionMicros = List.copyOf(new TreeSet<>(retentionMicros));
    }
  }

  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  private static final RewardPolicy STANDARD =
      new RewardPolicy(
          "default",
          7 * DAY_MS,
          new Retention(units(10), 3 * DAY_MS),
          units(5),
          new Churn(units(20), 6 * DAY_MS),
          new Frustration(3, 5, units(1)),
          new Plausible(units(-50), units(200), List.of(0L, units(10), units(20))));

  public RewardPolicy {
    PolicyReference.checkName(name);
    check(horizonMs > 0, "horizon_days", "more than 0", days(horizonMs));
    check(
        within(retention.lastMs, horizonMs),
        "retention.last_days",
        "0 to the horizon",
        days(retention.lastMs));
    check(
        within(churn.absentMs, horizonMs),
        "churn.absent_days",
        "0 to the horizon",
        days(churn.absentMs));
    check(
        churn.penaltyMicros >= 0, "churn.penalty", "0 or more", Micros.format(churn.penaltyMicros));
    check(
        frustration.rejectionsPerPoint > 0,
        "frustration.rejections_per_point",
        "1 or more",
        frustration.rejectionsPerPoint);
    check(
        frustration.pointsAtMost >= 0,
        "frustration.points_at_most",
        "0 or more",
        frustration.pointsAtMost);
    check(
        frustration.pointMicros >= 0,
        "frustration.point",
        "0 or more",
        Micros.format(frustration.pointMicros));
    check(
        plausible.fromMicros <= plausible.toMicros,
        "plausible.total_at_least",
        "at most plausible.total_at_most",
        Micros.format(plausible.fromMicros));
  }

  /** The policy of the specification: seven days, +10, +5, -20, and up to -5. */
  public static RewardPolicy standard() {
    return STANDARD;
  }

  /** The same numbers under another name. */
  public RewardPolicy named(String newName) {
    return new RewardPolicy(
        newName, horizonMs, retention, matchMicros, churn, frustration, plausible);
  }

  /** {@code name@hash}, as rewards carry it. */
  public String reference() {
    return name + "@" + hash();
  }

  /** The first digits of the SHA-256 of the numbers, in a fixed writing. */
  public String hash() {
    String numbers =
        String.join(
            ";",
            "horizon=" + horizonMs,
            "retention=" + retention.bonusMicros + "," + retention.lastMs,
            "match=" + matchMicros,
            "churn=" + churn.penaltyMicros + "," + churn.absentMs,
            "frustration="
                + frustration.rejectionsPerPoint
                + ","
                + frustration.pointsAtMost
                + ","
                + frustration.pointMicros,
            "plausible="
                + plausible.fromMicros
                + ","
                + plausible.toMicros
                + ","
                + plausible.retentionMicros);
    return PolicyReference.hash(numbers);
  }

  private static long units(long whole) {
    return whole * SpendTotals.MICROS;
  }

  private static double days(long ms) {
    return (double) ms / DAY_MS;
  }

  private static boolean within(long span, long horizon) {
    return span >= 0 && span <= horizon;
  }
}
