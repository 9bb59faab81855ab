package org.afterward.coders;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the served values of one position differ from the recomputed ones: sums that add up exactly,
 * in any order and in any parts.
 *
 * @param compared pairs of values
 * @param beyond of them, those that differ by more than is tolerated
 * @param incomparable served values beside which there is none that means the same
 * @param difference the sum of served less recomputed
 * @param distance the same without signs
 * @param largest the largest difference, without a sign; 0 where nothing was compared
 * @param examples a few of those beyond, the largest differences
 */
public record SkewStats(
    long compared,
    long beyond,
    long incomparable,
    ExactSum difference,
    ExactSum distance,
    double largest,
    List<SkewExample> examples) {

  /** Of no pair. */
  public static final SkewStats NOTHING =
      new SkewStats(0, 0, 0, ExactSum.ZERO, ExactSum.ZERO, 0, List.of());

  /** Of one served value that cannot be compared. */
  public static final SkewStats INCOMPARABLE =
      new SkewStats(0, 0, 1, ExactSum.ZERO, ExactSum.ZERO, 0, List.of());

  /** Of one pair that is the same, as nearly all should be. */
  private static final SkewStats SAME =
      new SkewStats(1, 0, 0, ExactSum.ZERO, ExactSum.ZERO, 0, List.of());

  private static final int MOST_EXAMPLES = 3;

  public SkewStats {
    examples = List.copyOf(examples);
  }

  /** Of one pair of finite values, which may differ by more than is tolerated. */
  public static SkewStats of(SkewExample pair, boolean beyond) {
    if (pair.served() == pair.recomputed()) {
      return SAME;
    }
    ExactSum difference = ExactSum.of(pair.served()).plus(-pair.recomputed());
    ExactSum distance =
        pair.served() > pair.recomputed()
            ? difference
            : ExactSum.of(pair.recomputed()).plus(-pair.served());
    return new SkewStats(
        1,
        beyond ? 1 : 0,
        0,
        difference,
        distance,
        pair.distance(),
        beyond ? List.of(pair) : List.of());
  }

  /** Both together. */
  public SkewStats plus(SkewStats other) {
    return new SkewStats(
        Math.addExact(compared, other.compared),
        Math.addExact(beyond, other.beyond),
        Math.addExact(incomparable, other.incomparable),
        difference.plus(other.difference),
        distance.plus(other.distance),
        Math.max(largest, other.largest),
        largestOf(examples, other.examples));
  }

  private static List<SkewExample> largestOf(List<SkewExample> some, List<SkewExample> others) {
    if (others.isEmpty()) {
      return some;
    }
    return Stream.concat(some.stream(), others.stream())
        .sorted(SkewExample.LARGEST_FIRST)
        .limit(MOST_EXAMPLES)
        .toList();
  }
}
