package org.afterward.transforms.learning;

import java.util.List;
import org.afterward.coders.ScoredStrategy;
import org.afterward.coders.SeededDraw;

/**
 * Mostly chooses what is expected to be worth most, and sometimes any, each with the same
 * probability. With epsilon 1 it is uniform: what to begin with, before there is anything to learn
 * from.
 */
public final class EpsilonGreedy implements ChoiceRule {

  private static final long serialVersionUID = 1;

  private static final int WHETHER = 0;
  private static final int WHICH = 1;

  private final double epsilon;
  private final long seed;

  private EpsilonGreedy(double epsilon, long seed) {
    this.epsilon = epsilon;
    this.seed = seed;
  }

  /**
   * Explores.
   *
   * @param epsilon the share of the requests that get any strategy, from 0 to 1
   */
  public static EpsilonGreedy exploring(double epsilon, long seed) {
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new IllegalArgumentException("epsilon must be from 0 to 1, not " + epsilon);
    }
    return new EpsilonGreedy(epsilon, seed);
  }

  @Override
  public String name() {
    return "epsilon-greedy";
  }

  @Override
  public int choose(String id, List<ScoredStrategy> scores) {
    return SeededDraw.uniform(seed, id, WHETHER) < epsilon
        ? (int) (SeededDraw.uniform(seed, id, WHICH) * scores.size())
        : GreedyChoice.best(scores);
  }

  @Override
  public double propensity(int place, List<ScoredStrategy> scores) {
    double greedy = place == GreedyChoice.best(scores) ? 1 - epsilon : 0;
    return greedy + epsilon / scores.size();
  }
}
