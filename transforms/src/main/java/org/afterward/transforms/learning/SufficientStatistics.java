package org.afterward.transforms.learning;

import java.util.Collections;
import java.util.List;
import org.afterward.coders.ContextVector;
import org.apache.beam.sdk.coders.DefaultCoder;

/**
 * All that a linear regression asks of its rows: X'X, X'y, y'y and their number, with an intercept.
 *
 * <p>The sums are exact: they depend on the set of rows alone, to the byte, whatever their order
 * and whatever the parts in which they were summed. Nothing is lost where columns are badly scaled,
 * or far from zero. Of 27 positions they are 435 numbers of some 20 bytes.
 *
 * <pre>{@code
 * SufficientStatistics.Builder here = new SufficientStatistics.Builder(27);
 * for (Row row : rows) here.add(row.context(), row.reward());
 * SufficientStatistics all = here.build().plus(thoseOfAnotherWorker);
 * }</pre>
 */
@DefaultCoder(SufficientStatisticsCoder.class)
public final class SufficientStatistics {

  /** The reward and the constant one, behind the positions. */
  private static final int MORE_COLUMNS = 2;

  private final int positions;
  private final long rows;
  private final List<Dyadic> sums;

  private SufficientStatistics(int positions, long rows, List<Dyadic> sums) {
    this.positions = positions;
    this.rows = rows;
    this.sums = sums;
  }

  /**
   * @param sums of the products of each two columns, as {@link ExactCrossProducts#index} orders
   *     them
   */
  static SufficientStatistics of(int positions, long rows, List<Dyadic> sums) {
    if (positions < 0 || rows < 0) {
      throw new IllegalArgumentException(positions + " positions of " + rows + " rows");
    }
    if (sums.size() != ExactCrossProducts.count(positions + MORE_COLUMNS)) {
      throw new IllegalArgumentException(sums.size() + " sums of " + positions + " positions");
    }
    return new SufficientStatistics(positions, rows, List.copyOf(sums));
  }

  /** Of no rows. */
  public static SufficientStatistics none(int positions) {
    int count = ExactCrossProducts.count(positions + MORE_COLUMNS);
    return new SufficientStatistics(positions, 0, Collections.nCopies(count, Dyadic.ZERO));
  }

  /**
   * Both together.
   *
   * @throws IllegalArgumentException if the other has other positions
   */
  public SufficientStatistics plus(SufficientStatistics other) {
    if (positions != other.positions) {
      throw new IllegalArgumentException(
          "Rows of " + positions + " and of " + other.positions + " positions have no sum");
    }
    return new SufficientStatistics(positions, rows + other.rows, Dyadics.plus(sums, other.sums));
  }

  public int positions() {
    return positions;
  }

  /** How many rows there are, whatever their weights. */
  public long rows() {
    return rows;
  }

  List<Dyadic> sums() {
    return sums;
  }

  /** The sum of the weights: the number of rows, where they weigh the same. */
  Dyadic weight() {
    return sum(one(), one());
  }

  Dyadic sumOfPosition(int position) {
    return sum(position, one());
  }

  Dyadic sumOfRewards() {
    return sum(reward(), one());
  }

  Dyadic positionByPosition(int one, int other) {
    return sum(Math.min(one, other), Math.max(one, other));
  }

  Dyadic positionByReward(int position) {
    return sum(position, reward());
  }

  Dyadic rewardByReward() {
    return sum(reward(), reward());
  }

  private int reward() {
    return positions;
  }

  private int one() {
    return positions + 1;
  }

  private Dyadic sum(int low, int high) {
    return sums.get(ExactCrossProducts.index(positions + MORE_COLUMNS, low, high));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SufficientStatistics that
        && positions == that.positions
        && rows == that.rows
        && sums.equals(that.sums);
  }

  @Override
  public int hashCode() {
    return 31 * sums.hashCode() + Long.hashCode(rows);
  }

  @Override
  public String toString() {
    return rows + " rows of " + positions + " positions";
  }

  /** Sums rows up. Takes a block of 2048 rows of memory at most. */
  public static final class Builder {

    private final int positions;
    private final ExactCrossProducts products;
    private long rows;

    public Builder(int positions) {
      this.positions = positions;
      products = new ExactCrossProducts(positions + MORE_COLUMNS);
    }

    public void add(double[] context, double reward) {
      add(context, 0, reward);
    }

    /** Adds a row of finite numbers that counts as much as so many others. */
    void add(ContextVector context, double reward, double weight) {
      int at = products.nextRow();
      context.copyTo(products.values(), at);
      finish(at, reward, weight);
    }

    /**
     * Adds a row whose context begins at a place of an array.
     *
     * @throws IllegalArgumentException if a number is not finite: it would swallow all others
     */
    public void add(double[] contexts, int from, double reward) {
      add(contexts, from, reward, 1);
    }

    /** Adds a row that counts as much as so many others. */
    public void add(double[] contexts, int from, double reward, double weight) {
      boolean finite = Double.isFinite(reward) && Double.isFinite(weight) && weight > 0;
      for (int i = 0; finite && i < positions; i++) {
        finite = Double.isFinite(contexts[from + i]);
      }
      if (!finite) {
        throw new IllegalArgumentException("Only finite numbers can be added up");
      }
      int at = products.nextRow();
      System.arraycopy(contexts, from, products.values(), at, positions);
      finish(at, reward, weight);
    }

    private void finish(int at, double reward, double weight) {
      double[] values = products.values();
      values[at + positions] = reward;
      values[at + positions + 1] = 1;
      if (weight != 1) {
        double root = Math.sqrt(weight);
        for (int i = at; i < at + positions + MORE_COLUMNS; i++) {
          values[i] *= root;
        }
      }
      rows++;
    }

    public SufficientStatistics build() {
      return new SufficientStatistics(positions, rows, products.sums());
    }
  }
}
