package org.afterward.transforms.learning;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * A whole number times a power of two, which is what doubles, their sums and their products are.
 * Nothing rounds here; so it does not matter in which order they are added.
 */
final class Dyadic {

  static final Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0);

  private static final int MANTISSA_BITS = 52;
  private static final int BIAS = 1075;

  /** Odd, or zero: so that equal numbers look alike. */
  private final BigInteger digits;

  private final int exponent;

  private Dyadic(BigInteger digits, int exponent) {
    this.digits = digits;
    this.exponent = exponent;
  }

  /** {@code digits} times 2 to the power of {@code exponent}. */
  static Dyadic of(BigInteger digits, int exponent) {
    if (digits.signum() == 0) {
      return ZERO;
    }
    int zeros = digits.getLowestSetBit();
    return zeros == 0
        ? new Dyadic(digits, exponent)
        : new Dyadic(digits.shiftRight(zeros), exponent + zeros);
  }

  static Dyadic of(long whole) {
    return of(BigInteger.valueOf(whole), 0);
  }

  /** The number that a finite double is. */
  static Dyadic of(double number) {
    long magnitude = magnitude(number);
    return of(BigInteger.valueOf(number < 0 ? -magnitude : magnitude), exponent(number));
  }

  /** The bits of a finite double without sign, as a whole number. */
  static long magnitude(double number) {
    long bits = Double.doubleToRawLongBits(number);
    long fraction = bits & ((1L << MANTISSA_BITS) - 1);
    return biased(bits) == 0 ? fraction : fraction | 1L << MANTISSA_BITS;
  }

  /** What the lowest bit of {@link #magnitude} counts, as a power of two. */
  static int exponent(double number) {
    return Math.max(biased(Double.doubleToRawLongBits(number)), 1) - BIAS;
  }

  private static int biased(long bits) {
    return (int) (bits >>> MANTISSA_BITS) & 0x7FF;
  }

  BigInteger digits() {
    return digits;
  }

  int exponent() {
    return exponent;
  }

  int signum() {
    return digits.signum();
  }

  Dyadic plus(Dyadic other) {
    if (digits.signum() == 0) {
      return other;
    }
    if (other.digits.signum() == 0) {
      return this;
    }
    int least = Math.min(exponent, other.exponent);
    return of(shifted(least).add(other.shifted(least)), least);
  }

  Dyadic minus(Dyadic other) {
    return plus(new Dyadic(other.digits.negate(), other.exponent));
  }

  Dyadic times(Dyadic other) {
    return of(digits.multiply(other.digits), exponent + other.exponent);
  }

  private BigInteger shifted(int toExponent) {
    return digits.shiftLeft(exponent - toExponent);
  }

  /** The decimal number nearest to it with so many digits. */
  BigDecimal rounded(MathContext digitsKept) {
    BigDecimal whole = new BigDecimal(digits);
    return exponent >= 0
        ? whole.multiply(new BigDecimal(BigInteger.TWO.pow(exponent)), digitsKept)
        : whole.divide(new BigDecimal(BigInteger.TWO.pow(-exponent)), digitsKept);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dyadic that && exponent == that.exponent && digits.equals(that.digits);
  }

  @Override
  public int hashCode() {
    return 31 * digits.hashCode() + exponent;
  }

  @Override
  public String toString() {
    return digits + "*2^" + exponent;
  }
}
