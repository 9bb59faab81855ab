package org.afterward.pipelines.evaluate;

import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.transforms.learning.PolicyGate;

/** What the options of a gate say. */
public final class GateTerms {

  private GateTerms() {}

  /**
   * Reads the options.
   *
   * @throws UserMistake naming the option that cannot be right
   */
  public static PolicyGate of(GateOptions options) {
    try {
      return new PolicyGate(
          options.getLeastEss(),
          options.getLeastEssShare(),
          options.getMeanWeightTolerance(),
          options.getMostWithoutPropensity(),
          options.getMostWeight());
    } catch (IllegalArgumentException e) {
      throw new UserMistake("--" + e.getMessage());
    }
  }
}
