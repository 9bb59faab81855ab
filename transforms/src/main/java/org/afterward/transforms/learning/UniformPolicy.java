package org.afterward.transforms.learning;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.afterward.coders.ContextVector;
import org.afterward.coders.SeededDraw;

/** Chooses any of some strategies, each as likely as the other, whatever the context is. */
public final class UniformPolicy implements StrategyPolicy {

  private static final long serialVersionUID = 1;

  private final List<Integer> strategyIds;
  private final long seed;

  private UniformPolicy(List<Integer> strategyIds, long seed) {
    this.strategyIds = strategyIds;
    this.seed = seed;
  }

  /**
   * Among these.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static UniformPolicy among(Collection<Integer> strategyIds, long seed) {
    if (strategyIds.isEmpty()) {
      throw new IllegalArgumentException("There is no strategy to choose");
    }
    return new UniformPolicy(List.copyOf(new TreeSet<>(strategyIds)), seed);
  }

  @Override
  public String name() {
    return "uniform";
  }

  @Override
  public String layout() {
    return "any layout";
  }

  @Override
  public boolean isOf(ContextVector context) {
    return true;
  }

  @Override
  public List<StrategyShare> sharesIn(ContextVector context) {
    return strategyIds.stream()
        .map(id -> new StrategyShare(id, 1.0 / strategyIds.size(), Double.NaN))
        .toList();
  }

  @Override
  public StrategyShare choose(String id, ContextVector context) {
    return RulePolicy.drawn(sharesIn(context), SeededDraw.uniform(seed, id, 0));
  }
}
