package org.afterward.coders;

import java.math.BigInteger;
import org.afterward.coders.StrategyPerformance.Segments;

/**
 * What the exposures of one strategy on one day add up to, exactly: from days like this its
 * performance is told. Restated when rewards mature or are corrected.
 *
 * @param day of the exposures, in days since 1970-01-01
 * @param statement 0, 1, ...: of two about a strategy and day the greater holds
 * @param pending how many of the exposures have no final reward yet
 * @param mature how many have one; the sums and the users are of these
 * @param revisions the sum of the revisions of the rewards
 * @param totalMicros the sum of the rewards
 * @param squaredMicros the sum of their squares
 * @param currencyMicros the sum of the spends that are credited to the exposures
 * @param churned how many users, by exposure, churned
 * @param segments how many exposures, pending or not, had a user in them
 * @param users a sketch of the distinct users
 */
public record StrategyDay(
    int strategyId,
    long day,
    int statement,
    long pending,
    long mature,
    long revisions,
    long totalMicros,
    BigInteger squaredMicros,
    long currencyMicros,
    long churned,
    Segments segments,
    Bytes users) {

  /** The same day, said another time. */
  public StrategyDay stated(int number) {
    return new StrategyDay(
        strategyId,
        day,
        number,
        pending,
        mature,
        revisions,
        totalMicros,
        squaredMicros,
        currencyMicros,
        churned,
        segments,
        users);
  }
}
