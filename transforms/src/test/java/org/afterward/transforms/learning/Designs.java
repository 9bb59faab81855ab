package org.afterward.transforms.learning;

import java.util.Random;

/** Rows to fit to, from a seed. */
final class Designs {

  private Designs() {}

  /** Independent normal numbers, each column of a scale and a centre of its own. */
  static double[][] random(long seed, int rows, double[] scales, double[] centres) {
    Random random = new Random(seed);
    double[][] x = new double[rows][scales.length];
    for (double[] row : x) {
      for (int j = 0; j < row.length; j++) {
        row[j] = centres[j] + scales[j] * random.nextGaussian();
      }
    }
    return x;
  }

  /** An effect of each column by its scale, and noise. */
  static double[] rewards(long seed, double[][] x, double[] effects, double noise) {
    Random random = new Random(~seed);
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = 30 + noise * random.nextGaussian();
      for (int j = 0; j < effects.length; j++) {
        y[i] += effects[j] * x[i][j];
      }
    }
    return y;
  }

  static SufficientStatistics sums(double[][] x, double[] y) {
    SufficientStatistics.Builder builder =
        new SufficientStatistics.Builder(x.length == 0 ? 0 : x[0].length);
    for (int i = 0; i < x.length; i++) {
      builder.add(x[i], y[i]);
    }
    return builder.build();
  }
}
