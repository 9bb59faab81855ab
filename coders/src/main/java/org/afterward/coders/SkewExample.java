package org.afterward.coders;

import java.util.Comparator;

/** One exposure whose served value was not what is recomputed. */
public record SkewExample(String exposureId, double served, double recomputed) {

  /** The largest difference first, of equal ones that of the least id. */
  static final Comparator<SkewExample> LARGEST_FIRST =
      Comparator.comparingDouble(SkewExample::distance)
          .reversed()
          .thenComparing(SkewExample::exposureId)
          .thenComparing(SkewExample::served)
          .thenComparing(SkewExample::recomputed);

  /** How far apart they are, without a sign; never infinite. */
  public double distance() {
    return Math.min(Math.abs(served - recomputed), Double.MAX_VALUE);
  }
}
