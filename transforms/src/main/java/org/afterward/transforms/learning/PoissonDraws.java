package org.afterward.transforms.learning;

/**
 * Random whole numbers of a Poisson distribution that depend on nothing but a seed, a name and a
 * number: drawn again anywhere, they are the same.
 */
final class PoissonDraws {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;
  private static final double TO_UNIT = 0x1p-53;

  private final long start;

  private PoissonDraws(long start) {
    this.start = start;
  }

  static PoissonDraws of(long seed, String name) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return new PoissonDraws(mixed(mixed(hash) ^ mixed(seed + GOLDEN_GAMMA)));
  }

  /** The draw of that number, of a distribution with that mean. */
  long draw(int number, double mean) {
    // Two uniform numbers belong to each draw, whether it needs them or not.
    double uniform = uniform(2L * number);
    return mean <= PoissonTable.LARGEST_MEAN
        ? PoissonTable.ofMean(mean).number(uniform)
        : Math.max(
            0, Math.round(mean + Math.sqrt(mean) * normal(uniform, uniform(2L * number + 1))));
  }

  private double uniform(long number) {
    return (mixed(start + (number + 1) * GOLDEN_GAMMA) >>> 11) * TO_UNIT;
  }

  /** Box and Muller's. */
  private static double normal(double one, double other) {
    return StrictMath.sqrt(-2 * StrictMath.log(1 - one)) * StrictMath.cos(2 * Math.PI * other);
  }

  /** Stafford's thirteenth mix, as in Java's SplittableRandom. */
  private static long mixed(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
