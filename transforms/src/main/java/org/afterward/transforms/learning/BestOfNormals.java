package org.afterward.transforms.learning;

import java.util.Arrays;
import java.util.List;
import org.afterward.coders.ScoredStrategy;

/**
 * How likely each of some independent, normally distributed numbers is the greatest: an integral of
 * one dimension, which is computed for all of them at the same places, since what the others are
 * below costs most.
 */
final class BestOfNormals {

  private static final double FAR = NormalTable.FAR;

  /**
   * Pieces that are no wider are nearly polynomials, as long as there are not very many numbers.
   */
  private static final double WIDTH = 1;

  private static final double FAR_OUT = 5;

  private final double[] means;
  private final double[] sds;

  /** Which of them have a chance at all, and are unsure. */
  private final int[] places;

  private final double from;
  private final double to;
  private final int sure;
  private final double[] probabilities;

  // Of one point: the density and the distribution of each, and products of those behind it.
  private final double[] densities;
  private final double[] below;
  private final double[] belowBehind;

  private BestOfNormals(List<ScoredStrategy> scores) {
    means = scores.stream().mapToDouble(ScoredStrategy::expected).toArray();
    sds = scores.stream().mapToDouble(ScoredStrategy::sd).toArray();
    probabilities = new double[means.length];
    sure = greatestSure();
    double least = sure < 0 ? Double.NEGATIVE_INFINITY : means[sure];
    for (int i = 0; i < means.length; i++) {
      least = Math.max(least, means[i] - FAR * sds[i]);
    }
    from = least;
    double most = least;
    int count = 0;
    int[] found = new int[means.length];
    for (int i = 0; i < means.length; i++) {
      double top = means[i] + FAR * sds[i];
      if (sds[i] > 0 && top > least) {
        found[count++] = i;
        most = Math.max(most, top);
      }
    }
    to = most;
    places = Arrays.copyOf(found, count);
    densities = new double[count];
    below = new double[count];
    belowBehind = new double[count + 1];
  }

  /**
   * The probabilities, in the order of the scores; of two that are sure and equal the first wins.
   * {@code NaN} where scores are not finite.
   */
  static double[] of(List<ScoredStrategy> scores) {
    BestOfNormals best = new BestOfNormals(scores);
    best.integrate();
    return best.probabilities;
  }

  private int greatestSure() {
    int greatest = -1;
    for (int i = 0; i < means.length; i++) {
      if (sds[i] == 0 && (greatest < 0 || means[i] > means[greatest])) {
        greatest = i;
      }
    }
    return greatest;
  }

  private void integrate() {
    if (sure >= 0) {
      double probability = 1;
      for (int place : places) {
        probability *= NormalTable.cumulative((means[sure] - means[place]) / sds[place]);
      }
      // Where it is far below another one, nothing of it is left.
      probabilities[sure] = means[sure] < from ? 0 : probability;
    }
    if (!Double.isFinite(from) || !Double.isFinite(to)) {
      Arrays.fill(probabilities, Double.NaN);
      return;
    }
    double end;
    for (double begin = from; begin < to; begin = end) {
      end = Math.max(Math.nextUp(begin), endOfPiece(begin));
      double middle = (begin + end) / 2;
      double half = (end - begin) / 2;
      for (int i = 0; i < GaussLegendre.POINTS.length; i++) {
        double off = half * GaussLegendre.POINTS[i];
        addPoint(middle - off, half * GaussLegendre.WEIGHTS[i]);
        addPoint(middle + off, half * GaussLegendre.WEIGHTS[i]);
      }
    }
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = Math.min(1, Math.max(0, probabilities[i]));
    }
  }

  /** Up to where all of them are nearly polynomials, from there on. */
  private double endOfPiece(double begin) {
    double end = to;
    for (int place : places) {
      double bottom = means[place] - FAR * sds[place];
      if (begin < bottom) {
        end = Math.min(end, bottom);
      } else if (begin < means[place] + FAR * sds[place]) {
        // What is far from the middle is small, and need not be so right.
        double distance = Math.abs(begin - means[place]) / sds[place];
        end = Math.min(end, begin + (distance < FAR_OUT ? WIDTH : 2 * WIDTH) * sds[place]);
      }
    }
    return end;
  }

  private void addPoint(double x, double weight) {
    int count = places.length;
    for (int i = 0; i < count; i++) {
      int place = places[i];
      double z = (x - means[place]) / sds[place];
      densities[i] = NormalTable.density(z) / sds[place];
      below[i] = NormalTable.cumulative(z);
    }
    belowBehind[count] = 1;
    for (int i = count - 1; i >= 0; i--) {
      belowBehind[i] = belowBehind[i + 1] * below[i];
    }
    double belowBefore = weight;
    for (int i = 0; i < count; i++) {
      probabilities[places[i]] += belowBefore * densities[i] * belowBehind[i + 1];
      belowBefore *= below[i];
    }
  }
}
