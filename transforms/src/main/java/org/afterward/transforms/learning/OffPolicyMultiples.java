package org.afterward.transforms.learning;

import org.afterward.coders.ExactSums;
import org.jspecify.annotations.Nullable;

/**
 * The features of a piece of evidence as often as it is drawn. Most draws are one of a few small
 * numbers, so most multiples are made once for all replicates. Mutable.
 */
final class OffPolicyMultiples {

  private static final int KEPT = 8;

  private final double[] features;
  private final double each;
  private final @Nullable ExactSums[] kept = new ExactSums[KEPT];

  /**
   * @param each of how many choices a draw is expected to be
   */
  OffPolicyMultiples(double[] features, double each) {
    this.features = features;
    this.each = each;
  }

  ExactSums of(long drawn) {
    if (drawn >= KEPT) {
      return made(drawn);
    }
    ExactSums multiple = kept[(int) drawn];
    if (multiple == null) {
      multiple = made(drawn);
      kept[(int) drawn] = multiple;
    }
    return multiple;
  }

  private ExactSums made(long drawn) {
    double times = drawn / each;
    ExactSums multiple = new ExactSums(features.length);
    for (int place = 0; place < features.length; place++) {
      multiple.add(place, times * features[place]);
    }
    return multiple;
  }
}
