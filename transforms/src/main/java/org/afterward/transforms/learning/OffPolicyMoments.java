package org.afterward.transforms.learning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.afterward.coders.ExactSums;

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
  private ExactSums sums = new ExactSums(FEATURES);
  private ExactSums products = new ExactSums(PRODUCTS);

  /** Adds the first features of a piece; the others are 0. */
  void add(double[] features) {
    count++;
    int place = 0;
    for (int row = 0; row < features.length; row++) {
      sums.add(row, features[row]);
      for (int column = 0; column <= row; column++) {
        addProduct(place, features[row], features[column]);
        place++;
      }
    }
  }

  private void addProduct(int place, double one, double other) {
    double product = one * other;
    products.add(place, product);
    // What the rounding of the product has lost is a double itself.
    products.add(place, Math.fma(one, other, -product));
  }

  void add(OffPolicyMoments other) {
    count += other.count;
    sums.add(other.sums);
    products.add(other.products);
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
    return sums.sum(feature.place()).value();
  }

  double product(OffPolicyFeature one, OffPolicyFeature other) {
    return products.sum(place(one.place(), other.place())).value();
  }

  /** The sums of all features, in their order. */
  List<BigDecimal> exactSums() {
    return IntStream.range(0, FEATURES).mapToObj(place -> sums.sum(place).exact()).toList();
  }

  /** The sums of all products, by one feature and the other. */
  List<List<BigDecimal>> exactProducts() {
    List<List<BigDecimal>> rows = new ArrayList<>();
    for (int row = 0; row < FEATURES; row++) {
      List<BigDecimal> columns = new ArrayList<>();
      for (int column = 0; column < FEATURES; column++) {
        columns.add(products.sum(place(row, column)).exact());
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
    sums = in.sums(FEATURES);
    products = in.sums(PRODUCTS);
  }
}
