package org.afterward.transforms.learning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The lower triangle whose product with its transpose is a symmetric matrix, in decimal numbers of
 * fifty digits. Slow, and small matrices only; but what near collinearity takes away, of the
 * sixteen digits of doubles all of them, leaves more than enough of fifty. So there is no jitter: a
 * row that others before it determine, to {@link #LEAST_PIVOT} of its own size, is left out
 * instead.
 */
final class DecimalCholesky {

  static final MathContext DIGITS = new MathContext(50);

  /** Of a matrix with ones on its diagonal. */
  private static final BigDecimal LEAST_PIVOT = new BigDecimal("1e-24");

  private final List<Integer> kept;
  private final BigDecimal[][] lower;

  private DecimalCholesky(List<Integer> kept, BigDecimal[][] lower) {
    this.kept = kept;
    this.lower = lower;
  }

  /**
   * @param matrix symmetric, not negative, with ones on its diagonal; the upper triangle is not
   *     read
   */
  static DecimalCholesky of(BigDecimal[][] matrix) {
    List<Integer> kept = new ArrayList<>();
    List<BigDecimal[]> lower = new ArrayList<>();
    for (int row = 0; row < matrix.length; row++) {
      BigDecimal[] entries = new BigDecimal[kept.size() + 1];
      BigDecimal pivot = matrix[row][row];
      for (int j = 0; j < kept.size(); j++) {
        BigDecimal rest = minusProducts(matrix[row][kept.get(j)], entries, lower.get(j), j);
        entries[j] = rest.divide(lower.get(j)[j], DIGITS);
        pivot = pivot.subtract(entries[j].multiply(entries[j], DIGITS), DIGITS);
      }
      if (pivot.compareTo(LEAST_PIVOT) >= 0) {
        entries[kept.size()] = pivot.sqrt(DIGITS);
        kept.add(row);
        lower.add(entries);
      }
    }
    return new DecimalCholesky(kept, lower.toArray(new BigDecimal[0][]));
  }

  private static BigDecimal minusProducts(
      BigDecimal from, BigDecimal[] one, BigDecimal[] other, int count) {
    BigDecimal rest = from;
    for (int i = 0; i < count; i++) {
      rest = rest.subtract(one[i].multiply(other[i], DIGITS), DIGITS);
    }
    return rest;
  }

  /** The rows that were not left out. */
  List<Integer> kept() {
    return kept;
  }

  /** The inverse of the matrix of the rows that were kept. */
  BigDecimal[][] inverse() {
    int size = lower.length;
    BigDecimal[][] inverted = invertedLower();
    BigDecimal[][] inverse = new BigDecimal[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = i; k < size; k++) {
          sum = sum.add(inverted[k][i].multiply(inverted[k][j], DIGITS), DIGITS);
        }
        inverse[i][j] = sum;
        inverse[j][i] = sum;
      }
    }
    return inverse;
  }

  private BigDecimal[][] invertedLower() {
    int size = lower.length;
    BigDecimal[][] inverted = new BigDecimal[size][size];
    for (int column = 0; column < size; column++) {
      for (int row = column; row < size; row++) {
        BigDecimal rest = row == column ? BigDecimal.ONE : BigDecimal.ZERO;
        for (int k = column; k < row; k++) {
          rest = rest.subtract(lower[row][k].multiply(inverted[k][column], DIGITS), DIGITS);
        }
        inverted[row][column] = rest.divide(lower[row][row], DIGITS);
      }
    }
    return inverted;
  }
}
