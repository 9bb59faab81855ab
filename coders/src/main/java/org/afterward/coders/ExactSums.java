package org.afterward.coders;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Some sums of doubles without any rounding, to which a great many numbers are added: an addition
 * takes a few nanoseconds and makes no objects. Mutable; {@link ExactSum} is what comes out.
 *
 * <p>Each sum is a row of digits to the base of 2 to the power of 32. A digit has a cell of 64
 * bits, so that there is room for many additions before what is too much for a digit must be
 * carried to the next. Only those digits are kept that numbers had so far, the same ones of all
 * sums.
 *
 * <pre>{@code
 * ExactSums sums = new ExactSums(2);
 * for (double loss : losses) {
 *   sums.add(0, loss);
 *   sums.add(1, loss * loss);
 * }
 * double mean = sums.sum(0).value() / losses.length;
 * }</pre>
 */
public final class ExactSums {

  private static final int DIGIT_BITS = 32;
  private static final long DIGIT = (1L << DIGIT_BITS) - 1;

  /** So many digits has a double at most, wherever its bits begin. */
  private static final int DIGITS_OF_A_DOUBLE = 3;

  /** An addition makes a cell larger by less than 2 to the power of 33: so none overflows. */
  private static final int MOST_ADDITIONS = 1 << 28;

  private final int count;
  private final int mostAdditions;

  /** The place of the first digit that is kept; that of the least bit of the least double is 0. */
  private int first;

  /** How many digits are kept of each sum. */
  private int width;

  /** By sum, then digit, the least one first. Any of them may be negative. */
  private long[] cells = {};

  /** How many there may have been since digits were carried. */
  private int additions;

  /** So many sums of nothing. */
  public ExactSums(int count) {
    this(count, MOST_ADDITIONS);
  }

  ExactSums(int count, int mostAdditions) {
    if (count < 0) {
      throw new IllegalArgumentException(count + " sums");
    }
    this.count = count;
    this.mostAdditions = mostAdditions;
  }

  /** How many sums these are. */
  public int count() {
    return count;
  }

  /**
   * Adds a number to the sum of that place.
   *
   * @throws IllegalArgumentException if it is not finite: it would swallow all others
   */
  public void add(int place, double number) {
    Objects.checkIndex(place, count);
    if (number == 0) {
      return;
    }
    long bits = Double.doubleToRawLongBits(number);
    int biased = (int) (bits >>> ExactSum.MANTISSA_BITS) & ExactSum.EXPONENT_MASK;
    if (biased == ExactSum.EXPONENT_MASK) {
      throw new IllegalArgumentException("Only finite numbers can be added up, not " + number);
    }
    long magnitude = (bits & ExactSum.MANTISSA) | (biased == 0 ? 0 : ExactSum.HIDDEN_BIT);
    int shift = biased == 0 ? 0 : biased - 1;
    int digit = shift / DIGIT_BITS;
    int within = shift % DIGIT_BITS;
    countAdditions(1);
    makeRoom(digit, digit + DIGITS_OF_A_DOUBLE);

    long lower = (magnitude & DIGIT) << within;
    long upper = (magnitude >>> DIGIT_BITS) << within;
    // All ones if it is negative: then this is how a number is negated.
    long sign = bits >> (Long.SIZE - 1);
    int cell = place * width + digit - first;
    long[] sums = cells;
    sums[cell] += ((lower & DIGIT) ^ sign) - sign;
    sums[cell + 1] += (((lower >>> DIGIT_BITS) + (upper & DIGIT)) ^ sign) - sign;
    sums[cell + 2] += ((upper >>> DIGIT_BITS) ^ sign) - sign;
  }

  /** Adds to each sum that of the same place. */
  public void add(ExactSums others) {
    if (others.count != count) {
      throw new IllegalArgumentException(others.count + " sums cannot be added to " + count);
    }
    addFrom(0, others);
  }

  /** Adds others to as many sums, of which the first one is that of a place. */
  public void addFrom(int place, ExactSums others) {
    Objects.checkFromIndexSize(place, others.count, count);
    if (others.width == 0) {
      return;
    }
    // What was carried is no more than one addition.
    countAdditions(others.additions + 1);
    makeRoom(others.first, others.first + others.width);
    int to = place * width + others.first - first;
    int skipped = width - others.width;
    long[] sums = cells;
    long[] more = others.cells;
    for (int from = 0; from < more.length; to += skipped) {
      for (int end = from + others.width; from < end; from++) {
        sums[to++] += more[from];
      }
    }
  }

