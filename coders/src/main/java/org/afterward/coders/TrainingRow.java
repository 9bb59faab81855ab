package org.afterward.coders;

/**
 * What a regression learns from: the context in which a strategy was chosen, and what came of it.
 *
 * @param userId whose exposure it was: the rows of a user depend on each other
 * @param at when it was shown, in epoch milliseconds
 * @param propensity the probability with which its strategy was chosen; {@code NaN} where nobody
 *     knows it
 * @param rewardMicros the total reward
 * @param revision of two rows of an exposure the greater one is the newer
 * @param policy the reward policy, as {@code name@hash}
 */
public record TrainingRow(
    int strategyId,
    String exposureId,
    String userId,
    long at,
    double propensity,
    ContextVector context,
    long rewardMicros,
    int revision,
    String policy,
    CreditPolicy attribution) {

  private static final double MICROS = 1e6;

  /** The row of a reward, whose context is empty where it is not known how it was served. */
  public static TrainingRow of(Reward reward) {
    OpenExposure exposure = reward.exposure();
    return new TrainingRow(
        exposure.strategyId(),
        exposure.exposureId(),
        exposure.userId(),
        exposure.shownAt(),
        exposure.serving().propensity(),
        exposure.serving().context(),
        reward.totalMicros(),
        reward.revision(),
        reward.policy(),
        reward.attribution());
  }

  /** In whole units. */
  public double reward() {
    return rewardMicros / MICROS;
  }
}
