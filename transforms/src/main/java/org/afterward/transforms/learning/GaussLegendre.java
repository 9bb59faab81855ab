package org.afterward.transforms.learning;

import java.util.function.DoubleUnaryOperator;

/** Integrals of functions that are nearly polynomials, by Gauss's and Legendre's eight points. */
final class GaussLegendre {

  private static final double[] POINTS = {
    0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363
  };
  private static final double[] WEIGHTS = {
    0.362683783378362, 0.31370664587788727, 0.22238103445337448, 0.10122853629037626
  };

  private GaussLegendre() {}

  static double integrate(double from, double to, DoubleUnaryOperator function) {
    double middle = (from + to) / 2;
    double half = (to - from) / 2;
    double sum = 0;
    for (int i = 0; i < POINTS.length; i++) {
      double off = half * POINTS[i];
      sum +=
          WEIGHTS[i]
              * (function.applyAsDouble(middle - off) + function.applyAsDouble(middle + off));
    }
    return half * sum;
  }
}
