package org.afterward.coders;

import java.util.List;

/**
 * Whether one position of the contexts of one day was served as it is recomputed: training and
 * serving should see the same.
 *
 * @param day the UTC day of the exposures, in days since 1970-01-01
 * @param layout the layout that the served vectors follow
 * @param name what the position is called, or empty where the layout is not known
 * @param compared exposures whose two values were compared
 * @param beyond of them, those whose values differ by more than is tolerated
 * @param incomparable exposures that are left out: the recomputed vector is of another layout or
 *     length, or one of the values is not finite
 * @param meanDifference the mean of served less recomputed; {@code NaN} where nothing was compared,
 *     and never infinite
 * @param meanDistance the mean of the same without signs, likewise
 * @param largest the largest of these, likewise
 * @param examples up to three of those beyond, the largest differences, of equal ones those of the
 *     least ids
 */
public record SkewRow(
    long day,
    String layout,
    int position,
    String name,
    long compared,
    long beyond,
    long incomparable,
    double meanDifference,
    double meanDistance,
    double largest,
    List<SkewExample> examples) {

  public SkewRow {
    examples = List.copyOf(examples);
  }

  /** What these sums say of a position. */
  public static SkewRow of(long day, String layout, int position, String name, SkewStats stats) {
    boolean any = stats.compared() > 0;
    return new SkewRow(
        day,
        layout,
        position,
        name,
        stats.compared(),
        stats.beyond(),
        stats.incomparable(),
        held(stats.difference().mean(stats.compared())),
        held(stats.distance().mean(stats.compared())),
        any ? stats.largest() : Double.NaN,
        stats.examples());
  }

  /** Values can be further apart than doubles reach. */
  private static double held(double mean) {
    return Math.max(-Double.MAX_VALUE, Math.min(mean, Double.MAX_VALUE));
  }

  /** Of those compared, the share beyond what is tolerated; {@code NaN} where there are none. */
  public double beyondShare() {
    return compared == 0 ? Double.NaN : (double) beyond / compared;
  }
}
