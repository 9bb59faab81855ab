package org.afterward.transforms.simulation;

import java.io.Serializable;
import java.util.Arrays;
import org.afterward.coders.ContextVector;

/**
 * An expectation that is linear in a few positions of the context.
 *
 * <p>Only positions that stay in [0, 1] may be used, and the intercept outweighs all negative
 * coefficients together, so that it is never negative in any context.
 */
public final class LinearEffect implements Serializable {

  private static final long serialVersionUID = 1;

  private final double intercept;
  private final double[] coefficients;
  private final double least;

  private LinearEffect(double intercept, double[] coefficients, double least) {
    if (!(least >= 0)) {
      throw new IllegalArgumentException(
          "An effect may not become negative, but this one can be " + least);
    }
    this.intercept = intercept;
    this.coefficients = coefficients;
    this.least = least;
  }

  /** The same in every context. */
  public static LinearEffect constant(double intercept) {
    return new LinearEffect(intercept, new double[Layout1.LENGTH], intercept);
  }

  /** The same effect, and so much more for each unit at that position of layout 1. */
  public LinearEffect plus(double coefficient, int position) {
    if (!Layout1.UNIT_POSITIONS.contains(position)) {
      throw new IllegalArgumentException("Position " + position + " may leave [0, 1]");
    }
    if (coefficients[position] != 0) {
      throw new IllegalArgumentException("Position " + position + " has a coefficient already");
    }
    double[] more = coefficients.clone();
    more[position] = coefficient;
    return new LinearEffect(intercept, more, least + Math.min(coefficient, 0));
  }

  public double intercept() {
    return intercept;
  }

  /** The coefficient of that position, 0 where it does not matter. */
  public double coefficient(int position) {
    return coefficients[position];
  }

  /** The expectation in that context. */
  public double in(ContextVector context) {
    double sum = intercept;
    for (int position = 0; position < coefficients.length; position++) {
      if (coefficients[position] != 0) {
        sum += coefficients[position] * context.get(position);
      }
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinearEffect that
        && intercept == that.intercept
        && Arrays.equals(coefficients, that.coefficients);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(intercept) + Arrays.hashCode(coefficients);
  }

  @Override
  public String toString() {
    return intercept + " + " + Arrays.toString(coefficients);
  }
}
