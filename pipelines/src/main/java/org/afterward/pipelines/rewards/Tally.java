package org.afterward.pipelines.rewards;

import java.math.BigInteger;

/**
 * How many there were of something, and the sum and the sum of squares of what they were worth,
 * exactly: so it does not matter in which order tallies are added.
 *
 * @param example one of them, for a person; of two the lesser stays
 */
record Tally(long count, BigInteger sum, BigInteger squares, String example) {

  static final Tally NONE = new Tally(0, BigInteger.ZERO, BigInteger.ZERO, "");

  /** Of so many that are worth nothing. */
  static Tally of(long count) {
    return new Tally(count, BigInteger.ZERO, BigInteger.ZERO, "");
  }

  /** Of one, such as this. */
  static Tally ofExample(String example) {
    return new Tally(1, BigInteger.ZERO, BigInteger.ZERO, example);
  }

  /** Of one of this worth. */
  static Tally ofValue(long value) {
    BigInteger exact = BigInteger.valueOf(value);
    return new Tally(1, exact, exact.multiply(exact), "");
  }

  Tally plus(Tally other) {
    boolean otherIsLess =
        example.isEmpty() || (!other.example.isEmpty() && other.example.compareTo(example) < 0);
    return new Tally(
        count + other.count,
        sum.add(other.sum),
        squares.add(other.squares),
        otherIsLess ? other.example : example);
  }

  double mean() {
    return sum.doubleValue() / count;
  }

  /** The sample standard deviation; 0 for fewer than two. */
  double spread() {
    if (count < 2) {
      return 0;
    }
    BigInteger n = BigInteger.valueOf(count);
    // n * sum of squares - square of sum is exact, so that nothing cancels.
    BigInteger scaled = n.multiply(squares).subtract(sum.multiply(sum));
    return Math.sqrt(scaled.doubleValue() / ((double) count * (count - 1)));
  }
}
