package org.afterward.transforms.learning;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ExactSum;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.PropensityBin;

/** What choices are like whose propensities are about the same, in ten ranges. Mutable. */
final class PropensityCalibration {

  private static final int BINS = 10;

  private final long[] rows = new long[BINS];
  private final ExactSum[] propensities = OffPolicyMoments.zeros(BINS);
  private final ExactSum[] targetProbabilities = OffPolicyMoments.zeros(BINS);
  private final ExactSum[] inversePropensities = OffPolicyMoments.zeros(BINS);
  private final ExactSum[] weights = OffPolicyMoments.zeros(BINS);

  void add(LoggedChoice choice) {
    int bin = Math.max(0, (int) Math.ceil(choice.propensity() * BINS) - 1);
    rows[bin]++;
    propensities[bin] = propensities[bin].plus(choice.propensity());
    targetProbabilities[bin] = targetProbabilities[bin].plus(choice.targetProbability());
    inversePropensities[bin] = inversePropensities[bin].plus(1 / choice.propensity());
    weights[bin] = weights[bin].plus(choice.weight());
  }

  void add(PropensityCalibration other) {
    for (int bin = 0; bin < BINS; bin++) {
      rows[bin] += other.rows[bin];
    }
    OffPolicyMoments.addEach(propensities, other.propensities);
    OffPolicyMoments.addEach(targetProbabilities, other.targetProbabilities);
    OffPolicyMoments.addEach(inversePropensities, other.inversePropensities);
    OffPolicyMoments.addEach(weights, other.weights);
  }

  /** Those that hold a choice. */
  List<PropensityBin> bins() {
    List<PropensityBin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (rows[bin] > 0) {
        bins.add(
            new PropensityBin(
                (double) bin / BINS,
                (bin + 1.0) / BINS,
                rows[bin],
                propensities[bin].value() / rows[bin],
                targetProbabilities[bin].value() / rows[bin],
                inversePropensities[bin].value() / rows[bin],
                weights[bin].value() / rows[bin]));
      }
    }
    return bins;
  }

  void write(OffPolicyOutput out) {
    for (long each : rows) {
      out.number(each);
    }
    out.sums(propensities);
    out.sums(targetProbabilities);
    out.sums(inversePropensities);
    out.sums(weights);
  }

  void read(OffPolicyInput in) {
    for (int bin = 0; bin < BINS; bin++) {
      rows[bin] = in.number();
    }
    in.sums(propensities);
    in.sums(targetProbabilities);
    in.sums(inversePropensities);
    in.sums(weights);
  }
}
