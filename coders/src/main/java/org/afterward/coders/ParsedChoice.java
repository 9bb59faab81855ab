package org.afterward.coders;

import java.util.List;

/**
 * A logged choice as far as it could be read, and the fields that were not of their type; a
 * contract judges both together.
 */
public record ParsedChoice(LoggedChoice choice, List<BrokenRule> misread) {

  public ParsedChoice {
    misread = List.copyOf(misread);
  }
}
