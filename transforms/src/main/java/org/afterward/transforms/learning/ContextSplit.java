package org.afterward.transforms.learning;

import java.io.Serializable;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextVector;

/**
 * Cuts choices in two by a position of their contexts, such as newcomers and all others; so each of
 * the two parts can be judged by itself. What decides was known before the choice.
 */
public final class ContextSplit implements Serializable {

  private static final long serialVersionUID = 1;

  /** From here on a truth that is a number is true. */
  public static final double TRUE_FROM = 0.5;

  private final int index;
  private final double from;
  private final String below;
  private final String above;

  private ContextSplit(int index, double from, String below, String above) {
    this.index = index;
    this.from = from;
    this.below = below;
    this.above = above;
  }

  /** Cuts nothing. */
  public static ContextSplit none() {
    return new ContextSplit(-1, 0, "", "");
  }

  /**
   * Cuts where a position reaches a number.
   *
   * @param from the least number of the upper part
   * @throws IllegalArgumentException if the layout has no such position
   */
  public static ContextSplit at(ContextLayout layout, String position, double from) {
    int index = RulePolicy.indexOf(position, layout);
    if (!Double.isFinite(from)) {
      throw new IllegalArgumentException(position + " must be cut at a number, not at " + from);
    }
    return new ContextSplit(index, from, position + " < " + from, position + " >= " + from);
  }

  /** In which part a context is, by name; empty where nothing is cut. */
  public String segmentOf(ContextVector context) {
    return index < 0 ? "" : context.get(index) >= from ? above : below;
  }
}
