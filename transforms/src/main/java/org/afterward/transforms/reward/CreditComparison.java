package org.afterward.transforms.reward;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.CreditRanking;
import org.afterward.coders.StrategyWorth;

/** Which strategy wins, by each credit policy. */
final class CreditComparison {

  /** By the exact means, as fractions; of equal ones the lesser id is first. */
  private static final Comparator<StrategyWorth> BEST_FIRST =
      ((Comparator<StrategyWorth>) CreditComparison::compareMeans)
          .reversed()
          .thenComparingInt(StrategyWorth::strategyId);

  private CreditComparison() {}

  /**
   * A ranking for each credit policy, in the order of their codes.
   *
   * @param worths of one reward policy; several of one strategy and credit policy are added up
   */
  static List<CreditRanking> rank(Iterable<StrategyWorth> worths) {
    TreeMap<CreditPolicy, TreeMap<Integer, StrategyWorth>> byCredit =
        new TreeMap<>(Comparator.comparingInt(CreditPolicy::code));
    for (StrategyWorth worth : worths) {
      byCredit
          .computeIfAbsent(worth.attribution(), credit -> new TreeMap<>())
          .merge(worth.strategyId(), worth, StrategyWorth::plus);
    }
    List<CreditRanking> rankings = new ArrayList<>();
    byCredit.forEach(
        (credit, strategies) -> {
          List<StrategyWorth> ranking = strategies.values().stream().sorted(BEST_FIRST).toList();
          StrategyWorth winner = ranking.get(0);
          // Full credit has the lowest code, so it is the first if it is there.
          CreditRanking first =
              rankings.isEmpty()
                  ? new CreditRanking(winner.policy(), credit, ranking, credit, false)
                  : rankings.get(0);
          boolean differs = first.ranking().get(0).strategyId() != winner.strategyId();
          rankings.add(
              new CreditRanking(winner.policy(), credit, ranking, first.attribution(), differs));
        });
    return rankings;
  }

  private static int compareMeans(StrategyWorth a, StrategyWorth b) {
    return product(a.totalMicros(), b.rewards()).compareTo(product(b.totalMicros(), a.rewards()));
  }

  private static BigInteger product(long total, long rewards) {
    return BigInteger.valueOf(total).multiply(BigInteger.valueOf(rewards));
  }
}
