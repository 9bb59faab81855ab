package org.afterward.transforms.learning;

import java.util.List;
import org.afterward.coders.ScoredStrategy;

/**
 * Chooses what is expected to be worth most; of several, the first. It never learns of the others.
 */
public final class GreedyChoice implements ChoiceRule {

  private static final long serialVersionUID = 1;

  private GreedyChoice() {}

  public static GreedyChoice create() {
    return new GreedyChoice();
  }

  @Override
  public String name() {
    return "greedy";
  }

  @Override
  public int choose(String id, List<ScoredStrategy> scores) {
    return best(scores);
  }

  @Override
  public double propensity(int place, List<ScoredStrategy> scores) {
    return place == best(scores) ? 1 : 0;
  }

  static int best(List<ScoredStrategy> scores) {
    int best = 0;
    for (int i = 1; i < scores.size(); i++) {
      if (scores.get(i).expected() > scores.get(best).expected()) {
        best = i;
      }
    }
    return best;
  }
}
