package org.afterward.transforms.learning;

import java.io.Serializable;
import java.util.List;
import org.afterward.coders.ScoredStrategy;

/**
 * How a strategy is chosen, once it is known what each is worth in a context. The choice depends on
 * the scores and the id only; whoever chooses again, anywhere, chooses the same.
 */
public interface ChoiceRule extends Serializable {

  /** By what name choices say how they were made. */
  String name();

  /**
   * Chooses.
   *
   * @param id of the request: two requests with one id get the same choice
   * @param scores at least one, in the order of the strategies
   * @return the place of the chosen one
   */
  int choose(String id, List<ScoredStrategy> scores);

  /** The probability with which a request with these scores gets the one at that place. */
  double propensity(int place, List<ScoredStrategy> scores);

  /** The same of each place, at once. */
  default double[] propensities(List<ScoredStrategy> scores) {
    double[] propensities = new double[scores.size()];
    for (int place = 0; place < propensities.length; place++) {
      propensities[place] = propensity(place, scores);
    }
    return propensities;
  }
}
