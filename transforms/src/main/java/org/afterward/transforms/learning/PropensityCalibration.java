package org.afterward.transforms.learning;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ExactSums;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.PropensityBin;

/** What choices are like whose propensities are about the same, in ten ranges. Mutable. */
final class PropensityCalibration {

  private static final int BINS = 10;

  private final long[] rows = new long[BINS];
  private ExactSums propensities = new ExactSums(BINS);
  private ExactSums targetProbabilities = new ExactSums(BINS);
  private ExactSums inversePropensities = new ExactSums(BINS);
  private ExactSums weights = new ExactSums(BINS);

  void add(LoggedChoice choice) {
    int bin = Math.max(0, (int) Math.ceil(choice.propensity() * BINS) - 1);
    rows[bin]++;
    propensities.add(bin, choice.propensity());
    targetProbabilities.add(bin, choice.targetProbability());
    inversePropensities.add(bin, 1 / choice.propensity());
    weights.add(bin, choice.weight());
  }

  void add(PropensityCalibration other) {
    for (int bin = 0; bin < BINS; bin++) {
      rows[bin] += other.rows[bin];
    }
    propensities.add(other.propensities);
    targetProbabilities.add(other.targetProbabilities);
    inversePropensities.add(other.inversePropensities);
    weights.add(other.weights);
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
                propensities.sum(bin).value() / rows[bin],
                targetProbabilities.sum(bin).value() / rows[bin],
                inversePropensities.sum(bin).value() / rows[bin],
                weights.sum(bin).value() / rows[bin]));
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
    propensities = in.sums(BINS);
    targetProbabilities = in.sums(BINS);
    inversePropensities = in.sums(BINS);
    weights = in.sums(BINS);
  }
}
