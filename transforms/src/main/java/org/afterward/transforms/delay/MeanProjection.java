package org.afterward.transforms.delay;

import java.util.Map;
import org.afterward.coders.ProjectedMean;
import org.afterward.coders.ProjectedMean.Mean;
import org.afterward.coders.SpendTotals;
import org.afterward.transforms.delay.ImmatureSums.Cell;

/**
 * What a strategy's immature exposures will be worth on average, and how far that may be off: for
 * two reasons that add up. The past tells what is to come only by the people that it is known of
 * ({@link GroupErrors}). And what comes to these exposures is chance: of two exposures of one
 * person it is taken for the same chance, for with full credit both are credited with it. That is
 * the most that it can be, so intervals are rather wide than narrow.
 *
 * <p>What is not in them is a change of times: they hold where the next days are like those that
 * tell.
 */
final class MeanProjection {

  private MeanProjection() {}

  /**
   * The means of a strategy.
   *
   * @param past what came of its exposures
   * @param immature those that are projected
   * @param personSquares of each person the deviations of their projected exposures added up, and
   *     the squares of these sums added up
   */
  static ProjectedMean of(
      int strategyId, ValueSums past, ImmatureSums immature, double personSquares) {
    ValueEstimates all = ValueEstimates.ofAll(past);
    GroupErrors errors = GroupErrors.of(past);
    long exposures = immature.projected();
    double creditedSoFar = (double) immature.creditedMicros() / SpendTotals.MICROS / exposures;
    double told = errors.of(estimates -> further(estimates, immature));
    double chance = Math.sqrt(personSquares) / exposures;
    return new ProjectedMean(
        strategyId,
        mean(
            all.mature(0, null),
            all.matureReward(),
            errors.reach() * errors.of(ValueEstimates::matureReward)),
        mean(
            exposures,
            creditedSoFar + further(all, immature),
            errors.reach() * Math.hypot(told, chance)),
        creditedSoFar,
        immature.unprojected());
  }

  private static Mean mean(long exposures, double mean, double reach) {
    return new Mean(exposures, mean, mean - reach, mean + reach);
  }

  /** What is still to come to these exposures, on average. */
  private static double further(ValueEstimates estimates, ImmatureSums immature) {
    double further = 0;
    for (Map.Entry<Cell, Long> cell : immature.exposures().entrySet()) {
      int age = cell.getKey().ageHours();
      further +=
          cell.getValue()
              * estimates.further(age, estimates.asKnown(age, cell.getKey().standing()));
    }
    return further / immature.projected();
  }
}
