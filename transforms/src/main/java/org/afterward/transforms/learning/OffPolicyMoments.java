package org.afterward.transforms.learning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.afterward.coders.ExactSum;

/**
 * How many pieces of evidence there are, the sums of their features, and the sums of the products
 * of any two, without any rounding: so they are the same in whatever order and parts they were
 * added, and a variance can be made of them by subtraction. Mutable.
 */
final class OffPolicyMoments {

  private static final int FEATURES = OffPolicyFeature.COUNT;

  /** Of each pair once. */
  static final int PRODUCTS = FEATURES * (FEATURES + 1) / 2;

  private long count;
  private final ExactSum[] sums = zeros(FEATURES);
  private final ExactSum[] products = zeros(PRODUCTS);

  static ExactSum[] zeros(int length) {
    ExactSum[] zeros = new ExactSum[length];
    Arrays.fill(zeros, ExactSum.ZERO);
    return zeros;
  }

  void add(double[] features) {
    count++;
    int place = 0;
    for (int row = 0; row < FEATURES; row++) {
      sums[row] = sums[row].plus(features[row]);
      for (int column = 0; column <= row; column++) {
        products[place] = plusProduct(products[place], features[row], features[column]);
        place++;
      }
    }
  }

  private static ExactSum plusProduct(ExactSum sum, double one, double other) {
    double product = one * other;
    // What the rounding of the product has lost is a double itself.
    return sum.plus(product).plus(Math.fma(one, other, -product));
  }

  void add(OffPolicyMoments other) {
    count += other.count;
    addEach(sums, other.sums);
    addEach(products, other.products);
  }

  static void addEach(ExactSum[] to, ExactSum[] from) {
    for (int i = 0; i < to.length; i++) {
      to[i] = to[i].plus(from[i]);
    }
  }

  /** The moments of the pieces of both. */
  static OffPolicyMoments of(OffPolicyMoments some, OffPolicyMoments others) {
    OffPolicyMoments both = new OffPolicyMoments();
    both.add(some);
    both.add(others);
    return both;
  }

  long count() {
    return count;
  }

  double sum(OffPolicyFeature feature) {
    return sums[feature.place()].value();
  }

  double product(OffPolicyFeature one, OffPolicyFeature other) {
    return products[place(one.place(), other.place())].value();
  }

  /** The sums of all features, in their order. */
  List<BigDecimal> exactSums() {
    return Arrays.stream(sums).map(ExactSum::exact).toList();
  }

  /** The sums of all products, by one feature and the other. */
  List<List<BigDecimal>> exactProducts() {
    List<List<BigDecimal>> rows = new ArrayList<>();
    for (int row = 0; row < FEATURES; row++) {
      List<BigDecimal> columns = new ArrayList<>();
      for (int column = 0; column < FEATURES; column++) {
        columns.add(products[place(row, column)].exact());
      }
      rows.add(columns);
    }
    return rows;
  }

  private static int place(int one, int other) {
    int row = Math.max(one, other);
    return row * (row + 1) / 2 + Math.min(one, other);
  }

  void write(OffPolicyOutput out) {
    out.number(count);
    out.sums(sums);
    out.sums(products);
  }

  void read(OffPolicyInput in) {
    count = in.number();
    in.sums(sums);
    in.sums(products);
  }
}
