package org.afterward.transforms.reward;

import java.util.Arrays;
import java.util.List;
import org.afterward.coders.CreditPolicy;

/** Who gets how much of one value: the credit policies, and nothing else. */
final class CreditRule {

  /** In the place of an exposure where there is none. */
  static final int NONE = -1;

  /** Takes what exposures are given: a range of them the same amount each. */
  interface Shares {
    void give(int from, int to, long microsEach);
  }

  private CreditRule() {}

  /** The policies that {@code withCredit} was asked for, at least one, in order. */
  static List<CreditPolicy> asked(CreditPolicy... policies) {
    if (policies.length == 0) {
      throw new IllegalArgumentException("withCredit wants at least one credit policy");
    }
    return CreditPolicy.inOrder(Arrays.asList(policies));
  }

  /**
   * Divides a value among the open exposures {@code first <= exposure < end}. No exposure is in
   * more than one of the shares; but for full credit, the shares add up to the value exactly.
   *
   * @param linked the exposure that the event names, which may be open or not, or {@link #NONE}
   */
  static void divide(
      CreditPolicy policy, long micros, int first, int end, int linked, Shares shares) {
    if (first == end) {
      return;
    }
    int latest = end - 1;
    switch (policy) {
      case FULL -> shares.give(first, end, micros);
      case LAST -> shares.give(latest, end, micros);
      case FIRST -> shares.give(first, first + 1, micros);
      case LINEAR -> {
        int open = end - first;
        shares.give(first, latest, Math.floorDiv(micros, open));
        shares.give(latest, end, Math.floorDiv(micros, open) + Math.floorMod(micros, open));
      }
      case LINKED -> {
        if (linked >= first && linked < end) {
          shares.give(linked, linked + 1, micros);
        }
      }
    }
  }
}
