package org.afterward.transforms.learning;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * The sums of the products of each two columns over all rows, without any rounding, at about the
 * cost of sums that do round.
 *
 * <p>Rows are gathered into blocks. Within a block each column is written as whole numbers from
 * -2^21 to 2^21, each counting 2^22 of the one below it, on a grid of its own: flags and counts are
 * one such limb, most measurements three, and a column that spans many powers of two as many as it
 * takes. Products of limbs, summed over the 2048 rows of a block, are at most 2^53: so the inner
 * loop is plain arithmetic of doubles, four rows at a time and many columns to an instruction, and
 * yet exact. What a block comes to is added to whole numbers of any length.
 *
 * <p>Why not something simpler: compensated sums (double-double) depend on the order in their last
 * bits; sums in bins that are the same in any order (Demmel and Nguyen) cost about as much as this
 * and round each product; an accumulator as wide as all doubles takes two additions of some five
 * nanoseconds for each product. Sorting the rows would need a shuffle of all of them.
 */
final class ExactCrossProducts {

  private static final int BLOCK_ROWS = 2048;
  private static final int LIMB_BITS = 22;

  /** Of a column that spans more powers of two than this the grid is not used. */
  private static final int MOST_BITS = 1000;

  /** Added and taken away again, it leaves of a double the nearest whole number. */
  private static final double TO_WHOLE = 0x1.8p52;

  private static final double[] UNITS = new double[MOST_BITS / LIMB_BITS + 1];
  private static final double[] PARTS = new double[UNITS.length];

  static {
    for (int limb = 0; limb < UNITS.length; limb++) {
      UNITS[limb] = Math.scalb(1.0, limb * LIMB_BITS);
      PARTS[limb] = Math.scalb(1.0, -limb * LIMB_BITS);
    }
  }

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

  /** What makes whole numbers of a column: two factors, since one could be beyond all doubles. */
  private final double[] scales;

  private final double[] moreScales;

  ExactCrossProducts(int columns) {
    this.columns = columns;
    sums = new Dyadic[columns * (columns + 1) / 2];
    Arrays.fill(sums, Dyadic.ZERO);
    block = new double[FIRST_ROWS * columns];
    bottoms = new int[columns];
    limbs = new int[columns];
    offsets = new int[columns + 1];
    scales = new double[columns];
    moreScales = new double[columns];
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
    boolean onGrid = true;
    for (int column = 0; column < columns; column++) {
      onGrid &= chooseGrid(column);
      offsets[column + 1] = offsets[column] + limbs[column];
    }
    if (onGrid) {
      addProducts(multiplyLimbs(), offsets[columns]);
    } else {
      addProducts();
    }
    rows = 0;
  }

  /** Whether there is one. */
  private boolean chooseGrid(int column) {
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
    limbs[column] = allZero ? 0 : (top - bottom) / LIMB_BITS + 1;
    int half = bottoms[column] / 2;
    scales[column] = Math.scalb(1.0, -half);
    moreScales[column] = Math.scalb(1.0, half - bottoms[column]);
    return allZero || top - bottom < MOST_BITS;
  }

  private double[] multiplyLimbs() {
    int width = offsets[columns];
    double[] products = new double[width * width];
    double[][] rowLimbs = new double[ROWS_AT_ONCE][width];
    for (int row = 0; row < rows; row += ROWS_AT_ONCE) {
      for (int i = 0; i < ROWS_AT_ONCE; i++) {
        if (row + i < rows) {
          split(row + i, rowLimbs[i]);
        } else {
          Arrays.fill(rowLimbs[i], 0);
        }
      }
      multiply(products, width, rowLimbs[0], rowLimbs[1], rowLimbs[2], rowLimbs[3]);
    }
    return products;
  }

  /** Writes the values of a row as limbs: each the nearest to what is left, and so of any sign. */
  private void split(int row, double[] into) {
    int at = row * columns;
    for (int column = 0; column < columns; column++) {
      double rest = block[at + column] * scales[column] * moreScales[column];
      int lowest = offsets[column];
      int limb = offsets[column + 1] - 1;
      for (; limb > lowest; limb--) {
        double digit = rest * PARTS[limb - lowest] + TO_WHOLE - TO_WHOLE;
        into[limb] = digit;
        rest -= digit * UNITS[limb - lowest];
      }
      if (limb == lowest) {
        into[limb] = rest;
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

  /** Number by number, slowly. */
  private void addProducts() {
    for (int from = 0; from < rows * columns; from += columns) {
      int at = 0;
      for (int low = from; low < from + columns; low++) {
        for (int high = low; high < from + columns; high++) {
          sums[at] = sums[at].plus(Dyadic.of(block[low]).times(Dyadic.of(block[high])));
          at++;
        }
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
