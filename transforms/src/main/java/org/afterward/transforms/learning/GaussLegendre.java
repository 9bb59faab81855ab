package org.afterward.transforms.learning;

import java.util.function.DoubleUnaryOperator;

/** Integrals of functions that are nearly polynomials, by Gauss's and Legendre's eight points. */
final class GaussLegendre {

  private static final double[] POINTS = {
    0.18343464249564980494, 0.52553240991632898582, 0.79666647741362673959, 0.96028985649753623168
  };
  private static final double[] WEIGHTS = {
    0.36268378337836198297, 0.31370664587788728734, 0.22238103445337447054, 0.10122853629037625915
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
