package org.afterward.transforms.learning;

import java.util.List;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.TrainingRow;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Puts the policy that models make in the place of the one that chose, for the very rows that they
 * were learned from, and yet honestly: what says how likely the policy would have chosen the same
 * for a user was learned from the users of the other folds only. Beside it stands an even choice
 * among the strategies that there are models of, for the policy to be compared with.
 *
 * <p>Give it the rows that were learned from, each exposure's newest revision once; those that the
 * terms leave out are left out here too. A row that cannot be judged is a choice without a
 * propensity, and counted as {@code unjudged}. Bounded; the models are a side input.
 *
 * <pre>{@code
 * FittedStrategies fitted =
 *     rows.apply("Fit strategies", FitStrategies.under(terms).crossFitted(UserFolds.STANDARD));
 * PCollection<PolicyEvaluation> evaluation =
 *     newest
 *         .apply("Replay", ReplayOutOfFold.of(fitted, UserFolds.STANDARD, rule, terms))
 *         .apply("Evaluate policy", EvaluatePolicy.with(OffPolicySettings.standard()));
 * }</pre>
 */
public final class ReplayOutOfFold
    extends PTransform<PCollection<TrainingRow>, PCollection<LoggedChoice>> {

  /** The counter of the rows that have a propensity, and yet cannot be judged. */
  public static final String UNJUDGED = "unjudged";

  /** The counter of the rows of users who were not drawn. */
  public static final String PASSED_OVER = "passed_over";

  private static final long serialVersionUID = 1;

  private final transient FittedStrategies fitted;
  private final UserFolds folds;
  private final ChoiceRule rule;
  private final TrainingTerms terms;
  private final long atMost;

  private ReplayOutOfFold(
      FittedStrategies fitted, UserFolds folds, ChoiceRule rule, TrainingTerms terms, long atMost) {
    this.fitted = fitted;
    this.folds = folds;
    this.rule = rule;
    this.terms = terms;
    this.atMost = atMost;
  }

  /**
   * Of what was learned under the same terms, in the same folds.
   *
   * @param rule by which the policy chooses among the models
   */
  public static ReplayOutOfFold of(
      FittedStrategies fitted, UserFolds folds, ChoiceRule rule, TrainingTerms terms) {
    return new ReplayOutOfFold(fitted, folds, rule, terms, Long.MAX_VALUE);
  }

  /**
   * By about so many rows at most, all that there are of some users, who are drawn by their ids:
   * the same ones each time. How likely a policy chooses something takes much longer to find out
   * than a row to learn from, and the error of some hundred thousand choices is small.
   */
  public ReplayOutOfFold ofAtMost(long rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("A policy is judged by 1 row or more, not by " + rows);
    }
    return new ReplayOutOfFold(fitted, folds, rule, terms, rows);
  }

  @Override
  public PCollection<LoggedChoice> expand(PCollection<TrainingRow> rows) {
    PCollectionView<List<KV<Integer, StrategyModel>>> models =
        fitted.outOfFold().apply("Models of the other folds", View.asList());
    return rows.apply(
        "Replay",
        ParDo.of(new ReplayFn(models, folds, rule, terms, atMost)).withSideInputs(models));
  }

  private static final class ReplayFn extends DoFn<TrainingRow, LoggedChoice> {

    private static final long serialVersionUID = 1;

    private final Counter unjudged = Metrics.counter(ReplayOutOfFold.class, UNJUDGED);
    private final Counter passedOver = Metrics.counter(ReplayOutOfFold.class, PASSED_OVER);
    private final PCollectionView<List<KV<Integer, StrategyModel>>> models;
    private final UserFolds folds;
    private final ChoiceRule rule;
    private final TrainingTerms terms;
    private final long atMost;
    private transient @Nullable CrossFittedPolicy policy;
    private transient @Nullable UserSample sample;

    ReplayFn(
        PCollectionView<List<KV<Integer, StrategyModel>>> models,
        UserFolds folds,
        ChoiceRule rule,
        TrainingTerms terms,
        long atMost) {
      this.models = models;
      this.folds = folds;
      this.rule = rule;
      this.terms = terms;
      this.atMost = atMost;
    }

    @ProcessElement
    public void replay(ProcessContext context) {
      TrainingRow row = context.element();
      if (terms.leavesOut(row).isPresent()) {
        return;
      }
      CrossFittedPolicy by = policy;
      UserSample drawn = sample;
      if (by == null || drawn == null) {
        List<KV<Integer, StrategyModel>> outOfFold = context.sideInput(models);
        by = CrossFittedPolicy.of(folds, outOfFold, rule);
        policy = by;
        drawn = UserSample.of(atMost, folds.rowsBehind(outOfFold));
        sample = drawn;
      }
      if (!drawn.has(row)) {
        passedOver.inc();
        return;
      }
      LoggedChoice choice = by.choice(row);
      if (!Double.isNaN(row.propensity()) && !choice.hasPropensity()) {
        unjudged.inc();
      }
      context.output(choice);
    }
  }
}
