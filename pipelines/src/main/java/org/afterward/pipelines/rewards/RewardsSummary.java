package org.afterward.pipelines.rewards;

import java.util.List;
import java.util.stream.Collectors;
import org.afterward.pipelines.health.Sign;
import org.afterward.pipelines.health.Vitals;

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
   * What was counted of a run, with what the summary knows better: a counter may count twice what
   * was tried twice.
   */
  Vitals vitals(Vitals counted, int rewardsPerExposure) {
    long checked = rewards + implausible;
    return counted
        .with(Sign.READ, read)
        .with(Sign.REJECTED, rejected)
        .with(Sign.SETTLED, checked / rewardsPerExposure)
        .with(Sign.PENDING, pending)
        .with(Sign.CHECKED, checked)
        .with(Sign.IMPLAUSIBLE, implausible)
        .withBrokenRules(
            brokenRules.stream()
                .collect(Collectors.toMap(BrokenRuleCount::rule, BrokenRuleCount::records)));
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
