package org.afterward.coders;

import java.util.Arrays;

/**
 * Currency spent by {@link SpendType}, in micro-units (so that shared credit stays exact), and how
 * many spends it was.
 */
public final class SpendTotals {

  /** The micro-units of one unit of in-app currency. */
  public static final long MICROS = 1_000_000;

  private static final SpendTotals NONE =
      new SpendTotals(new long[SpendType.ALL.size()], new int[SpendType.ALL.size()]);

  private final long[] micros;
  private final int[] counts;

  private SpendTotals(long[] micros, int[] counts) {
    this.micros = micros;
    this.counts = counts;
  }

  /** Totals in the order of {@link SpendType#ALL}; the arrays are copied. */
  public static SpendTotals of(long[] micros, int[] counts) {
    if (micros.length != SpendType.ALL.size() || counts.length != SpendType.ALL.size()) {
      throw new IllegalArgumentException("One total and one count per spend type are wanted");
    }
    return new SpendTotals(micros.clone(), counts.clone());
  }

  public static SpendTotals none() {
    return NONE;
  }

  public long micros(SpendType type) {
    return micros[type.code() - 1];
  }

  public int count(SpendType type) {
    return counts[type.code() - 1];
  }

  public long totalMicros() {
    long total = 0;
    for (long part : micros) {
      total = Math.addExact(total, part);
    }
    return total;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpendTotals that
        && Arrays.equals(micros, that.micros)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(micros) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "SpendTotals[micros="
        + Arrays.toString(micros)
        + ", counts="
        + Arrays.toString(counts)
        + "]";
  }
}
