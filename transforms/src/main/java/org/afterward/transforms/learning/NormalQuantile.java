package org.afterward.transforms.learning;

/** Quantiles of the standard normal distribution, by Wichura's algorithm AS 241 (PPND16). */
final class NormalQuantile {

  private static final double[] CENTRE_ABOVE = {
    3.3871328727963665, 133.14166789178438, 1971.5909503065513,
    13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227
  };
  private static final double[] CENTRE_BELOW = {
    1,
    42.31333070160091,
    687.1870074920579,
    5394.196021424751,
    21213.794301586597,
    39307.89580009271,
    28729.085735721943,
    5226.495278852854
  };
  private static final double[] SIDE_ABOVE = {
    1.4234371107496835, 4.630337846156546, 5.769497221460691,
    3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
    0.022723844989269184, 0.0007745450142783414
  };
  private static final double[] SIDE_BELOW = {
    1,
    2.053191626637759,
    1.6763848301838038,
    0.6897673349851,
    0.14810397642748008,
    0.015198666563616457,
    0.0005475938084995345,
    1.0507500716444169e-09
  };
  private static final double[] TAIL_ABOVE = {
    6.657904643501103, 5.463784911164114, 1.7848265399172913,
    0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
    2.7115555687434876e-05, 2.0103343992922881e-07
  };
  private static final double[] TAIL_BELOW = {
    1,
    0.599832206555888,
    0.1369298809227358,
    0.014875361290850615,
    0.0007868691311456133,
    1.8463183175100548e-05,
    1.421511758316446e-07,
    2.0442631033899397e-15
  };

  private NormalQuantile() {}

  /** How many standard errors an interval of that confidence reaches to either side. */
  static double ofTwoSided(double confidence) {
    return of(0.5 + confidence / 2);
  }

  /** The number that a standard normal one is less than with that probability. */
  static double of(double probability) {
    double fromCentre = probability - 0.5;
    if (Math.abs(fromCentre) <= 0.425) {
      double x = 0.180625 - fromCentre * fromCentre;
      return fromCentre * polynomial(CENTRE_ABOVE, x) / polynomial(CENTRE_BELOW, x);
    }
    double root = StrictMath.sqrt(-StrictMath.log(Math.min(probability, 1 - probability)));
    double distance =
        root <= 5
            ? polynomial(SIDE_ABOVE, root - 1.6) / polynomial(SIDE_BELOW, root - 1.6)
            : polynomial(TAIL_ABOVE, root - 5) / polynomial(TAIL_BELOW, root - 5);
    return Math.copySign(distance, fromCentre);
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
