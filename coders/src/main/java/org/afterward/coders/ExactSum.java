package org.afterward.coders;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A sum of doubles without any rounding: the same in whatever order they were added, and in
 * whatever parts. Only {@link #value()} rounds, once.
 *
 * <p>It is a whole number times a power of two. Numbers of similar size make it some 16 bytes; the
 * smallest and the largest double together some 260.
 *
 * <pre>{@code
 * ExactSum losses = ExactSum.ZERO;
 * for (double loss : here) losses = losses.plus(loss);
 * losses = losses.plus(lossesOfAnotherWorker);
 * double mean = losses.mean(count);
 * }</pre>
 *
 * @see ExactSums which are quicker where a great many numbers are added
 */
public final class ExactSum {

  /** The sum of nothing. */
  public static final ExactSum ZERO = new ExactSum(BigInteger.ZERO, 0);

  /** What the least bit of the least double counts, as a power of two. */
  static final int LEAST_EXPONENT = -1074;

  static final int MANTISSA_BITS = 52;
  static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
  static final long HIDDEN_BIT = 1L << MANTISSA_BITS;
  static final int EXPONENT_MASK = 0x7FF;

  /** More bits than a double keeps and one that decides a tie, and few enough never to overflow. */
  private static final int BITS_TO_ROUND = 64;

  private static final BigInteger FIVE = BigInteger.valueOf(5);

  /** Odd, or zero: so that equal sums look alike. */
  private final BigInteger digits;

  private final int exponent;

  private ExactSum(BigInteger digits, int exponent) {
    this.digits = digits;
    this.exponent = exponent;
  }

  /** {@code digits} times 2 to the power of {@code exponent}. */
  static ExactSum of(BigInteger digits, int exponent) {
    if (digits.signum() == 0) {
      return ZERO;
    }
    int zeros = digits.getLowestSetBit();
    return new ExactSum(digits.shiftRight(zeros), exponent + zeros);
  }

  /**
   * The sum of these.
   *
   * @throws IllegalArgumentException if one is not finite: it would swallow all others
   */
  public static ExactSum of(double... numbers) {
    ExactSum sum = ZERO;
    for (double number : numbers) {
      sum = sum.plus(number);
    }
    return sum;
  }

  /**
   * This and one more.
   *
   * @throws IllegalArgumentException if it is not finite: it would swallow all others
   */
  public ExactSum plus(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("Only finite numbers can be added up, not " + number);
    }
    if (number == 0) {
      return this;
    }
    long bits = Double.doubleToRawLongBits(number);
    int biased = (int) (bits >>> MANTISSA_BITS) & EXPONENT_MASK;
    long magnitude = (bits & MANTISSA) | (biased == 0 ? 0 : HIDDEN_BIT);
    int zeros = Long.numberOfTrailingZeros(magnitude);
    long odd = magnitude >>> zeros;
    return plus(
        BigInteger.valueOf(bits < 0 ? -odd : odd),
        Math.max(biased, 1) - 1 + LEAST_EXPONENT + zeros);
  }

  /** Both together. */
  public ExactSum plus(ExactSum other) {
    return other.digits.signum() == 0 ? this : plus(other.digits, other.exponent);
  }

  private ExactSum plus(BigInteger more, int itsExponent) {
    if (digits.signum() == 0) {
      return new ExactSum(more, itsExponent);
    }
    if (itsExponent >= exponent) {
      return of(digits.add(more.shiftLeft(itsExponent - exponent)), exponent);
    }
    return of(digits.shiftLeft(exponent - itsExponent).add(more), itsExponent);
  }

  /**
   * The double that is nearest to the sum, of two equally near ones the even one; infinite where
   * the sum is beyond all doubles. Never {@code NaN}, never a negative zero.
   */
  public double value() {
    int surplus = digits.bitLength() - BITS_TO_ROUND;
    if (surplus <= 0) {
      return Math.scalb(digits.doubleValue(), exponent);
    }
    // The digits are odd: what is cut off is never nothing, and one bit is enough to say so.
    BigInteger kept = digits.shiftRight(surplus).setBit(0);
    // A sum below the normal doubles has fewer bits than they keep, so only one rounding happens.
    return Math.scalb(kept.doubleValue(), exponent + surplus);
  }

  /** The mean of so many numbers whose sum this is; {@code NaN} where there are none. */
  public double mean(long count) {
    if (count == 0) {
      return Double.NaN;
    }
    double sum = value();
    // The sum of finite numbers may be beyond all doubles, their mean is not.
    return Double.isFinite(sum)
        ? sum / count
        : Math.scalb(of(digits, exponent - Long.SIZE).value() / count, Long.SIZE);
  }

  /** The sum itself: for arithmetic in which a rounded one would cancel to nothing. */
  public BigDecimal exact() {
    return exponent >= 0
        ? new BigDecimal(digits.shiftLeft(exponent))
        : new BigDecimal(digits.multiply(FIVE.pow(-exponent)), -exponent);
  }

  BigInteger digits() {
    return digits;
  }

  int exponent() {
    return exponent;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExactSum that
        && exponent == that.exponent
        && digits.equals(that.digits);
  }

  @Override
  public int hashCode() {
    return 31 * digits.hashCode() + exponent;
  }

  @Override
  public String toString() {
    return Double.toString(value());
  }
}
