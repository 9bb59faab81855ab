package org.afterward.coders;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of the open exposures a spend or a match counts for. */
public enum CreditPolicy {
  /** Every open exposure gets all of it. */
  FULL(1, "full"),
  /** The latest open exposure gets it. */
  LAST(2, "last"),
  /** The earliest open exposure gets it. */
  FIRST(3, "first"),
  /** The open exposures share it equally, the remainder going to the latest. */
  LINEAR(4, "linear"),
  /** The open exposure that the event names gets it, else none. */
  LINKED(5, "linked");

  private final int code;
  private final String wireName;

  CreditPolicy(int code, String wireName) {
    this.code = code;
    this.wireName = wireName;
  }

  public int code() {
    return code;
  }

  public String wireName() {
    return wireName;
  }

  /** Each of these once, in the order of their codes. */
  public static List<CreditPolicy> inOrder(Collection<CreditPolicy> policies) {
    return policies.stream()
        .distinct()
        .sorted(Comparator.comparingInt(CreditPolicy::code))
        .toList();
  }

  /** The policy of that wire name, or null where there is none. */
  public static @Nullable CreditPolicy named(String wireName) {
    for (CreditPolicy policy : values()) {
      if (policy.wireName.equals(wireName)) {
        return policy;
      }
    }
    return null;
  }

  /** The policy of that code, or null where there is none. */
  public static @Nullable CreditPolicy ofCode(int code) {
    for (CreditPolicy policy : values()) {
      if (policy.code == code) {
        return policy;
      }
    }
    return null;
  }
}
