package org.afterward.transforms.learning;

/**
 * How likely a policy chooses a strategy in a context.
 *
 * @param probability of the choice, from 0 to 1
 * @param expected the reward that the choice lets expect; {@code NaN} where no model says
 */
public record StrategyShare(int strategyId, double probability, double expected) {}
