package org.afterward.transforms.prediction;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers in whole units of 2<sup>-60</sup>, to be summed: whole numbers have the same sum in
 * whatever order they are added, and each of them is less than 10<sup>-18</sup> off.
 */
final class FixedPoint {

  private static final int BITS = 60;

  private static final BigDecimal ONE = new BigDecimal(BigInteger.ONE.shiftLeft(BITS));

  /** Below this the units fit into a long. */
  private static final double SMALL = 4;

  private FixedPoint() {}

  /** A finite number in units, to the nearest. */
  static BigInteger of(double number) {
    return Math.abs(number) < SMALL
        ? BigInteger.valueOf(Math.round(Math.scalb(number, BITS)))
        : new BigDecimal(number).multiply(ONE).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
  }

  /** The mean of so many numbers with this sum of units; {@code NaN} of none. */
  static double mean(BigInteger units, long count) {
    return count == 0
        ? Double.NaN
        : new BigDecimal(units)
            .divide(ONE.multiply(BigDecimal.valueOf(count)), MathContext.DECIMAL128)
            .doubleValue();
  }

  static void write(BigInteger units, DataOutputStream out) throws IOException {
    byte[] bytes = units.toByteArray();
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static BigInteger read(DataInputStream in) throws IOException {
    return new BigInteger(in.readNBytes(in.readInt()));
  }
}