  /** The sum of that place. */
  public ExactSum sum(int place) {
    Objects.checkIndex(place, count);
    ByteBuffer bytes = ByteBuffer.allocate((width + 1) * Integer.BYTES);
    long carry = 0;
    for (int digit = 0; digit <= width; digit++) {
      long cell = carry + (digit < width ? cells[place * width + digit] : 0);
      bytes.putInt((width - digit) * Integer.BYTES, (int) cell);
      carry = cell >> DIGIT_BITS;
    }
    return ExactSum.of(new BigInteger(bytes.array()), ExactSum.LEAST_EXPONENT + first * DIGIT_BITS);
  }

  private void makeRoom(int from, int to) {
    if (width == 0) {
      resize(from, to);
    } else if (from < first || to > first + width) {
      resize(Math.min(from, first), Math.max(to, first + width));
    }
  }

  /** Keeps the digits from one place to another; those that fall away must be 0. */
  private void resize(int from, int to) {
    int wide = to - from;
    long[] moved = new long[Math.multiplyExact(count, wide)];
    int start = Math.max(from, first);
    int length = Math.min(to, first + width) - start;
    for (int place = 0; place < count && length > 0; place++) {
      System.arraycopy(
          cells, place * width + start - first, moved, place * wide + start - from, length);
    }
    cells = moved;
    first = from;
    width = wide;
  }

  /**
   * To be called before there is room for what is added, since carrying takes needless room away.
   */
  private void countAdditions(int more) {
    if (additions > mostAdditions - more) {
      carry();
    }
    additions += more;
  }

  /** Makes digits of all cells: none negative but the highest ones. */
  private void carry() {
    // No cell is so large that it takes more than one further digit.
    resize(first, first + width + 1);
    for (int place = 0; place < count; place++) {
      int top = (place + 1) * width - 1;
      for (int cell = place * width; cell < top; cell++) {
        cells[cell + 1] += cells[cell] >> DIGIT_BITS;
        cells[cell] &= DIGIT;
      }
    }
    dropNeedlessDigits();
    additions = 0;
  }

  /** Of what was carried, so that equal sums look alike. */
  private void dropNeedlessDigits() {
    int highest = width;
    while (highest > 1 && isSignOnly(highest - 1)) {
      foldInto(highest - 2);
      highest--;
    }
    int lowest = 0;
    while (lowest < highest && isZero(lowest)) {
      lowest++;
    }
    resize(first + lowest, first + highest);
  }

  private boolean isZero(int digit) {
    for (int place = 0; place < count; place++) {
      if (cells[place * width + digit] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether, in all sums, this highest digit only repeats the sign that the next one can have. */
  private boolean isSignOnly(int digit) {
    for (int place = 0; place < count; place++) {
      int cell = place * width + digit;
      if (cells[cell] != (int) cells[cell - 1] >> (Integer.SIZE - 1)) {
        return false;
      }
    }
    return true;
  }

  /** Makes of this digit the highest one, which has a sign. */
  private void foldInto(int digit) {
    for (int place = 0; place < count; place++) {
      int cell = place * width + digit;
      cells[cell] = (int) cells[cell];
      cells[cell + 1] = 0;
    }
  }

  /**
   * Writes them for {@link #readFrom}: equal sums as equal bytes, that live no longer than a job.
   */
  public void writeTo(OutputStream out) throws IOException {
    // Who writes them may only look at them: so they are carried in a copy.
    ExactSums carried = new ExactSums(count);
    carried.add(this);
    carried.carry();
    ByteBuffer bytes = ByteBuffer.allocate((2 + carried.cells.length) * Integer.BYTES);
    bytes.putInt(carried.width == 0 ? 0 : carried.first).putInt(carried.width);
    for (long cell : carried.cells) {
      bytes.putInt((int) cell);
    }
    out.write(bytes.array());
  }

  /** Reads so many sums as were written. */
  public static ExactSums readFrom(InputStream in, int count) throws IOException {
    DataInputStream data = new DataInputStream(in);
    ExactSums sums = new ExactSums(count);
    sums.first = data.readInt();
    sums.width = data.readInt();
    sums.cells = new long[Math.multiplyExact(count, sums.width)];
    byte[] bytes = new byte[Math.multiplyExact(sums.cells.length, Integer.BYTES)];
    data.readFully(bytes);
    ByteBuffer digits = ByteBuffer.wrap(bytes);
    for (int cell = 0; cell < sums.cells.length; cell++) {
      boolean highest = cell % sums.width == sums.width - 1;
      sums.cells[cell] = highest ? digits.getInt() : Integer.toUnsignedLong(digits.getInt());
    }
    return sums;
  }
}
