package org.afterward.transforms.learning;

import java.io.Serializable;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextVector;

/**
 * Whether a position of a context is in a range.
 *
 * @param position its name
 * @param atLeast where the range begins; minus infinity where it does not
 * @param below before what it ends; infinity where it does not
 */
public record PositionRange(String position, double atLeast, double below) implements Serializable {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if nothing can be in it, or everything is
   */
  public PositionRange {
    if (!(atLeast < below)) {
      throw new IllegalArgumentException(
          position + " must be at_least less than it is below, not " + atLeast + " and " + below);
    }
    if (Double.isInfinite(atLeast) && Double.isInfinite(below)) {
      throw new IllegalArgumentException(position + " must have at_least or below, or both");
    }
    // So that equal ranges have equal hashes.
    atLeast += 0.0;
    below += 0.0;
  }

  /** What is not a number is in no range. */
  boolean holds(ContextLayout layout, ContextVector context) {
    double value = context.get(layout.indexOf(position));
    return value >= atLeast && value < below;
  }
}
