package org.afterward.coders;

/**
 * What the rewards of one strategy come to, by one reward policy and one credit policy. Those of
 * the same strategy and policies add up.
 *
 * @param policy the reward policy, as {@code name@hash}
 * @param rewards how many there are
 * @param totalMicros their sum
 */
public record StrategyWorth(
    String policy, CreditPolicy attribution, int strategyId, long rewards, long totalMicros) {

  /** Of one reward. */
  public static StrategyWorth of(Reward reward) {
    return new StrategyWorth(
        reward.policy(),
        reward.attribution(),
        reward.exposure().strategyId(),
        1,
        reward.totalMicros());
  }

  /** The mean reward in units of in-app currency; exactly, it is the total by the number. */
  public double mean() {
    return (double) totalMicros / SpendTotals.MICROS / rewards;
  }

  /** Both together: they are of the same strategy and policies. */
  public StrategyWorth plus(StrategyWorth other) {
    if (strategyId != other.strategyId
        || attribution != other.attribution
        || !policy.equals(other.policy)) {
      throw new IllegalArgumentException("They do not add up: " + this + " and " + other);
    }
    return new StrategyWorth(
        policy,
        attribution,
        strategyId,
        Math.addExact(rewards, other.rewards),
        Math.addExact(totalMicros, other.totalMicros));
  }
}
