package org.afterward.transforms.learning;

import java.util.Optional;
import org.afterward.coders.StrategyModel;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableBiFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Fits a model to the statistics of each strategy, which come in any number of parts; and, where
 * these are by folds of users, for each fold one more to the rows of all other folds.
 *
 * <p><b>Guarantee.</b> The models depend on the rows behind the parts alone, to the byte; those of
 * all rows not on the folds either. Bounded; one shuffle of the parts.
 */
public final class FitSums
    extends PTransform<PCollection<KV<Integer, FoldedStatistics>>, FittedStrategies> {

  private final TrainingTerms terms;

  private FitSums(TrainingTerms terms) {
    this.terms = terms;
  }

  public static FitSums under(TrainingTerms terms) {
    return new FitSums(terms);
  }

  @Override
  public FittedStrategies expand(PCollection<KV<Integer, FoldedStatistics>> sums) {
    SerializableBiFunction<FoldedStatistics, FoldedStatistics, FoldedStatistics> add =
        FoldedStatistics::plus;
    return new FittedStrategies(
        sums.apply("Add up", Combine.perKey(add))
            .apply(
                "Fit",
                ParDo.of(new FitFn(terms))
                    .withOutputTags(
                        FittedStrategies.MODELS,
                        TupleTagList.of(FittedStrategies.REFUSED)
                            .and(FittedStrategies.OUT_OF_FOLD))));
  }

  private static final class FitFn extends DoFn<KV<Integer, FoldedStatistics>, StrategyModel> {

    private final StrategyFit fit;
    private final StrategyFit outOfFold;

    FitFn(TrainingTerms terms) {
      fit = StrategyFit.under(terms);
      // Whether a strategy has enough rows is asked of all of them.
      outOfFold = StrategyFit.under(terms.withMinRows(1));
    }

    @ProcessElement
    public void fit(@Element KV<Integer, FoldedStatistics> sums, MultiOutputReceiver out) {
      int strategyId = sums.getKey();
      FoldedStatistics folded = sums.getValue();
      SufficientStatistics whole = folded.whole();
      Optional<StrategyModel> model = fit.model(strategyId, whole);
      if (model.isEmpty()) {
        out.get(FittedStrategies.REFUSED).output(fit.refusal(strategyId, whole));
        return;
      }
      out.get(FittedStrategies.MODELS).output(model.get());
      for (int fold = 0; folded.folds().size() > 1 && fold < folded.folds().size(); fold++) {
        int without = fold;
        outOfFold
            .model(strategyId, folded.without(fold))
            .ifPresent(
                other -> out.get(FittedStrategies.OUT_OF_FOLD).output(KV.of(without, other)));
      }
    }
  }
}
