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
    Placed placed = placed(row, policy);
    double expected = placed.expected();
    return new LoggedChoice(
        row.reward(),
        row.propensity(),
        placed.probability(),
        placed.probability() == 0 && Double.isNaN(expected) ? placed.value() : expected,
        placed.value(),
        row.userId(),
        segment);
  }

  /** The same, by which the policy is compared with another one too. */
  public static LoggedChoice choice(
      TrainingRow row, StrategyPolicy policy, StrategyPolicy baseline, String segment) {
    Placed other = placed(row, baseline);
    return choice(row, policy, segment).withBaseline(other.probability(), other.value());
  }

  /**
   * A policy in the place of the one that chose.
   *
   * @param probability with which it makes the same choice
   * @param expected of that choice
   * @param value that is expected of the policy
   */
  private record Placed(double probability, double expected, double value) {}

  private static Placed placed(TrainingRow row, StrategyPolicy policy) {
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
    return new Placed(atMost1(probability), expected, value);
  }

  /** A sum of shares may be more by a rounding. */
  private static double atMost1(double probability) {
    return Math.min(1, Math.max(0, probability));
  }
}
