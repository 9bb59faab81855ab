package org.afterward.coders;

import java.util.List;

/**
 * The strategies by their mean reward under one credit policy, and whether the winner would be
 * another one.
 *
 * @param policy the reward policy, as {@code name@hash}
 * @param ranking the best first; those with the same mean by id
 * @param comparedWith the credit policy whose winner this one's is held against: full credit, or
 *     the first that there is
 * @param winnerDiffers whether its winner is another strategy
 */
public record CreditRanking(
    String policy,
    CreditPolicy attribution,
    List<StrategyWorth> ranking,
    CreditPolicy comparedWith,
    boolean winnerDiffers) {

  public CreditRanking {
    ranking = List.copyOf(ranking);
  }
}
