package org.afterward.transforms.prediction;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How often each of some numbers from 0 on came. Exactly, up to so many different ones; if there
 * are more, each is rounded down to its first ten binary digits, by less than a {@value
 * #ROUNDED_BY} of itself. Then there are at most 512 different ones for each power of two that
 * occurs.
 *
 * <p>It depends on the numbers alone, not on the order in which they are added or brought together:
 * whether more than so many differ is a matter of all of them, and who was rounded before is
 * rounded to the same.
 */
final class ValueCounts {

  /** How far a rounded number is from what it was, at most, as a share of that. */
  static final double ROUNDED_BY = 1.0 / 512;

  private static final long LOST_BITS = (1L << (52 - 9)) - 1;

  private final int exactUpTo;
  private NavigableMap<Double, Long> counts = new TreeMap<>();
  private boolean rounded;
  private long total;

  ValueCounts(int exactUpTo) {
    this.exactUpTo = exactUpTo;
  }

  void add(double value) {
    add(value, 1);
  }

  private void add(double value, long count) {
    // Plus 0, so that there is no negative zero.
    counts.merge((rounded ? rounded(value) : value) + 0.0, count, Long::sum);
    total += count;
    if (counts.size() > exactUpTo && !rounded) {
      round();
    }
  }

  void addAll(ValueCounts others) {
    if (others.rounded) {
      round();
    }
    others.counts.forEach(this::add);
  }

  /** Gives up being exact, unless it has already. */
  void round() {
    NavigableMap<Double, Long> exact = counts;
    counts = new TreeMap<>();
    rounded = true;
    exact.forEach((value, count) -> counts.merge(rounded(value), count, Long::sum));
  }

  private static double rounded(double value) {
    return Double.longBitsToDouble(Double.doubleToLongBits(value) & ~LOST_BITS);
  }

  boolean isRounded() {
    return rounded;
  }

  long total() {
    return total;
  }

  /** Each number, ascending, and how often it came. */
  NavigableMap<Double, Long> ascending() {
    return counts;
  }

  ValueCounts copy() {
    ValueCounts copy = new ValueCounts(exactUpTo);
    copy.addAll(this);
    return copy;
  }

  /**
   * The least of the numbers that at least this share of them do not exceed (the nearest rank);
   * {@code NaN} if there is none.
   */
  double quantile(int percent) {
    // Rounded up, in whole numbers and without going beyond a long.
    long wanted = total / 100 * percent + (total % 100 * percent + 99) / 100;
    long passed = 0;
    for (Map.Entry<Double, Long> value : counts.entrySet()) {
      passed += value.getValue();
      if (passed >= wanted) {
        return value.getKey();
      }
    }
    return Double.NaN;
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeBoolean(rounded);
    out.writeInt(counts.size());
    for (Map.Entry<Double, Long> value : counts.entrySet()) {
      out.writeDouble(value.getKey());
      out.writeLong(value.getValue());
    }
  }

  static ValueCounts readFrom(DataInputStream in, int exactUpTo) throws IOException {
    ValueCounts read = new ValueCounts(exactUpTo);
    read.rounded = in.readBoolean();
    for (int left = in.readInt(); left > 0; left--) {
      read.add(in.readDouble(), in.readLong());
    }
    return read;
  }
}
