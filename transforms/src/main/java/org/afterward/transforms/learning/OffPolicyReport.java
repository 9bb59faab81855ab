package org.afterward.transforms.learning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.EvaluatedChoices;
import org.afterward.coders.PolicyEstimate;
import org.afterward.coders.PolicyImprovement;
import org.afterward.coders.WeightDiagnostics;
import org.afterward.transforms.learning.OffPolicyRatios.Ratio;

/** Makes of a tally what it says of a policy. */
final class OffPolicyReport {

  private static final OffPolicyRatios MEAN_WEIGHT =
      new OffPolicyRatios(List.of(new Ratio(OffPolicyFeature.ONE, OffPolicyFeature.WEIGHT)));

  private final OffPolicyTally tally;
  private final OffPolicySettings settings;
  private final long rows;
  private final long pieces;
  private final OffPolicyMoments choices;
  private final List<BigDecimal> sums;
  private final List<List<BigDecimal>> productsOfChoices;
  private final List<List<BigDecimal>> productsOfPieces;

  /** Of the bootstrap, the sums of features. */
  private final double[][] replicates;

  private OffPolicyReport(OffPolicyTally tally) {
    this.tally = tally;
    settings = tally.settings();
    choices = tally.choices();
    rows = choices.count();
    sums = choices.exactSums();
    productsOfChoices = choices.exactProducts();
    OffPolicyMoments independent = tally.pieces();
    pieces = independent.count();
    productsOfPieces = independent.exactProducts();
    replicates = pieces < 2 ? new double[0][] : tally.bootstrap().features();
  }

  static EvaluatedChoices of(OffPolicyTally tally) {
    return new OffPolicyReport(tally).evaluated();
  }

  private EvaluatedChoices evaluated() {
    List<PolicyEstimate> estimates = new ArrayList<>();
    List<PolicyEstimate> baseline = new ArrayList<>();
    for (OffPolicyEstimator estimator : OffPolicyEstimator.values()) {
      OffPolicyRatios ofPolicy = estimator.ratios();
      OffPolicyRatios ofBaseline = estimator.ratiosOfBaseline();
      boolean says = says(estimator.needs(), ofPolicy);
      boolean saysOfBaseline = says(estimator.needsOfBaseline(), ofBaseline);
      if (says) {
        PolicyImprovement overBaseline =
            saysOfBaseline ? improvement(ofPolicy.minus(ofBaseline)) : PolicyImprovement.NONE;
        estimates.add(estimate(estimator.wireName(), ofPolicy, overLogged(ofPolicy), overBaseline));
      }
      if (saysOfBaseline) {
        baseline.add(
            estimate(
                estimator.wireName(), ofBaseline, overLogged(ofBaseline), PolicyImprovement.NONE));
      }
    }
    PolicyEstimate logged =
        rows == 0
            ? PolicyEstimate.none(OffPolicyEstimator.LOGGED_NAME)
            : estimate(
                OffPolicyEstimator.LOGGED_NAME,
                OffPolicyEstimator.LOGGED,
                PolicyImprovement.NONE,
                PolicyImprovement.NONE);
    WeightDiagnostics diagnostics = diagnostics();
    return new EvaluatedChoices(
        estimates, logged, baseline, diagnostics, warnings(diagnostics, logged));
  }

  private List<String> warnings(WeightDiagnostics diagnostics, PolicyEstimate logged) {
    List<String> warnings =
        new ArrayList<>(OffPolicyWarnings.of(tally, diagnostics, logged, pieces, sumOfWeights()));
    if (rows > 0 && tally.withWhatIsNeeded(OffPolicyEstimator.Needs.BASELINE) > 0) {
      warnings.addAll(
          OffPolicyWarnings.ofBaseline(tally, rows, improvement(MEAN_WEIGHT.ofBaseline())));
    }
    return warnings;
  }

  private boolean says(OffPolicyEstimator.Needs needs, OffPolicyRatios ratios) {
    return tally.withWhatIsNeeded(needs) == rows && ratios.isDefined(sums);
  }

  private PolicyEstimate estimate(
      String name,
      OffPolicyRatios ratios,
      PolicyImprovement overLogged,
      PolicyImprovement overBaseline) {
    PolicyImprovement itself = improvement(ratios);
    return new PolicyEstimate(
        name,
        itself.value(),
        itself.stdError(),
        rows < 2 ? Double.NaN : ratios.standardError(sums, productsOfChoices, rows),
        itself.low(),
        itself.high(),
        itself.bootstrapLow(),
        itself.bootstrapHigh(),
        overLogged,
        overBaseline);
  }

  private PolicyImprovement overLogged(OffPolicyRatios ratios) {
    return improvement(ratios.minus(OffPolicyEstimator.LOGGED));
  }

  /** Over nothing, if the ratios are those of one policy alone. */
  private PolicyImprovement improvement(OffPolicyRatios ratios) {
    double value = ratios.value(sums);
    double error = errorOfPieces(ratios);
    double reach = NormalQuantile.ofTwoSided(settings.confidence()) * error;
    double[] values = OffPolicyBootstrap.values(replicates, ratios);
    double tail = (1 - settings.confidence()) / 2;
    return new PolicyImprovement(
        value,
        error,
        value - reach,
        value + reach,
        OffPolicyBootstrap.percentile(values, tail),
        OffPolicyBootstrap.percentile(values, 1 - tail));
  }

  private double errorOfPieces(OffPolicyRatios ratios) {
    return pieces < 2 ? Double.NaN : ratios.standardError(sums, productsOfPieces, pieces);
  }

  private double sumOfWeights() {
    return choices.sum(OffPolicyFeature.WEIGHT);
  }

  private WeightDiagnostics diagnostics() {
    double weights = sumOfWeights();
    double squares = choices.product(OffPolicyFeature.WEIGHT, OffPolicyFeature.WEIGHT);
    boolean empty = rows == 0;
    return new WeightDiagnostics(
        rows,
        tally.withoutPropensity(),
        tally.users(),
        squares == 0 ? 0 : weights * weights / squares,
        empty ? Double.NaN : weights / rows,
        empty ? Double.NaN : errorOfPieces(MEAN_WEIGHT),
        empty ? Double.NaN : tally.maxWeight(),
        tally.clipped(),
        empty ? Double.NaN : clipBiasBound(weights),
        tally.calibration().bins());
  }

  /**
   * The largest reward by the weight that is expected to be cut off. That is seen in two ways: in
   * what was cut off, and in what the rest lacks of 1. The second one also knows of large weights
   * that are due but did not come; the more careful one counts.
   */
  private double clipBiasBound(double weights) {
    double cutOff = (weights - tally.clippedWeights()) / rows;
    double lacking = 1 - tally.clippedWeights() / rows;
    return tally.largestReward() * Math.max(0, Math.max(cutOff, lacking));
  }
}
