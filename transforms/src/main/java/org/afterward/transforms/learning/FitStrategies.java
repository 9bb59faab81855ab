package org.afterward.transforms.learning;

import org.afterward.coders.TrainingRow;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.jspecify.annotations.Nullable;

/**
 * Learns what each strategy is worth by context: a Bayesian linear regression of the reward for
 * each strategy.
 *
 * <p><b>Guarantee.</b> Of each exposure, reward policy and credit policy the newest revision
 * counts, once, however often it is delivered. The models depend on the set of rows alone, to the
 * byte: not on order, bundles, runner or workers. Give it plausible rewards only; early estimates
 * are left out. A row that is left out is counted by its reason, as {@code left_out_<reason>}.
 *
 * <p><b>Bounded input only.</b> One shuffle of the rows, to find the newest; then one pass, in
 * which a strategy has some 480 kB in each bundle. Files of rewards that hold each of them once
 * need no such shuffle: sum them up with {@link StrategySums}, and fit with {@link FitSums}. The
 * output is in the global window.
 *
 * <pre>{@code
 * FittedStrategies fitted =
 *     rewards
 *         .apply("To rows", MapElements.into(TypeDescriptor.of(TrainingRow.class)).via(TrainingRow::of))
 *         .apply("Fit strategies", FitStrategies.under(
 *             TrainingTerms.of(ContextLayout.standard(), policy.reference(), FULL, from, until)));
 * }</pre>
 */
public final class FitStrategies extends PTransform<PCollection<TrainingRow>, FittedStrategies> {

  private static final long serialVersionUID = 1;

  private final TrainingTerms terms;
  private final UserFolds folds;
  private final boolean clustered;

  private FitStrategies(TrainingTerms terms, UserFolds folds, boolean clustered) {
    this.terms = terms;
    this.folds = folds;
    this.clustered = clustered;
  }

  public static FitStrategies under(TrainingTerms terms) {
    return new FitStrategies(terms, UserFolds.ONE, false);
  }

  /**
   * Also fits, for each fold of users, models to the rows of all others: so that a policy can be
   * judged by users that it has not learned from. The models of all rows stay as they are.
   */
  public FitStrategies crossFitted(UserFolds newFolds) {
    return new FitStrategies(terms, newFolds, clustered);
  }

  /** Also says by how much errors grow where the rows of a user depend on each other. */
  public FitStrategies clusteredByUser() {
    return new FitStrategies(terms, folds, true);
  }

  @Override
  public FittedStrategies expand(PCollection<TrainingRow> rows) {
    if (rows.isBounded() == IsBounded.UNBOUNDED) {
      throw new IllegalArgumentException("FitStrategies would wait for the end of unbounded rows");
    }
    PCollection<TrainingRow> newest =
        rows.apply("Forget windows", Window.into(new GlobalWindows()))
            .apply("Keep newest rows", KeepNewestRows.create());
    FittedStrategies fitted =
        newest
            .apply("Sum up", ParDo.of(new SumFn(terms, folds)))
            .apply("Fit", FitSums.under(terms));
    return clustered
        ? fitted.with(newest.apply("Cluster errors", ClusterErrors.of(fitted.models(), terms)))
        : fitted;
  }

  private static final class SumFn extends DoFn<TrainingRow, KV<Integer, FoldedStatistics>> {

    private final TrainingTerms terms;
    private final UserFolds folds;
    private final LeavingOutCounters counters = new LeavingOutCounters();
    private transient @Nullable StrategySums sums;

    SumFn(TrainingTerms terms, UserFolds folds) {
      this.terms = terms;
      this.folds = folds;
    }

    @ProcessElement
    public void add(@Element TrainingRow row) {
      if (sums == null) {
        sums = new StrategySums(terms, folds);
      }
      sums.add(row);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      if (sums != null) {
        sums.folded()
            .forEach(
                (strategyId, folded) ->
                    context.output(
                        KV.of(strategyId, folded),
                        BoundedWindow.TIMESTAMP_MIN_VALUE,
                        GlobalWindow.INSTANCE));
        counters.add(sums.leftOut());
      }
      sums = null;
    }
  }
}
