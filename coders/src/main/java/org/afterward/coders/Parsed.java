package org.afterward.coders;

import java.util.List;

/**
 * An event as far as it could be read, the bytes it came from, and the fields that were not of
 * their type. A contract judges it: value and misread fields together, so that a rejection can name
 * every rule broken.
 */
public record Parsed<T extends Event>(T value, RawRecord raw, List<BrokenRule> misread) {

  public Parsed {
    misread = List.copyOf(misread);
  }
}
