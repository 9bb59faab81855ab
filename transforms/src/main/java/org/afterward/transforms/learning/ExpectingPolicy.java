package org.afterward.transforms.learning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.ContextVector;
import org.afterward.coders.ScoredStrategy;
import org.afterward.coders.StrategyModels;

/**
 * A policy as it is, with what models expect of its choices. So a policy that knows of no models
 * can be judged by estimators that need them, and two policies by the same ones.
 */
public final class ExpectingPolicy implements StrategyPolicy {

  private static final long serialVersionUID = 1;

  private final StrategyPolicy policy;
  private final StrategyModels models;

  private ExpectingPolicy(StrategyPolicy policy, StrategyModels models) {
    this.policy = policy;
    this.models = models;
  }

  /** Of a strategy that there is no model of nothing is expected. */
  public static ExpectingPolicy of(StrategyPolicy policy, StrategyModels models) {
    return new ExpectingPolicy(policy, models);
  }

  @Override
  public String name() {
    return policy.name();
  }

  @Override
  public String layout() {
    return models.manifest().source().layout();
  }

  @Override
  public boolean isOf(ContextVector context) {
    return policy.isOf(context) && models.isOf(context);
  }

  @Override
  public List<StrategyShare> sharesIn(ContextVector context) {
    Map<Integer, Double> expected = new HashMap<>();
    for (ScoredStrategy score : models.score(context)) {
      expected.put(score.strategyId(), score.expected());
    }
    return policy.sharesIn(context).stream()
        .map(
            share ->
                new StrategyShare(
                    share.strategyId(),
                    share.probability(),
                    expected.getOrDefault(share.strategyId(), Double.NaN)))
        .toList();
  }

  @Override
  public StrategyShare choose(String id, ContextVector context) {
    int chosen = policy.choose(id, context).strategyId();
    return sharesIn(context).stream()
        .filter(share -> share.strategyId() == chosen)
        .findFirst()
        .orElseThrow();
  }
}
