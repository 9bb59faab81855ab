package org.afterward.pipelines.delays;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.afterward.coders.DelayPoint;
import org.afterward.coders.ProjectedMean;
import org.afterward.pipelines.commandline.Figures;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;
import org.afterward.transforms.reward.RewardPolicy;

/** What came of a run, for a person at its end: how long it takes, and what will come. */
final class DelaysSummary {

  private static final int DAY_HOURS = 24;

  private DelaysSummary() {}

  static void print(String folder, RewardPolicy policy, PrintStream out) {
    int hours = (int) (policy.horizonMs() / 3_600_000);
    out.println(delays(DelayFiles.readDelays(folder), hours));
    out.println(means(DelayFiles.readMeans(folder)));
  }

  /** A row for each strategy and component. */
  static String delays(List<List<DelayPoint>> curves, int horizonHours) {
    TextTable table =
        TextTable.of(
                Side.RIGHT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT)
            .row("strategy", "until", "half", "90 %", "by 1 d", "by 3 d", "by 7 d");
    for (List<DelayPoint> curve : curves) {
      table.row(
          Integer.toString(curve.get(0).strategyId()),
          curve.get(0).component().wireName().replace('_', ' '),
          ageOf(curve, 0.5, horizonHours),
          ageOf(curve, 0.9, horizonHours),
          shareBy(curve, 1),
          shareBy(curve, 3),
          shareBy(curve, 7));
    }
    return table.toString();
  }

  /** By which age it has happened to that share. */
  private static String ageOf(List<DelayPoint> curve, double share, int horizonHours) {
    for (DelayPoint point : curve) {
      if (point.share() >= share) {
        return age(point.ageHours());
      }
    }
    return "not within " + age(Math.min(horizonHours, curve.size()));
  }

  /** Below two days in hours. */
  private static String age(int hours) {
    if (hours < 2 * DAY_HOURS) {
      return hours + " h";
    }
    return hours % DAY_HOURS == 0
        ? hours / DAY_HOURS + " d"
        : String.format(Locale.ROOT, "%.1f d", (double) hours / DAY_HOURS);
  }

  private static String shareBy(List<DelayPoint> curve, int days) {
    int hours = days * DAY_HOURS;
    return hours > curve.size()
        ? "-"
        : String.format(Locale.ROOT, "%.1f %%", 100 * curve.get(hours - 1).share());
  }

  /** A row for each strategy; what nobody knows is a dash. */
  static String means(List<ProjectedMean> means) {
    TextTable table =
        TextTable.of(
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT)
            .row(
                "strategy",
                "mature",
                "mean reward",
                "95 % from",
                "to",
                "immature",
                "so far",
                "PROJECTED",
                "95 % from",
                "to");
    for (ProjectedMean mean : means) {
      table.row(
          Integer.toString(mean.strategyId()),
          Figures.count(mean.mature().exposures()),
          Figures.decimal("%.2f", mean.mature().mean()),
          Figures.decimal("%.2f", mean.mature().low()),
          Figures.decimal("%.2f", mean.mature().high()),
          Figures.count(mean.immature().exposures() + mean.unprojected()),
          Figures.decimal("%.2f", mean.creditedSoFar()),
          Figures.decimal("%.2f", mean.immature().mean()),
          Figures.decimal("%.2f", mean.immature().low()),
          Figures.decimal("%.2f", mean.immature().high()));
    }
    return table.toString();
  }
}
