package org.afterward.transforms.learning;

/** The standard normal distribution, the same on every machine. */
final class Normal {

  private static final double ROOT_OF_TWO_PI = 2.5066282746310007;

  /** Beyond it the series would lose digits, and the fraction is short. */
  private static final double SERIES_UP_TO = 3;

  private static final int FRACTION_TERMS = 60;

  private Normal() {}

  static double density(double z) {
    return StrictMath.exp(-z * z / 2) / ROOT_OF_TWO_PI;
  }

  /** The probability of a number below z, to some 1e-15. */
  static double cumulative(double z) {
    if (Math.abs(z) <= SERIES_UP_TO) {
      return 0.5 + density(z) * series(z);
    }
    double tail = density(z) / fraction(Math.abs(z));
    return z < 0 ? tail : 1 - tail;
  }

  /** Marsaglia's: z + z^3/3 + z^5/(3*5) + ... */
  private static double series(double z) {
    double sum = z;
    double term = z;
    double before = 0;
    for (int odd = 3; sum != before; odd += 2) {
      before = sum;
      term *= z * z / odd;
      sum += term;
    }
    return sum;
  }

  /** Laplace's: z + 1/(z + 2/(z + 3/(z + ...))). */
  private static double fraction(double z) {
    double fraction = z;
    for (int i = FRACTION_TERMS; i > 0; i--) {
      fraction = z + i / fraction;
    }
    return fraction;
  }
}
