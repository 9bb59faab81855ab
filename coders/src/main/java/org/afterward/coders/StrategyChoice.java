package org.afterward.coders;

/**
 * A strategy that was chosen in a context.
 *
 * @param id of the request, or of the exposure that it becomes
 * @param propensity the probability with which it was chosen there
 * @param expectedReward what its model lets expect; {@code NaN} where it has none
 * @param rule by what it was chosen
 */
public record StrategyChoice(
    String id,
    ContextVector context,
    int strategyId,
    double propensity,
    double expectedReward,
    String rule) {}
