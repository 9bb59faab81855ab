package org.afterward.transforms.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.afterward.coders.PolicyEstimate;
import org.afterward.coders.PolicyImprovement;
import org.afterward.coders.WeightDiagnostics;
import org.afterward.transforms.learning.OffPolicyEstimator.Needs;

/** Why not to believe an evaluation, for a person to read. */
final class OffPolicyWarnings {

  /** Beyond this a choice stands for so many others that it should be looked at. */
  private static final double LARGE_WEIGHT = 1000;

  private static final double LARGE_SHARE = 0.1;

  /** With fewer pieces of evidence the normal and the bootstrap intervals are too short. */
  private static final long FEW_PIECES = 30;

  private static final double MANY_ERRORS = 4;

  private final List<String> warnings = new ArrayList<>();

  private OffPolicyWarnings() {}

  static List<String> of(
      OffPolicyTally tally,
      WeightDiagnostics diagnostics,
      PolicyEstimate logged,
      long pieces,
      double sumOfWeights) {
    OffPolicyWarnings found = new OffPolicyWarnings();
    found.lookAtPropensities(diagnostics);
    if (diagnostics.rows() > 0) {
      found.lookAtModel(tally, diagnostics.rows(), OffPolicyEstimator::needs, "");
      found.lookAtWeights(diagnostics, sumOfWeights);
      found.lookAtEvidence(diagnostics, logged, pieces);
    }
    return found.warnings;
  }

  /** What speaks against the comparison with a baseline. */
  static List<String> ofBaseline(OffPolicyTally tally, long rows, PolicyImprovement meanWeight) {
    OffPolicyWarnings found = new OffPolicyWarnings();
    long compared = tally.withWhatIsNeeded(Needs.BASELINE);
    if (compared < rows) {
      found.add(
          "the baseline is left out: %,d of %,d choices lack %s",
          rows - compared, rows, Needs.BASELINE.columns());
      return found.warnings;
    }
    found.lookAtModel(tally, rows, OffPolicyEstimator::needsOfBaseline, " of the baseline");
    if (Math.abs(meanWeight.value() - 1) > MANY_ERRORS * meanWeight.stdError()) {
      found.add(
          "the mean weight of the baseline is %.4f and not 1, which is no chance: it does what was"
              + " never done, or propensities are wrong",
          meanWeight.value());
    }
    return found.warnings;
  }

  private void lookAtPropensities(WeightDiagnostics diagnostics) {
    long without = diagnostics.withoutPropensity();
    if (diagnostics.rows() == 0) {
      add(
          without == 0
              ? "there are no choices, so nothing can be said"
              : "none of %,d choices has a propensity, so nothing can be said",
          without);
    } else if (without > 0) {
      add(
          "%,d of %,d choices have no propensity, and are left out",
          without, without + diagnostics.rows());
    }
  }

  private void lookAtModel(
      OffPolicyTally tally, long rows, Function<OffPolicyEstimator, Needs> needed, String whose) {
    Map<Needs, List<String>> leftOut = new LinkedHashMap<>();
    for (OffPolicyEstimator estimator : OffPolicyEstimator.values()) {
      Needs all = needed.apply(estimator);
      if (tally.withWhatIsNeeded(all) < rows) {
        leftOut.computeIfAbsent(all, needs -> new ArrayList<>()).add(estimator.wireName());
      }
    }
    leftOut.forEach(
        (needs, names) ->
            add(
                "%s%s left out: %,d of %,d choices lack %s",
                String.join(", ", names),
                whose,
                rows - tally.withWhatIsNeeded(needs),
                rows,
                needs.columns()));
  }

  private void lookAtWeights(WeightDiagnostics diagnostics, double sumOfWeights) {
    if (diagnostics.maxWeight() == 0) {
      add(
          "every target probability is 0: the policy would have made none of these choices, and what"
              + " is divided by weights is left out");
      return;
    }
    if (diagnostics.maxWeight() > LARGE_WEIGHT) {
      add(
          "a weight is %,.0f: the policy often does what was hardly ever done",
          diagnostics.maxWeight());
    }
    double share = diagnostics.maxWeight() / sumOfWeights;
    if (share > LARGE_SHARE) {
      add("one choice has %.0f %% of all weight", 100 * share);
    }
    double off = Math.abs(diagnostics.meanWeight() - 1);
    if (off > MANY_ERRORS * diagnostics.meanWeightStdError()) {
      add(
          "the mean weight is %.4f and not 1, which is no chance: propensities are wrong, or the"
              + " policy does what was never done",
          diagnostics.meanWeight());
    }
  }

  private void lookAtEvidence(WeightDiagnostics diagnostics, PolicyEstimate logged, long pieces) {
    String evidence =
        diagnostics.users() == 0
            ? "choice"
            : diagnostics.users() == pieces ? "user" : "user or choice";
    if (pieces < 2) {
      add("of one %s alone no error can be told", evidence);
      return;
    }
    if (pieces < FEW_PIECES) {
      add("%,d %ss are few: intervals of so few are too short", pieces, evidence);
    }
    if (logged.stdError() == 0) {
      add("the rewards do not differ, so errors tell nothing of rewards");
    }
  }

  private void add(String format, Object... values) {
    warnings.add(String.format(Locale.ROOT, format, values));
  }
}
