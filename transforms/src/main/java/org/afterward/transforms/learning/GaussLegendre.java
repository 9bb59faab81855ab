package org.afterward.transforms.learning;

/**
 * Gauss's and Legendre's eight points, by which functions that are nearly polynomials are
 * integrated from -1 to 1: each of these four, and its opposite.
 */
final class GaussLegendre {

  static final double[] POINTS = {
    0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363
  };
  static final double[] WEIGHTS = {
    0.362683783378362, 0.31370664587788727, 0.22238103445337448, 0.10122853629037626
  };

  private GaussLegendre() {}
}
