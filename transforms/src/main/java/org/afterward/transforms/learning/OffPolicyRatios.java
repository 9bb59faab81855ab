package org.afterward.transforms.learning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /** The sum of some features by the sum of another. */
  record Ratio(OffPolicyFeature denominator, List<OffPolicyFeature> numerators) {

    Ratio {
      numerators = List.copyOf(numerators);
    }

    Ratio(OffPolicyFeature denominator, OffPolicyFeature... numerators) {
      this(denominator, List.of(numerators));
    }

    private BigDecimal numerator(List<BigDecimal> sums) {
      BigDecimal sum = BigDecimal.ZERO;
      for (OffPolicyFeature feature : numerators) {
        sum = sum.add(sums.get(feature.place()));
      }
      return sum;
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
    double value = 0;
    for (Ratio ratio : ratios) {
      double numerator = 0;
      for (OffPolicyFeature feature : ratio.numerators()) {
        numerator += sums[feature.place()];
      }
      value += numerator / sums[ratio.denominator().place()];
    }
    return value;
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
    for (int row = 0; row < COUNT; row++) {
      for (int column = 0; column < COUNT; column++) {
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
    return error <= Math.ulp(value(sums)) ? 0 : error;
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
        moves[above] = moves[above].add(BigDecimal.ONE.divide(denominator, PRECISION));
      }
      BigDecimal itself = ratio.numerator(sums).divide(denominator, PRECISION);
      moves[below] = moves[below].subtract(itself.divide(denominator, PRECISION));
    }
    return new ArrayList<>(Arrays.asList(moves));
  }
}
