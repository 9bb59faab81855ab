package org.afterward.transforms.learning;

import java.io.Serializable;
import java.util.Optional;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.TrainingRow;
import org.jspecify.annotations.Nullable;

/**
 * Makes of rewarded exposures the choices that a policy is judged by. Immutable.
 *
 * <pre>{@code
 * RewardedChoices choices = RewardedChoices.of(terms, policy).comparedWith(baseline);
 * if (choices.leavesOut(row).isEmpty()) {
 *   LoggedChoice choice = choices.choice(row);
 * }
 * }</pre>
 */
public final class RewardedChoices implements Serializable {

  private static final long serialVersionUID = 1;

  private final TrainingTerms terms;
  private final StrategyPolicy policy;
  private final @Nullable StrategyPolicy baseline;
  private final ContextSplit split;

  private RewardedChoices(
      TrainingTerms terms,
      StrategyPolicy policy,
      @Nullable StrategyPolicy baseline,
      ContextSplit split) {
    this.terms = terms;
    this.policy = policy;
    this.baseline = baseline;
    this.split = split;
  }

  /**
   * Of one policy.
   *
   * @param terms of which its window, reward policy, credit and layout say what is judged by
   */
  public static RewardedChoices of(TrainingTerms terms, StrategyPolicy policy) {
    return new RewardedChoices(terms, policy, null, ContextSplit.none());
  }

  /** With a policy that it is compared with; null for none. */
  public RewardedChoices comparedWith(@Nullable StrategyPolicy other) {
    return new RewardedChoices(terms, policy, other, split);
  }

  /** In the parts of a split. */
  public RewardedChoices splitBy(ContextSplit parts) {
    return new RewardedChoices(terms, policy, baseline, parts);
  }

  /** Why a row is no choice to judge by, or nothing where it is. Of several reasons the first. */
  public Optional<LeavingOut> leavesOut(TrainingRow row) {
    return terms.leavesOut(row);
  }

  /** The choice of a row that is not left out; whether it is right its contract says. */
  public LoggedChoice choice(TrainingRow row) {
    String segment = split.segmentOf(row.context());
    return baseline == null
        ? PolicyOnRewards.choice(row, policy, segment)
        : PolicyOnRewards.choice(row, policy, baseline, segment);
  }
}
