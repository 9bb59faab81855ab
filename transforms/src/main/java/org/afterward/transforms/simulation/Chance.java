package org.afterward.transforms.simulation;

import java.util.SplittableRandom;

/**
 * Where the draws of a story come from: the same draws from the same seed on every machine.
 *
 * <p>Everything is derived from the generator's plain bits, because the JDK has changed how it
 * makes bounded numbers of them before.
 */
final class Chance {

  private static final double UNIT = 0x1.0p-53;
  private static final double LARGEST_DIRECT_MEAN = 30;

  private final SplittableRandom random;

  private Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The draws for one purpose of one user: other purposes never disturb them. */
  static Chance of(long seed, long user, long purpose) {
    return new Chance(mixed(mixed(mixed(seed) + user) + purpose));
  }

  private static long mixed(long bits) {
    long mixed = (bits + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 30)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** At least 0 and less than 1. */
  double draw() {
    return (random.nextLong() >>> 11) * UNIT;
  }

  boolean happens(double probability) {
    return draw() < probability;
  }

  int below(int bound) {
    return (int) (draw() * bound);
  }

  /** At least {@code from} and less than {@code to}, or {@code from} where that is no less. */
  long between(long from, long to) {
    return from + (long) (draw() * Math.max(0, to - from));
  }

  double around(double center, double spread) {
    return center + (draw() + draw() - 1) * spread;
  }

  /** An index, each with the probability of its weight's share of the total. */
  int pick(double[] weights, double total) {
    double left = draw() * total;
    for (int index = 0; index < weights.length - 1; index++) {
      left -= weights[index];
      if (left < 0) {
        return index;
      }
    }
    return weights.length - 1;
  }

  /** How often something happened that happens so often on average. */
  int poisson(double mean) {
    int count = 0;
    double rest = mean;
    // A sum of Poisson draws is one too; in parts, because exp(-mean) must not vanish.
    for (; rest > LARGEST_DIRECT_MEAN; rest -= LARGEST_DIRECT_MEAN) {
      count += directPoisson(LARGEST_DIRECT_MEAN);
    }
    return count + directPoisson(rest);
  }

  private int directPoisson(double mean) {
    double limit = StrictMath.exp(-mean);
    int count = 0;
    for (double product = draw(); product > limit; product *= draw()) {
      count++;
    }
    return count;
  }
}
