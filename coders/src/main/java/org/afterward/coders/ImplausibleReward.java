package org.afterward.coders;

import java.util.List;

/** A reward that cannot be right, and why: it is written apart and trains nothing. */
public record ImplausibleReward(Reward reward, List<String> reasons) {

  public ImplausibleReward {
    reasons = List.copyOf(reasons);
  }
}
