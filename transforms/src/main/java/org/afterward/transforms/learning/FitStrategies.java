package org.afterward.transforms.learning;

import java.util.Comparator;
import java.util.List;
import org.afterward.coders.TrainingRow;
import org.afterward.transforms.waiting.Newest;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.TypeDescriptors;
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

  /** Of one revision all are the same; should they not be, it must not matter which comes first. */
  private static final Comparator<TrainingRow> NEWNESS =
      Comparator.comparingInt(TrainingRow::revision)
          .thenComparingLong(TrainingRow::rewardMicros)
          .thenComparing(TrainingRow::toString);

  private final TrainingTerms terms;

  private FitStrategies(TrainingTerms terms) {
    this.terms = terms;
  }

  public static FitStrategies under(TrainingTerms terms) {
    return new FitStrategies(terms);
  }

  @Override
  public FittedStrategies expand(PCollection<TrainingRow> rows) {
    if (rows.isBounded() == IsBounded.UNBOUNDED) {
      throw new IllegalArgumentException("FitStrategies would wait for the end of unbounded rows");
    }
    return rows.apply("Forget windows", Window.into(new GlobalWindows()))
        .apply(
            "Key by exposure and policies",
            WithKeys.<List<String>, TrainingRow>of(FitStrategies::key)
                .withKeyType(TypeDescriptors.lists(TypeDescriptors.strings())))
        .apply(
            "Keep the newest",
            Combine.perKey(Newest.by((one, other) -> NEWNESS.compare(one, other))))
        .apply("Take rows", Values.create())
        .apply("Sum up", ParDo.of(new SumFn(terms)))
        .apply("Fit", FitSums.under(terms));
  }

  private static List<String> key(TrainingRow row) {
    return List.of(row.exposureId(), row.policy(), row.attribution().wireName());
  }

  private static final class SumFn extends DoFn<TrainingRow, KV<Integer, SufficientStatistics>> {

    private final TrainingTerms terms;
    private final LeavingOutCounters counters = new LeavingOutCounters();
    private transient @Nullable StrategySums sums;

    SumFn(TrainingTerms terms) {
      this.terms = terms;
    }

    @ProcessElement
    public void add(@Element TrainingRow row) {
      if (sums == null) {
        sums = new StrategySums(terms);
      }
      sums.add(row);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      if (sums != null) {
        sums.statistics()
            .forEach(
                (strategyId, statistics) ->
                    context.output(
                        KV.of(strategyId, statistics),
                        BoundedWindow.TIMESTAMP_MIN_VALUE,
                        GlobalWindow.INSTANCE));
        counters.add(sums.leftOut());
      }
      sums = null;
    }
  }
}
