package org.afterward.transforms.learning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The statistics around the means, where there is an intercept: what is left when it has done its
 * part. The means are taken away exactly, and only then is anything rounded, to fifty digits.
 */
final class CentredProducts {

  /** What roots of weights may leave of a column that is constant, of its square. */
  private static final BigDecimal NOTHING = new BigDecimal("1e-28");

  private final SufficientStatistics statistics;
  private final boolean centred;
  private final Dyadic weight;

  CentredProducts(SufficientStatistics statistics, boolean centred) {
    this.statistics = statistics;
    this.centred = centred;
    this.weight = statistics.weight();
  }

  BigDecimal weight() {
    return decimal(weight);
  }

  /** How the positions change together. */
  BigDecimal positions(int one, int other) {
    return around(
        statistics.positionByPosition(one, other),
        statistics.sumOfPosition(one),
        statistics.sumOfPosition(other));
  }

  BigDecimal positionAndReward(int position) {
    return around(
        statistics.positionByReward(position),
        statistics.sumOfPosition(position),
        statistics.sumOfRewards());
  }

  BigDecimal rewards() {
    BigDecimal rewards =
        around(statistics.rewardByReward(), statistics.sumOfRewards(), statistics.sumOfRewards());
    return isNothing(rewards, statistics.rewardByReward()) ? BigDecimal.ZERO : rewards;
  }

  /** What the intercept is taken from: the mean of a position, or 0 where there is no intercept. */
  BigDecimal centreOfPosition(int position) {
    return centre(statistics.sumOfPosition(position));
  }

  BigDecimal centreOfRewards() {
    return centre(statistics.sumOfRewards());
  }

  BigDecimal meanReward() {
    return decimal(statistics.sumOfRewards()).divide(weight(), DecimalCholesky.DIGITS);
  }

  /** The positions that say nothing: always the same, or always 0 where there is no intercept. */
  List<Integer> constant() {
    List<Integer> constant = new ArrayList<>();
    for (int i = 0; i < statistics.positions(); i++) {
      if (isNothing(positions(i, i), statistics.positionByPosition(i, i))) {
        constant.add(i);
      }
    }
    return constant;
  }

  private static boolean isNothing(BigDecimal around, Dyadic square) {
    return around.compareTo(NOTHING.multiply(decimal(square))) <= 0;
  }

  private BigDecimal centre(Dyadic sum) {
    return centred ? decimal(sum).divide(weight(), DecimalCholesky.DIGITS) : BigDecimal.ZERO;
  }

  private BigDecimal around(Dyadic products, Dyadic sum, Dyadic otherSum) {
    return centred
        ? decimal(products.times(weight).minus(sum.times(otherSum)))
            .divide(weight(), DecimalCholesky.DIGITS)
        : decimal(products);
  }

  private static BigDecimal decimal(Dyadic number) {
    return number.rounded(DecimalCholesky.DIGITS);
  }
}
