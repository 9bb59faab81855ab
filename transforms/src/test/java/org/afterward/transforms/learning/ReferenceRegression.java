package org.afterward.transforms.learning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Regression as a textbook has it, from the rows themselves: the normal equations with a column of
 * ones, by Gauss and Jordan with pivots, in a hundred digits. It shares no line with ours.
 *
 * @param coefficients the intercept's first, where there is one
 * @param inverse of X'X with the penalty, in the same order
 */
record ReferenceRegression(List<BigDecimal> coefficients, List<List<BigDecimal>> inverse) {

  private static final MathContext DIGITS = new MathContext(100);

  static ReferenceRegression of(double[][] x, double[] y, RegressionPrior prior) {
    int first = prior.intercept() ? 1 : 0;
    int size = x[0].length + first;
    BigDecimal[][] rows = new BigDecimal[x.length][size];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < size; j++) {
        rows[i][j] = j < first ? BigDecimal.ONE : new BigDecimal(x[i][j - first]);
      }
    }
    BigDecimal[][] system = new BigDecimal[size][2 * size + 1];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        system[i][j] = sumOfProducts(rows, i, j);
        system[i][size + 1 + j] = i == j ? BigDecimal.ONE : BigDecimal.ZERO;
      }
      BigDecimal sum = BigDecimal.ZERO;
      for (int row = 0; row < rows.length; row++) {
        sum = sum.add(rows[row][i].multiply(new BigDecimal(y[row])));
      }
      system[i][size] = sum;
    }
    for (int i = first; i < size; i++) {
      system[i][i] = system[i][i].add(penalty(rows, i, prior));
    }
    eliminate(system);
    List<BigDecimal> coefficients = new ArrayList<>();
    List<List<BigDecimal>> inverse = new ArrayList<>();
    for (BigDecimal[] row : system) {
      coefficients.add(row[size]);
      inverse.add(List.of(row).subList(size + 1, 2 * size + 1));
    }
    return new ReferenceRegression(coefficients, inverse);
  }

  private static BigDecimal sumOfProducts(BigDecimal[][] rows, int i, int j) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal[] row : rows) {
      sum = sum.add(row[i].multiply(row[j]));
    }
    return sum;
  }

  private static BigDecimal penalty(BigDecimal[][] rows, int column, RegressionPrior prior) {
    BigDecimal precision = new BigDecimal(prior.precision());
    if (!prior.standardised()) {
      return precision;
    }
    BigDecimal count = BigDecimal.valueOf(rows.length);
    BigDecimal mean = BigDecimal.ZERO;
    if (prior.intercept()) {
      for (BigDecimal[] row : rows) {
        mean = mean.add(row[column]);
      }
      mean = mean.divide(count, DIGITS);
    }
    BigDecimal squares = BigDecimal.ZERO;
    for (BigDecimal[] row : rows) {
      squares = squares.add(row[column].subtract(mean).pow(2), DIGITS);
    }
    return squares.divide(count, DIGITS).multiply(precision, DIGITS);
  }

  private static void eliminate(BigDecimal[][] system) {
    for (int column = 0; column < system.length; column++) {
      int best = column;
      for (int row = column; row < system.length; row++) {
        if (system[row][column].abs().compareTo(system[best][column].abs()) > 0) {
          best = row;
        }
      }
      BigDecimal[] pivotRow = system[best];
      system[best] = system[column];
      system[column] = pivotRow;
      BigDecimal pivot = pivotRow[column];
      for (int j = 0; j < pivotRow.length; j++) {
        pivotRow[j] = pivotRow[j].divide(pivot, DIGITS);
      }
      for (int row = 0; row < system.length; row++) {
        BigDecimal factor = system[row][column];
        for (int j = 0; row != column && j < pivotRow.length; j++) {
          system[row][j] = system[row][j].subtract(factor.multiply(pivotRow[j], DIGITS), DIGITS);
        }
      }
    }
  }
}
