package org.afterward.transforms.learning;

import java.util.List;

/**
 * The products of what users push the coefficients of a strategy by, summed over some users.
 *
 * @param users how many
 * @param sums as {@link ExactCrossProducts} orders them
 */
record PushProducts(long users, List<Dyadic> sums) {

  PushProducts {
    sums = List.copyOf(sums);
  }

  /** Both together: of other users. */
  PushProducts plus(PushProducts other) {
    return new PushProducts(users + other.users, Dyadics.plus(sums, other.sums));
  }

  /** Sums users up. */
  static final class Builder {

    private final ExactCrossProducts products;
    private long users;

    Builder(int parameters) {
      products = new ExactCrossProducts(parameters);
    }

    void add(double[] push) {
      products.add(push);
      users++;
    }

    PushProducts build() {
      return new PushProducts(users, products.sums());
    }
  }
}
