package org.afterward.transforms.learning;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * The sums of the products of each two columns over all rows, without any rounding, at about the
 * cost of sums that do round.
 *
 * <p>Rows are gathered into blocks. Within a block each column is written as whole numbers of 21
 * bits on a grid of its own: flags and counts are one such limb, most measurements three, and a
 * column that spans many powers of two as many as it takes. Products of limbs, summed over the 2048
 * rows of a block, stay below 2^53: so the inner loop is plain arithmetic of doubles, four rows at
 * a time and many columns to an instruction, and yet exact. What a block comes to is added to whole
 * numbers of any length.
 *
 * <p>Why not something simpler: compensated sums (double-double) depend on the order in their last
 * bits; sums in bins that are the same in any order (Demmel and Nguyen) cost about as much as this
 * and round each product; an accumulator as wide as all doubles takes two additions of some five
 * nanoseconds for each product. Sorting the rows would need a shuffle of all of them.
 */
final class ExactCrossProducts {

  private static final int BLOCK_ROWS = 2048;
  private static final int LIMB_BITS = 21;
  private static final long LIMB = (1L << LIMB_BITS) - 1;
  private static final int ROWS_AT_ONCE = 4;
  private static final int FIRST_ROWS = 16;

  private final int columns;
  private final Dyadic[] sums;

  /** Row by row; grows up to a whole block. */
  private double[] block;

  private int rows;

  // Of the block that is being summed: the grid of each column, and where its limbs begin.
  private final int[] bottoms;
  private final int[] limbs;
  private final int[] offsets;

  ExactCrossProducts(int columns) {
    this.columns = columns;
    sums = new Dyadic[columns * (columns + 1) / 2];
    Arrays.fill(sums, Dyadic.ZERO);
    block = new double[FIRST_ROWS * columns];
    bottoms = new int[columns];
    limbs = new int[columns];
    offsets = new int[columns + 1];
  }

  /** How many sums there are, of so many columns. */
  static int count(int columns) {
    return columns * (columns + 1) / 2;
  }

  /** Where the sum of the products of two columns stands, the lower one first. */
  static int index(int columns, int low, int high) {
    return low * columns - low * (low - 1) / 2 + (high - low);
  }

  /**
   * Makes room for one more row.
   *
   * @return where its first value is to be put into {@link #values()}
   */
  int nextRow() {
    if (rows == BLOCK_ROWS) {
      sumBlock();
    }
    int at = rows * columns;
    if (at == block.length) {
      block = Arrays.copyOf(block, Math.min(2 * block.length, BLOCK_ROWS * columns));
    }
    rows++;
    return at;
  }

  /** Where the values of rows are put: finite numbers only. */
  double[] values() {
    return block;
  }

  void add(double... row) {
    // The array may grow: first the place, then the array.
    int at = nextRow();
    System.arraycopy(row, 0, values(), at, columns);
  }

  /** The sums up to now, as {@link #index} orders them. */
  List<Dyadic> sums() {
    sumBlock();
    return List.of(sums);
  }

  private void sumBlock() {
    if (rows == 0) {
      return;
    }
    for (int column = 0; column < columns; column++) {
      chooseGrid(column);
      offsets[column + 1] = offsets[column] + limbs[column];
    }
    addProducts(multiplyLimbs(), offsets[columns]);
    rows = 0;
  }

  private void chooseGrid(int column) {
    int bottom = Integer.MAX_VALUE;
    int top = Integer.MIN_VALUE;
    for (int at = column; at < rows * columns; at += columns) {
      long magnitude = Dyadic.magnitude(block[at]);
      if (magnitude != 0) {
        int exponent = Dyadic.exponent(block[at]);
        bottom = Math.min(bottom, exponent + Long.numberOfTrailingZeros(magnitude));
        top = Math.max(top, exponent + Long.SIZE - Long.numberOfLeadingZeros(magnitude));
      }
    }
    boolean allZero = bottom > top;
    bottoms[column] = allZero ? 0 : bottom;
    limbs[column] = allZero ? 0 : (top - bottom + LIMB_BITS - 1) / LIMB_BITS;
  }

  private double[] multiplyLimbs() {
    int width = offsets[columns];
    double[] products = new double[width * width];
    double[][] rowLimbs = new double[ROWS_AT_ONCE][width];
    for (int row = 0; row < rows; row += ROWS_AT_ONCE) {
      for (int i = 0; i < ROWS_AT_ONCE; i++) {
        Arrays.fill(rowLimbs[i], 0);
        if (row + i < rows) {
          split(row + i, rowLimbs[i]);
        }
      }
      multiply(products, width, rowLimbs[0], rowLimbs[1], rowLimbs[2], rowLimbs[3]);
    }
    return products;
  }

  /** Writes the values of a row as limbs, each with the sign of its value. */
  private void split(int row, double[] into) {
    for (int column = 0; column < columns; column++) {
      double value = block[row * columns + column];
      long magnitude = Dyadic.magnitude(value);
      if (magnitude == 0) {
        continue;
      }
      int zeros = Long.numberOfTrailingZeros(magnitude);
      int height = Dyadic.exponent(value) + zeros - bottoms[column];
      int limb = offsets[column] + height / LIMB_BITS;
      int shift = height % LIMB_BITS;
      double sign = value < 0 ? -1 : 1;
      long rest = magnitude >>> zeros;
      into[limb] = sign * (rest << shift & LIMB);
      for (rest >>>= LIMB_BITS - shift; rest != 0; rest >>>= LIMB_BITS) {
        into[++limb] = sign * (rest & LIMB);
      }
    }
  }

  private static void multiply(
      double[] products, int width, double[] a, double[] b, double[] c, double[] d) {
    for (int i = 0; i < width; i++) {
      if (a[i] != 0 || b[i] != 0 || c[i] != 0 || d[i] != 0) {
        multiply(products, i * width, i, width, a, b, c, d);
      }
    }
  }

  /** A loop that the compiler turns into vector instructions: kept by itself for that. */
  private static void multiply(
      double[] products,
      int row,
      int i,
      int width,
      double[] a,
      double[] b,
      double[] c,
      double[] d) {
    double ai = a[i];
    double bi = b[i];
    double ci = c[i];
    double di = d[i];
    for (int j = i; j < width; j++) {
      products[row + j] += ai * a[j] + bi * b[j] + (ci * c[j] + di * d[j]);
    }
  }

  private void addProducts(double[] products, int width) {
    int at = 0;
    for (int low = 0; low < columns; low++) {
      for (int high = low; high < columns; high++) {
        BigInteger sum = together(products, width, low, high);
        sums[at] = sums[at].plus(Dyadic.of(sum, bottoms[low] + bottoms[high]));
        at++;
      }
    }
  }

  /** What the products of the limbs of two columns come to, in units of their grids. */
  private BigInteger together(double[] products, int width, int low, int high) {
    BigInteger sum = BigInteger.ZERO;
    for (int height = limbs[low] + limbs[high] - 2; height >= 0; height--) {
      long atHeight = 0;
      for (int i = Math.max(0, height - limbs[high] + 1); i <= height && i < limbs[low]; i++) {
        int row = offsets[low] + i;
        int column = offsets[high] + height - i;
        // Only the upper triangle is computed.
        atHeight += (long) products[Math.min(row, column) * width + Math.max(row, column)];
      }
      sum = sum.shiftLeft(LIMB_BITS).add(BigInteger.valueOf(atHeight));
    }
    return sum;
  }
}
