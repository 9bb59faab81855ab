package org.afterward.transforms.learning;

import java.io.Serializable;
import java.util.List;
import org.afterward.coders.ContextVector;

/**
 * Which strategy a context gets: by what choices are made, and what can be judged before it makes
 * any. Immutable; what it says depends on its arguments alone.
 */
public interface StrategyPolicy extends Serializable {

  /** By what name choices say how they were made. */
  String name();

  /** What contexts it can choose for, as people read it. */
  String layout();

  /** Whether it can choose for a context: if it is of a layout that the policy was made for. */
  boolean isOf(ContextVector context);

  /**
   * How likely each strategy is chosen in a context, each that the policy knows once, in the order
   * of their ids. The probabilities sum to 1.
   *
   * @throws IllegalArgumentException if the context is of another layout
   */
  List<StrategyShare> sharesIn(ContextVector context);

  /**
   * Chooses, as often as {@link #sharesIn} says.
   *
   * @param id of the request: two requests with one id and context get the same choice
   * @return what is chosen, as {@link #sharesIn} has it
   * @throws IllegalArgumentException if the context is of another layout
   */
  StrategyShare choose(String id, ContextVector context);
}
