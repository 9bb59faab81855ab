package org.afterward.pipelines.rewards;

import java.util.List;

/**
 * What came of a run of the rewards job.
 *
 * @param read the records that were read
 * @param brokenRules the rules that rejected records broke
 * @param strategies the plausible rewards of each strategy
 */
record RewardsSummary(
    long read,
    long rewards,
    long implausible,
    long pending,
    long rejected,
    List<BrokenRuleCount> brokenRules,
    List<StrategyRewards> strategies) {

  RewardsSummary {
    brokenRules = List.copyOf(brokenRules);
    strategies = List.copyOf(strategies);
  }

  /**
   * How many records broke a rule.
   *
   * @param example what was wrong with one of them, and where it is
   */
  record BrokenRuleCount(String rule, long records, String example) {}

  /**
   * The rewards of one strategy.
   *
   * @param mean in units of in-app currency
   * @param spread their standard deviation
   */
  record StrategyRewards(int strategyId, long rewards, double mean, double spread) {}
}
