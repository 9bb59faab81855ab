package org.afterward.pipelines.demo;

/**
 * How much more a strategy is worth than strategies are on average, as it was learned and as it
 * truly is.
 *
 * @param learned by the models
 * @param reach how far from it the truth is likely at most, with 95 % confidence
 * @param truth as it was planted
 */
record LearnedEffect(
    int strategyId, String strategyName, double learned, double reach, double truth) {

  /** Whether the truth is where it is likely. */
  boolean holdsTheTruth() {
    return Math.abs(learned - truth) <= reach;
  }
}
