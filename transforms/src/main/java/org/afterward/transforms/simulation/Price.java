package org.afterward.transforms.simulation;

import org.afterward.coders.SpendType;

/** What things cost in the simulated app, and how often each is bought. */
final class Price {

  /** In the order of {@link SpendType#ALL}. */
  private static final double[] SHARES = {0.35, 0.20, 0.10, 0.10, 0.25};

  /** What a spend is on average. */
  static final double MEAN = mean();

  private Price() {}

  static long of(SpendType type) {
    return switch (type) {
      case SUPER_LIKE -> 1;
      case FRIEND_REQUEST -> 4;
      case FRIEND_REQUEST_WITH_MSG -> 6;
      case CHAT_ACTIVATION -> 10;
      case PROFILE_VIEW -> 2;
    };
  }

  static SpendType drawn(Chance chance) {
    return SpendType.ALL.get(chance.pick(SHARES, 1));
  }

  private static double mean() {
    double mean = 0;
    for (SpendType type : SpendType.ALL) {
      mean += SHARES[SpendType.ALL.indexOf(type)] * of(type);
    }
    return mean;
  }
}
