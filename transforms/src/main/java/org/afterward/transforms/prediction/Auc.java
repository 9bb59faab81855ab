package org.afterward.transforms.prediction;

import java.math.BigInteger;
import java.util.Map;
import java.util.NavigableMap;

/**
 * The area under the ROC curve: how often, of one that was accepted and one that was not, the
 * former had the greater probability; equal ones count half. Both numbers are {@code NaN} where one
 * of the two is missing.
 *
 * @param errorAtMost how far it can be from that of the exact probabilities: 0 if they are exact
 */
record Auc(double value, double errorAtMost) {

  private static final Auc UNKNOWN = new Auc(Double.NaN, Double.NaN);

  /** Of the probabilities of those that were accepted, and of the others. */
  static Auc of(ValueCounts accepted, ValueCounts others) {
    if (accepted.total() == 0 || others.total() == 0) {
      return UNKNOWN;
    }
    if (accepted.isRounded() != others.isRounded()) {
      return of(rounded(accepted), rounded(others));
    }
    NavigableMap<Double, Long> below = others.ascending();
    var rest = below.entrySet().iterator();
    Map.Entry<Double, Long> next = rest.hasNext() ? rest.next() : null;
    long lesser = 0;
    BigInteger wins = BigInteger.ZERO;
    BigInteger ties = BigInteger.ZERO;
    for (Map.Entry<Double, Long> each : accepted.ascending().entrySet()) {
      while (next != null && next.getKey() < each.getKey()) {
        lesser += next.getValue();
        next = rest.hasNext() ? rest.next() : null;
      }
      wins = wins.add(pairs(each.getValue(), lesser));
      ties = ties.add(pairs(each.getValue(), below.getOrDefault(each.getKey(), 0L)));
    }
    double twice = 2 * pairs(accepted.total(), others.total()).doubleValue();
    return new Auc(
        wins.shiftLeft(1).add(ties).doubleValue() / twice,
        // Of two that are only equal since they are rounded, either may have been the greater.
        accepted.isRounded() ? ties.doubleValue() / twice : 0);
  }

  private static ValueCounts rounded(ValueCounts counts) {
    ValueCounts rounded = counts.copy();
    rounded.round();
    return rounded;
  }

  private static BigInteger pairs(long some, long others) {
    return BigInteger.valueOf(some).multiply(BigInteger.valueOf(others));
  }
}
