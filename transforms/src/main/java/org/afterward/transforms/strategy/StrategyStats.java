package org.afterward.transforms.strategy;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import org.afterward.coders.CountedExposure;
import org.afterward.coders.StrategyDay;
import org.afterward.coders.StrategyPerformance.Segments;
import org.afterward.coders.UserSegment;

/**
 * Adds up what the exposures of a strategy on a day count for. Parts can be merged in any order and
 * grouping: all sums are whole numbers, and the users are a set. Not for several threads at once.
 */
final class StrategyStats {

  private final Map<UserSegment, Long> inSegment = new EnumMap<>(UserSegment.class);
  private final DistinctUsers users = DistinctUsers.none();
  private int strategyId;
  private long lastDay = Long.MIN_VALUE;
  private long pending;
  private long mature;
  private long revisions;
  private long totalMicros;
  private BigInteger squaredMicros = BigInteger.ZERO;
  private long currencyMicros;
  private long churned;

  /** Adds one exposure; of each the newest reward must come, and once. */
  void add(CountedExposure exposure) {
    place(exposure.strategyId(), exposure.day());
    for (UserSegment segment : exposure.segments()) {
      addTo(segment, 1);
    }
    if (exposure.isPending()) {
      pending++;
      return;
    }
    mature++;
    revisions += exposure.revision();
    totalMicros = Math.addExact(totalMicros, exposure.totalMicros());
    BigInteger total = BigInteger.valueOf(exposure.totalMicros());
    squaredMicros = squaredMicros.add(total.multiply(total));
    currencyMicros = Math.addExact(currencyMicros, exposure.currencyMicros());
    churned += exposure.churned() ? 1 : 0;
    users.add(exposure.userId());
  }

  /** Adds other exposures of the strategy. */
  void addAll(StrategyDay other) {
    place(other.strategyId(), other.day());
    pending += other.pending();
    mature += other.mature();
    revisions += other.revisions();
    totalMicros = Math.addExact(totalMicros, other.totalMicros());
    squaredMicros = squaredMicros.add(other.squaredMicros());
    currencyMicros = Math.addExact(currencyMicros, other.currencyMicros());
    churned += other.churned();
    addTo(UserSegment.NEW, other.segments().newUsers());
    addTo(UserSegment.MALE, other.segments().maleUsers());
    addTo(UserSegment.FEMALE, other.segments().femaleUsers());
    addTo(UserSegment.HIGH_RISK_CHURN, other.segments().highRiskChurn());
    addTo(UserSegment.HIGH_SPENDER, other.segments().highSpenders());
    users.addAll(other.users());
  }

  private void addTo(UserSegment segment, long exposures) {
    inSegment.merge(segment, exposures, Long::sum);
  }

  private long in(UserSegment segment) {
    return inSegment.getOrDefault(segment, 0L);
  }

  private void place(int strategy, long day) {
    if (day >= lastDay) {
      strategyId = strategy;
      lastDay = day;
    }
  }

  /** The sums so far, as those of the last day that was added. */
  StrategyDay day() {
    return new StrategyDay(
        strategyId,
        lastDay,
        0,
        pending,
        mature,
        revisions,
        totalMicros,
        squaredMicros,
        currencyMicros,
        churned,
        new Segments(
            in(UserSegment.NEW),
            in(UserSegment.MALE),
            in(UserSegment.FEMALE),
            in(UserSegment.HIGH_RISK_CHURN),
            in(UserSegment.HIGH_SPENDER)),
        users.bytes());
  }
}
