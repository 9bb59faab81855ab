package org.afterward.transforms.learning;

import java.util.ArrayList;
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

  /** Beyond so many standard deviations nothing is that counts. */
  private static final double FAR = 8.5;

  /** Where the distribution of another strategy bends: between them it is nearly a polynomial. */
  private static final double[] BENDS = {-8.5, -5.5, -3.5, -2, -1, 0, 1, 2, 3.5, 5.5, 8.5};

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
    ScoredStrategy chosen = scores.get(place);
    if (chosen.sd() == 0) {
      return othersBelow(chosen.expected(), place, scores);
    }
    double sum = 0;
    List<Double> bends = bends(chosen, place, scores);
    for (int i = 1; i < bends.size(); i++) {
      sum +=
          GaussLegendre.integrate(
              bends.get(i - 1),
              bends.get(i),
              z ->
                  Normal.density(z)
                      * othersBelow(chosen.expected() + chosen.sd() * z, place, scores));
    }
    return Math.min(1, Math.max(0, sum));
  }

  /** The probability that all others draw less; of two that are sure and equal the first wins. */
  private static double othersBelow(double drawn, int place, List<ScoredStrategy> scores) {
    double probability = 1;
    for (int i = 0; i < scores.size() && probability > 0; i++) {
      if (i != place) {
        ScoredStrategy other = scores.get(i);
        double distance = drawn - other.expected();
        boolean sureWin = distance > 0 || (distance == 0 && place < i);
        probability *= other.sd() > 0 ? Normal.cumulative(distance / other.sd()) : sureWin ? 1 : 0;
      }
    }
    return probability;
  }

  private static List<Double> bends(ScoredStrategy chosen, int place, List<ScoredStrategy> scores) {
    List<Double> bends = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      ScoredStrategy score = scores.get(i);
      for (double bend : BENDS) {
        double at =
            i == place
                ? bend
                : (score.expected() + score.sd() * bend - chosen.expected()) / chosen.sd();
        if (Math.abs(at) <= FAR) {
          bends.add(at);
        }
      }
    }
    return bends.stream().sorted().distinct().toList();
  }
}
