package org.afterward.coders;

import java.util.List;

/**
 * An input that is not taken, with every rule it breaks, its bytes, and where it came from.
 *
 * @param what the event type as far as it was understood, or empty
 */
public record Rejection(String what, List<BrokenRule> broken, RawRecord raw) {

  public Rejection {
    broken = List.copyOf(broken);
  }
}
