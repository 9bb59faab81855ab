package org.afterward.transforms.learning;

import org.afterward.coders.LoggedChoice;
import org.afterward.coders.TrainingRow;

/**
 * Puts a policy in the place of the one that chose: says of a rewarded exposure how likely the
 * policy would have chosen the same, and what it lets expect.
 */
public final class PolicyOnRewards {

  private PolicyOnRewards() {}

  /**
   * The exposure as a choice that the policy is judged by. Of a strategy that the policy never
   * chooses nothing needs to be expected.
   *
   * @param segment the part of the choices that it belongs to, or empty
   * @throws IllegalArgumentException if the context is of a layout that the policy knows nothing of
   */
  public static LoggedChoice choice(TrainingRow row, StrategyPolicy policy, String segment) {
    double probability = 0;
    double expected = Double.NaN;
    double value = 0;
    for (StrategyShare share : policy.sharesIn(row.context())) {
      if (share.strategyId() == row.strategyId()) {
        probability = share.probability();
        expected = share.expected();
      }
      if (share.probability() > 0) {
        value += share.probability() * share.expected();
      }
    }
    return new LoggedChoice(
        row.reward(),
        row.propensity(),
        probability,
        probability == 0 && Double.isNaN(expected) ? value : expected,
        value,
        row.userId(),
        segment);
  }
}
