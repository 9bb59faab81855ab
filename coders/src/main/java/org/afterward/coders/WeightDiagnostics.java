package org.afterward.coders;

import java.util.List;

/**
 * Whether logged choices can say anything about another policy.
 *
 * @param rows how many choices there are with a propensity: those that are judged by
 * @param withoutPropensity how many there are beside them
 * @param users how many users made them, as far as they are known
 * @param ess the effective sample size: so many choices of the policy itself would say as much
 * @param meanWeight 1 but for chance, where propensities are right and whatever the policy does was
 *     sometimes done; {@code NaN} of no rows
 * @param meanWeightStdError how much of it is chance
 * @param maxWeight the largest weight, or {@code NaN}
 * @param clippedRows how many weights are above the clip
 * @param clipBiasBound how far clipping may move the estimate, in expectation: the weight that is
 *     cut off by the largest reward there is
 * @param propensityBins those that hold a choice, in ascending order
 */
public record WeightDiagnostics(
    long rows,
    long withoutPropensity,
    long users,
    double ess,
    double meanWeight,
    double meanWeightStdError,
    double maxWeight,
    long clippedRows,
    double clipBiasBound,
    List<PropensityBin> propensityBins) {

  public WeightDiagnostics {
    propensityBins = List.copyOf(propensityBins);
  }

  /** Which share of all choices lacks a propensity; {@code NaN} where there are none at all. */
  public double withoutPropensityShare() {
    return (double) withoutPropensity / (rows + withoutPropensity);
  }

  /** What share of the choices the effective ones are; {@code NaN} of no rows. */
  public double essShare() {
    return ess / rows;
  }
}
