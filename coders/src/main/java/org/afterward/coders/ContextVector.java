package org.afterward.coders;

import java.util.Arrays;

/**
 * The numbers that described a user when a choice was made, and the name of the layout that says
 * what each position means.
 */
public final class ContextVector {

  /** The layout of an exposure that names none. */
  public static final String LAYOUT_1 = "layout-1";

  private static final ContextVector EMPTY = new ContextVector(LAYOUT_1, new double[0]);

  private final String layout;
  private final double[] values;

  private ContextVector(String layout, double[] values) {
    this.layout = layout;
    this.values = values;
  }

  /** A vector of these values, which are copied. */
  public static ContextVector of(String layout, double... values) {
    return new ContextVector(layout, values.clone());
  }

  /** The vector of an exposure that carried none. */
  public static ContextVector empty() {
    return EMPTY;
  }

  public String layout() {
    return layout;
  }

  public int length() {
    return values.length;
  }

  public double get(int position) {
    return values[position];
  }

  /** A copy of the values. */
  public double[] toArray() {
    return values.clone();
  }

  /** Copies the values into an array, from a place of it on. */
  public void copyTo(double[] into, int from) {
    System.arraycopy(values, 0, into, from, values.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContextVector that
        && layout.equals(that.layout)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * layout.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return layout + Arrays.toString(values);
  }
}
