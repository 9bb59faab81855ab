package org.afterward.transforms.learning;

import java.util.List;
import org.afterward.coders.ScoredStrategy;
import org.afterward.coders.SeededDraw;

/**
 * Draws for each strategy a reward that it may be worth, by what its model believes, and chooses
 * the greatest: so each is chosen as often as it is likely to be the best.
 *
 * <p>What a linear model believes of one context is a normal distribution, and the models of
 * strategies are independent. So one number is drawn a strategy, and the propensity is an integral
 * of one dimension: it is computed, to about 1e-12, and not estimated from draws.
 */
public final class ThompsonSampling implements ChoiceRule {

  private static final long serialVersionUID = 1;

  private final long seed;

  private ThompsonSampling(long seed) {
    this.seed = seed;
  }

  public static ThompsonSampling seeded(long seed) {
    return new ThompsonSampling(seed);
  }

  @Override
  public String name() {
    return "thompson";
  }

  @Override
  public int choose(String id, List<ScoredStrategy> scores) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.size(); i++) {
      ScoredStrategy score = scores.get(i);
      double drawn =
          score.expected() + score.sd() * SeededDraw.normal(seed, id, score.strategyId());
      if (drawn > most) {
        best = i;
        most = drawn;
      }
    }
    return best;
  }

  @Override
  public double propensity(int place, List<ScoredStrategy> scores) {
    return propensities(scores)[place];
  }

  @Override
  public double[] propensities(List<ScoredStrategy> scores) {
    return BestOfNormals.of(scores);
  }
}
