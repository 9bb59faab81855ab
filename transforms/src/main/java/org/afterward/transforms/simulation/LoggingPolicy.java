package org.afterward.transforms.simulation;

import org.afterward.coders.ContextVector;

/**
 * How the simulated recommender chose: mostly by a softmax over a guess of each strategy's value
 * that is half right, and now and then at random. Its probabilities are the propensities in the
 * log.
 */
public final class LoggingPolicy {

  private static final double RANDOM_SHARE = 0.15;
  private static final double TEMPERATURE = 0.8;

  private final PlantedTruth truth;
  private final double[] prejudices;

  private LoggingPolicy(PlantedTruth truth, double[] prejudices) {
    this.truth = truth;
    this.prejudices = prejudices;
  }

  /** The policy of a recommender of these strategies. */
  public static LoggingPolicy over(PlantedTruth truth) {
    double[] prejudices = new double[truth.strategies().size()];
    for (int index = 0; index < prejudices.length; index++) {
      PlantedStrategy strategy = truth.strategies().get(index);
      prejudices[index] =
          new Effect(strategy.spend().intercept(), strategy.matches().intercept()).value();
    }
    return new LoggingPolicy(truth, prejudices);
  }

  /** What it believes that the strategy at that place of the catalogue is worth. */
  double guess(int index, ContextVector context) {
    int strategyId = truth.strategies().get(index).id();
    return 0.5 * prejudices[index] + 0.5 * truth.expectedEffect(strategyId, context).value();
  }

  /** The probability of each strategy, in the order of {@link PlantedTruth#strategies()}. */
  public double[] probabilities(ContextVector context) {
    double[] shares = new double[prejudices.length];
    double total = 0;
    for (int index = 0; index < shares.length; index++) {
      shares[index] = StrictMath.exp(guess(index, context) / TEMPERATURE);
      total += shares[index];
    }
    for (int index = 0; index < shares.length; index++) {
      shares[index] = RANDOM_SHARE / shares.length + (1 - RANDOM_SHARE) * shares[index] / total;
    }
    return shares;
  }
}
