package org.afterward.transforms.learning;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextVector;

/**
 * Which strategies contexts get that are like this.
 *
 * @param when what holds of such a context, all of it; of any where it is empty
 * @param then how often each strategy is chosen, by id: shares that sum to 1, but for a thousandth
 */
public record StrategyRule(List<PositionRange> when, SortedMap<Integer, Double> then)
    implements Serializable {

  private static final double TOLERANCE = 0.001;

  /**
   * Checks the shares.
   *
   * @throws IllegalArgumentException naming what cannot be right
   */
  public StrategyRule {
    when = List.copyOf(when);
    then = Collections.unmodifiableSortedMap(new TreeMap<>(then));
    then.forEach(
        (strategyId, share) -> {
          check(strategyId > 0, "a strategy must be a number from 1, not " + strategyId);
          check(
              share > 0 && share <= 1,
              "the share of strategy "
                  + strategyId
                  + " must be more than 0 and at most 1, not "
                  + share);
        });
    double sum = sum(then);
    check(Math.abs(sum - 1) <= TOLERANCE, "the shares must sum to 1, not to " + sum);
  }

  private static void check(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static double sum(SortedMap<Integer, Double> then) {
    double sum = 0;
    for (double share : then.values()) {
      sum += share;
    }
    return sum;
  }

  boolean holds(ContextLayout layout, ContextVector context) {
    return when.stream().allMatch(range -> range.holds(layout, context));
  }

  /** How often a strategy is chosen; the shares sum to 1 exactly, as far as doubles can. */
  double share(int strategyId) {
    return then.getOrDefault(strategyId, 0.0) / sum(then);
  }
}
