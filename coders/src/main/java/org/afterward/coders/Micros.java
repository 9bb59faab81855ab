package org.afterward.coders;

import java.math.BigDecimal;

/** Micro-units of in-app currency as exact decimals: 2, 0.333333, -0.5. */
public final class Micros {

  private static final int DIGITS = 6;

  private Micros() {}

  /** The amount in whole units, with no more decimals than it has. */
  public static String format(long micros) {
    return micros % SpendTotals.MICROS == 0
        ? Long.toString(micros / SpendTotals.MICROS)
        : BigDecimal.valueOf(micros, DIGITS).stripTrailingZeros().toPlainString();
  }

  /**
   * The micro-units of an amount in whole units.
   *
   * @throws IllegalArgumentException if it is no number, finer than a micro-unit, or too large
   */
  public static long parse(String amount) {
    try {
      return new BigDecimal(amount).movePointRight(DIGITS).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          Excerpt.of(amount) + " is not an amount in whole micro-units", e);
    }
  }
}
