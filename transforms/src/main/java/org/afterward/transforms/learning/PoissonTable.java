package org.afterward.transforms.learning;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The Poisson distribution of one mean: what makes of a uniform number one that is so distributed.
 * Immutable.
 */
final class PoissonTable {

  /** Beyond this mean the normal distribution is as good as the Poisson. */
  static final int LARGEST_MEAN = 500;

  /** Whole means come again and again: a table is made once. */
  private static final AtomicReferenceArray<PoissonTable> OF_WHOLE_MEANS =
      new AtomicReferenceArray<>(LARGEST_MEAN + 1);

  /** Into so many parts uniform numbers are divided, to begin the search near its end. */
  private static final int PARTS = 64;

  /** The probability of a number and of all less than it, as long as it still grows. */
  private final double[] cumulative;

  /** By part, the number that belongs to its least uniform number. */
  private final int[] starts = new int[PARTS];

  /** What belongs to the few uniform numbers above all cumulative ones, which are rounded. */
  private final int last;

  private PoissonTable(double mean) {
    double[] found = new double[16];
    double probability = StrictMath.exp(-mean);
    double sum = probability;
    int count = 0;
    int different = 0;
    while (probability > 0) {
      if (different == 0 || sum > found[different - 1] || count <= mean) {
        if (different == found.length) {
          found = Arrays.copyOf(found, 2 * different);
        }
        found[different++] = sum;
      }
      count++;
      probability *= mean / count;
      sum += probability;
    }
    cumulative = Arrays.copyOf(found, different);
    last = count;
    for (int part = 0; part < PARTS; part++) {
      starts[part] = search(0, (double) part / PARTS);
    }
  }

  /** That of a mean up to {@link #LARGEST_MEAN}. */
  static PoissonTable ofMean(double mean) {
    int whole = (int) mean;
    if (whole != mean) {
      return new PoissonTable(mean);
    }
    PoissonTable known = OF_WHOLE_MEANS.get(whole);
    if (known == null) {
      known = new PoissonTable(mean);
      OF_WHOLE_MEANS.set(whole, known);
    }
    return known;
  }

  /** The least number whose cumulative probability is more than that, which is within 0 and 1. */
  int number(double uniform) {
    return search(starts[(int) (uniform * PARTS)], uniform);
  }

  private int search(int from, double uniform) {
    int number = from;
    while (number < cumulative.length && uniform >= cumulative[number]) {
      number++;
    }
    return number < cumulative.length ? number : last;
  }
}
