package org.afterward.transforms.context;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.afterward.coders.ServedAndRecomputed;
import org.afterward.coders.SkewExample;
import org.afterward.coders.SkewStats;

/** How served contexts differ from recomputed ones, position by position of the served vector. */
final class ContextSkew {

  private ContextSkew() {}

  /** What one pair says. Where no two values can be compared, it says that. */
  static List<SkewStats> of(ServedAndRecomputed pair, SkewTolerance tolerance) {
    int length = pair.served().length();
    if (!pair.isComparable()) {
      return Collections.nCopies(length, SkewStats.INCOMPARABLE);
    }
    List<SkewStats> stats = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      stats.add(
          of(
              new SkewExample(pair.exposureId(), pair.served().get(i), pair.recomputed().get(i)),
              tolerance));
    }
    return stats;
  }

  private static SkewStats of(SkewExample values, SkewTolerance tolerance) {
    double served = values.served();
    double recomputed = values.recomputed();
    return Double.isFinite(served) && Double.isFinite(recomputed)
        ? SkewStats.of(values, tolerance.isExceededBy(served, recomputed))
        : SkewStats.INCOMPARABLE;
  }

  /** Both together, in any order. A position that one of them lacks is the other's. */
  static List<SkewStats> sum(List<SkewStats> some, List<SkewStats> others) {
    List<SkewStats> longer = some.size() >= others.size() ? some : others;
    List<SkewStats> sums = new ArrayList<>(longer);
    for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
      sums.set(i, some.get(i).plus(others.get(i)));
    }
    return sums;
  }
}
