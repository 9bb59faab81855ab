package org.afterward.transforms.learning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An estimator as a sum of ratios of sums. From that form follow its value, and how much it moves
 * with each feature of a choice: the influences by which the delta method finds its error.
 */
record OffPolicyRatios(List<Ratio> ratios) {

  /** So many digits that differences of large sums keep those of a double, and more. */
  private static final MathContext PRECISION = new MathContext(80);

  private static final int COUNT = OffPolicyFeature.COUNT;

  OffPolicyRatios {
    ratios = List.copyOf(ratios);
  }

  /** The same of the baseline instead of the policy. */
  OffPolicyRatios ofBaseline() {
    return new OffPolicyRatios(ratios.stream().map(Ratio::ofBaseline).toList());
  }

  /** By how much this is more than others. */
  OffPolicyRatios minus(OffPolicyRatios others) {
    List<Ratio> all = new ArrayList<>(ratios);
    others.ratios.forEach(ratio -> all.add(ratio.negated()));
    return new OffPolicyRatios(all);
  }

  /**
   * The sum of some features by the sum of another.
   *
   * @param sign 1, or -1 for what is taken away
   */
  record Ratio(int sign, OffPolicyFeature denominator, List<OffPolicyFeature> numerators) {

    Ratio {
      numerators = List.copyOf(numerators);
    }

    Ratio(OffPolicyFeature denominator, OffPolicyFeature... numerators) {
      this(1, denominator, List.of(numerators));
    }

    private Ratio ofBaseline() {
      return new Ratio(
          sign,
          denominator.ofBaseline(),
          numerators.stream().map(OffPolicyFeature::ofBaseline).toList());
    }

    private Ratio negated() {
      return new Ratio(-sign, denominator, numerators);
    }

    private BigDecimal numerator(List<BigDecimal> sums) {
      BigDecimal sum = BigDecimal.ZERO;
      for (OffPolicyFeature feature : numerators) {
        sum = sum.add(sums.get(feature.place()));
      }
      return sign < 0 ? sum.negate() : sum;
    }
  }

  /** Whether no sum is 0 by which another is divided. */
  boolean isDefined(List<BigDecimal> sums) {
    return ratios.stream().noneMatch(ratio -> sums.get(ratio.denominator().place()).signum() == 0);
  }

  /** The estimate, of exact sums. */
  double value(List<BigDecimal> sums) {
    BigDecimal value = BigDecimal.ZERO;
    for (Ratio ratio : ratios) {
      BigDecimal denominator = sums.get(ratio.denominator().place());
      value = value.add(ratio.numerator(sums).divide(denominator, PRECISION));
    }
    return value.doubleValue();
  }

  /** The estimate, of rounded sums: for a replicate of the bootstrap. Not finite if undefined. */
  double value(double[] sums) {
    // Apart, so that of two that are equal nothing is left.
    double added = 0;
    double taken = 0;
    for (Ratio ratio : ratios) {
      double numerator = 0;
      for (OffPolicyFeature feature : ratio.numerators()) {
        numerator += sums[feature.place()];
      }
      double quotient = numerator / sums[ratio.denominator().place()];
      added += ratio.sign() > 0 ? quotient : 0;
      taken += ratio.sign() < 0 ? quotient : 0;
    }
    return added - taken;
  }

  /**
   * The standard error, if the sums are those of so many pieces of evidence that know nothing of
   * one another: the root of the sum of their squared influences, by n / (n - 1).
   *
   * @param products the sums of the products of each piece's features
   */
  double standardError(List<BigDecimal> sums, List<List<BigDecimal>> products, long pieces) {
    List<BigDecimal> influences = influences(sums);
    BigDecimal squares = BigDecimal.ZERO;
    int[] moving =
        IntStream.range(0, COUNT).filter(place -> influences.get(place).signum() != 0).toArray();
    for (int row : moving) {
      for (int column : moving) {
        BigDecimal weight = influences.get(row).multiply(influences.get(column), PRECISION);
        squares = squares.add(weight.multiply(products.get(row).get(column)), PRECISION);
      }
    }
    BigDecimal variance =
        squares
            .max(BigDecimal.ZERO)
            .multiply(BigDecimal.valueOf(pieces))
            .divide(BigDecimal.valueOf(pieces - 1), PRECISION);
    double error = variance.sqrt(MathContext.DECIMAL64).doubleValue();
    // What is left of equal rewards is how their products with the weights were rounded.
    return error <= Math.ulp(largestRatio(sums)) ? 0 : error;
  }

  private double largestRatio(List<BigDecimal> sums) {
    double largest = 0;
    for (Ratio ratio : ratios) {
      BigDecimal denominator = sums.get(ratio.denominator().place());
      double itself = ratio.numerator(sums).divide(denominator, PRECISION).doubleValue();
      largest = Math.max(largest, Math.abs(itself));
    }
    return largest;
  }

  /** How much the estimate moves with one more of each feature. */
  private List<BigDecimal> influences(List<BigDecimal> sums) {
    BigDecimal[] moves = new BigDecimal[COUNT];
    Arrays.fill(moves, BigDecimal.ZERO);
    for (Ratio ratio : ratios) {
      int below = ratio.denominator().place();
      BigDecimal denominator = sums.get(below);
      for (OffPolicyFeature feature : ratio.numerators()) {
        int above = feature.place();
        BigDecimal once = BigDecimal.valueOf(ratio.sign()).divide(denominator, PRECISION);
        moves[above] = moves[above].add(once);
      }
      BigDecimal itself = ratio.numerator(sums).divide(denominator, PRECISION);
      moves[below] = moves[below].subtract(itself.divide(denominator, PRECISION));
    }
    return new ArrayList<>(Arrays.asList(moves));
  }
}
