package org.afterward.transforms.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.afterward.coders.ExactSums;

/**
 * What the rows of each user push the coefficients of each strategy by, as far as they have been
 * put together. Exact: the rows may come in any order and any parts. Mutable.
 */
final class UserPushes {

  private record Key(int strategyId, String userId) {}

  /** In no order that counts. */
  private final Map<Key, ExactSums> sums = new LinkedHashMap<>();

  /** Adds what one row pushes by. */
  void add(int strategyId, String userId, double[] push) {
    ExactSums into = of(new Key(strategyId, userId), push.length);
    for (int i = 0; i < push.length; i++) {
      into.add(i, push[i]);
    }
  }

  void add(UserPushes other) {
    other.sums.forEach((key, more) -> of(key, more.count()).add(more));
  }

  private ExactSums of(Key key, int count) {
    return sums.computeIfAbsent(key, any -> new ExactSums(count));
  }

  /** How many users and strategies there are. */
  int size() {
    return sums.size();
  }

  /**
   * Shows the strategy of each user and what all rows of theirs push it by, each sum rounded once.
   */
  void forEach(BiConsumer<Integer, double[]> visitor) {
    sums.forEach(
        (key, exact) -> {
          double[] push = new double[exact.count()];
          for (int i = 0; i < push.length; i++) {
            push[i] = exact.sum(i).value();
          }
          visitor.accept(key.strategyId, push);
        });
  }

  void write(OffPolicyOutput out) {
    out.number(sums.size());
    sums.forEach(
        (key, exact) -> {
          out.number(key.strategyId);
          out.text(key.userId);
          out.number(exact.count());
          out.sums(exact);
        });
  }

  static UserPushes read(OffPolicyInput in) {
    UserPushes read = new UserPushes();
    long count = in.number();
    for (long i = 0; i < count; i++) {
      Key key = new Key((int) in.number(), in.text());
      ExactSums more = in.sums((int) in.number());
      read.of(key, more.count()).add(more);
    }
    return read;
  }
}
