package org.afterward.coders;

import java.io.Serializable;

/**
 * What a context vector means: a name, by which vectors say which layout they follow, and how many
 * positions it has.
 *
 * @param positions from 27 to 100
 */
public record ContextLayout(String name, int positions) implements Serializable {

  private static final ContextLayout STANDARD = new ContextLayout(ContextVector.LAYOUT_1, 27);

  public ContextLayout {
    if (positions < 27 || positions > 100) {
      throw new IllegalArgumentException(
          "Layout " + name + " has " + positions + " positions; layouts have 27 to 100");
    }
  }

  /** Layout 1, of 27 positions. */
  public static ContextLayout standard() {
    return STANDARD;
  }
}
