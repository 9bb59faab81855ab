package org.afterward.benchmarks.streaming;

import org.afterward.coders.FactKind;

/** How often each kind of fact comes, as in an app, and what its amount is. */
final class KindsOfFacts {

  private static final int OF_ALL = 1000;
  private static final FactKind[] PICK = new FactKind[OF_ALL];

  static {
    int filled = 0;
    filled = fill(filled, FactKind.LIKED, 220);
    filled = fill(filled, FactKind.PASSED, 100);
    filled = fill(filled, FactKind.SUPER_LIKED, 10);
    filled = fill(filled, FactKind.MESSAGED, 25);
    filled = fill(filled, FactKind.REQUESTED, 40);
    filled = fill(filled, FactKind.ANSWERED, 15);
    filled = fill(filled, FactKind.REQUEST_REJECTED, 30);
    filled = fill(filled, FactKind.REQUEST_ACCEPTED, 8);
    filled = fill(filled, FactKind.REQUEST_EXPIRED, 4);
    filled = fill(filled, FactKind.MATCHED, 8);
    filled = fill(filled, FactKind.WAS_MATCHED, 8);
    filled = fill(filled, FactKind.LOGGED_IN, 40);
    filled = fill(filled, FactKind.HAD_SESSION, 35);
    filled = fill(filled, FactKind.SPENT_ON_SUPER_LIKE, 20);
    filled = fill(filled, FactKind.SPENT_ON_FRIEND_REQUEST, 12);
    filled = fill(filled, FactKind.SPENT_ON_FRIEND_REQUEST_WITH_MSG, 5);
    filled = fill(filled, FactKind.SPENT_ON_CHAT_ACTIVATION, 8);
    filled = fill(filled, FactKind.SPENT_ON_PROFILE_VIEW, 5);
    filled = fill(filled, FactKind.PAID, 3);
    filled = fill(filled, FactKind.CLOSED_ACCOUNT, 1);
    fill(filled, FactKind.VIEWED, OF_ALL - filled);
  }

  private KindsOfFacts() {}

  private static int fill(int from, FactKind kind, int times) {
    for (int i = from; i < from + times; i++) {
      PICK[i] = kind;
    }
    return from + times;
  }

  static FactKind pick(long chance) {
    return PICK[(int) (chance % OF_ALL)];
  }

  static int amountOf(FactKind kind, long chance) {
    return switch (kind) {
      case SPENT_ON_SUPER_LIKE -> 1;
      case SPENT_ON_PROFILE_VIEW -> 2;
      case SPENT_ON_FRIEND_REQUEST -> 4;
      case SPENT_ON_FRIEND_REQUEST_WITH_MSG -> 6;
      case SPENT_ON_CHAT_ACTIVATION -> 10;
      case PAID -> 50;
      case HAD_SESSION -> 60 + (int) (chance % 3600);
      default -> 0;
    };
  }
}
