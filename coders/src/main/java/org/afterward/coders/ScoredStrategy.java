package org.afterward.coders;

/**
 * What a model says of a strategy in a context.
 *
 * @param expected the reward that it lets expect
 * @param sd how unsure that is; not how much rewards vary around it
 */
public record ScoredStrategy(int strategyId, double expected, double sd) {}
