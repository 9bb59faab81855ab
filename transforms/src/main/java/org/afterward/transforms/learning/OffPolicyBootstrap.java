package org.afterward.transforms.learning;

import java.util.Arrays;
import org.afterward.coders.ExactSums;

/**
 * The sums of many replicates of the data, in each of which every piece of evidence occurs as often
 * as a Poisson draw says. The draws follow from the seed and the piece's name, so the pieces may
 * come in any order and in parts. Mutable; memory is that of the sums, not of the pieces.
 */
final class OffPolicyBootstrap {

  private static final int FEATURES = OffPolicyFeature.COUNT;

  private final int replicates;
  private final long seed;

  /** By replicate, then feature. */
  private ExactSums sums;

  OffPolicyBootstrap(OffPolicySettings settings) {
    replicates = settings.replicates();
    seed = settings.seed();
    sums = new ExactSums(replicates * FEATURES);
  }

  void add(String name, OffPolicyPiece piece) {
    PoissonDraws draws = PoissonDraws.of(seed, name);
    // So many equal strangers are drawn each by themselves: their number is a Poisson draw too.
    double each = OffPolicyPiece.isUser(name) ? 1 : (double) piece.rows();
    OffPolicyMultiples multiples = new OffPolicyMultiples(piece.features(), each);
    for (int replicate = 0; replicate < replicates; replicate++) {
      long drawn = draws.draw(replicate, each);
      if (drawn > 0) {
        sums.addFrom(replicate * FEATURES, multiples.of(drawn));
      }
    }
  }

  void add(OffPolicyBootstrap other) {
    sums.add(other.sums);
  }

  /** The sums of each replicate, by feature. */
  double[][] features() {
    double[][] features = new double[replicates][FEATURES];
    for (int replicate = 0; replicate < replicates; replicate++) {
      for (int feature = 0; feature < FEATURES; feature++) {
        features[replicate][feature] = sums.sum(replicate * FEATURES + feature).value();
      }
    }
    return features;
  }

  /** What an estimator says of each replicate of which it can say something, in ascending order. */
  static double[] values(double[][] replicates, OffPolicyRatios ratios) {
    double[] values = new double[replicates.length];
    int count = 0;
    for (double[] features : replicates) {
      double value = ratios.value(features);
      if (Double.isFinite(value)) {
        values[count++] = value;
      }
    }
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Between two of the sorted values as far as the share lies between their ranks. */
  static double percentile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double rank = share * (sorted.length - 1);
    int below = (int) Math.floor(rank);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }

  void write(OffPolicyOutput out) {
    out.sums(sums);
  }

  void read(OffPolicyInput in) {
    sums = in.sums(replicates * FEATURES);
  }
}
