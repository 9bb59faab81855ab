package org.afterward.transforms.learning;

import java.io.Serializable;
import java.util.List;
import org.afterward.coders.GateCheck;
import org.afterward.coders.GateVerdict;
import org.afterward.coders.WeightDiagnostics;

/**
 * On which conditions logged choices may be believed: a policy that does not pass is not to be
 * used, whatever its estimates are. Immutable.
 *
 * @param leastEss the least effective sample size
 * @param leastEssShare what share of the choices it must be at least
 * @param meanWeightTolerance how far the mean weight may be from 1
 * @param mostWithoutPropensity which share of all choices may lack a propensity
 * @param mostWeight how large a single weight may be
 */
public record PolicyGate(
    double leastEss,
    double leastEssShare,
    double meanWeightTolerance,
    double mostWithoutPropensity,
    double mostWeight)
    implements Serializable {

  private static final double NO_BOUND = Double.POSITIVE_INFINITY;

  public PolicyGate {
    require(leastEss >= 0, "leastEss", leastEss, "at least 0");
    requireShare("leastEssShare", leastEssShare);
    require(meanWeightTolerance >= 0, "meanWeightTolerance", meanWeightTolerance, "at least 0");
    requireShare("mostWithoutPropensity", mostWithoutPropensity);
    require(mostWeight > 0, "mostWeight", mostWeight, "more than 0");
  }

  private static void requireShare(String name, double value) {
    require(value >= 0 && value <= 1, name, value, "from 0 to 1");
  }

  private static void require(boolean right, String name, double value, String wanted) {
    if (!right) {
      throw new IllegalArgumentException(name + " is " + value + "; right would be " + wanted);
    }
  }

  /**
   * 100 effective choices and 1 % of all, a mean weight of 0.9..1.1, 5 % lacking, weights to 1000.
   */
  public static PolicyGate standard() {
    return new PolicyGate(100, 0.01, 0.1, 0.05, 1000);
  }

  /** What was measured, and whether it is within bounds. What could not be measured is not. */
  public GateVerdict judge(WeightDiagnostics found) {
    return new GateVerdict(
        List.of(
            atLeast("ess", found.ess(), leastEss),
            atLeast("ess_share", found.essShare(), leastEssShare),
            new GateCheck(
                "mean_weight",
                found.meanWeight(),
                1 - meanWeightTolerance,
                1 + meanWeightTolerance),
            atMost(
                "without_propensity_share", found.withoutPropensityShare(), mostWithoutPropensity),
            atMost("max_weight", found.maxWeight(), mostWeight)));
  }

  private static GateCheck atLeast(String check, double measured, double least) {
    return new GateCheck(check, measured, least, NO_BOUND);
  }

  private static GateCheck atMost(String check, double measured, double most) {
    return new GateCheck(check, measured, -NO_BOUND, most);
  }
}
