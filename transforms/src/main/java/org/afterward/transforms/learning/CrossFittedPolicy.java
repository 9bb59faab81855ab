package org.afterward.transforms.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.ParsedChoice;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.TrainingRow;
import org.apache.beam.sdk.values.KV;

/**
 * A policy as it would have chosen for each user, had it learned from all others only. A policy
 * that is judged by the rows that it was fitted to is judged too well.
 */
final class CrossFittedPolicy {

  private final UserFolds folds;
  private final Map<Integer, ModelPolicy> policies = new HashMap<>();

  /** What the policies are compared with: any strategy that there is a model of, each as likely. */
  private final Map<Integer, ModelPolicy> evenChoices = new HashMap<>();

  private CrossFittedPolicy(UserFolds folds) {
    this.folds = folds;
  }

  /** Of the models that are for the users of each fold, in any order. */
  static CrossFittedPolicy of(
      UserFolds folds, Iterable<KV<Integer, StrategyModel>> outOfFold, ChoiceRule rule) {
    Map<Integer, List<StrategyModel>> models = new HashMap<>();
    outOfFold.forEach(
        each ->
            models.computeIfAbsent(each.getKey(), fold -> new ArrayList<>()).add(each.getValue()));
    CrossFittedPolicy policy = new CrossFittedPolicy(folds);
    models.forEach(
        (fold, some) -> {
          policy.policies.put(fold, ModelPolicy.of(some, rule));
          policy.evenChoices.put(fold, ModelPolicy.of(some, EpsilonGreedy.exploring(1, 0)));
        });
    return policy;
  }

  /**
   * The row as a choice that the policy is judged by. Where it cannot be judged (nothing could be
   * learned without its fold, or it says something of its propensity that no probability can be) it
   * is a choice without a propensity, and counts as such.
   */
  LoggedChoice choice(TrainingRow row) {
    ModelPolicy policy = policies.get(folds.of(row));
    ModelPolicy evenChoice = evenChoices.get(folds.of(row));
    if (policy == null || evenChoice == null || !policy.isOf(row.context())) {
      return unjudged(row);
    }
    LoggedChoice choice = PolicyOnRewards.choice(row, policy, evenChoice, "");
    return OffPolicyContract.brokenBy(new ParsedChoice(choice, List.of())).isEmpty()
        ? choice
        : unjudged(row);
  }

  private static LoggedChoice unjudged(TrainingRow row) {
    return new LoggedChoice(row.reward(), Double.NaN, 0, Double.NaN, Double.NaN, row.userId(), "");
  }
}
