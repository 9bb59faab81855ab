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
 * Fits a model to the statistics of each strategy, which come in any number of parts.
 *
 * <p><b>Guarantee.</b> The models depend on the rows behind the parts alone, to the byte. Bounded;
 * one shuffle of the parts.
 */
public final class FitSums
    extends PTransform<PCollection<KV<Integer, SufficientStatistics>>, FittedStrategies> {

  private final TrainingTerms terms;

  private FitSums(TrainingTerms terms) {
    this.terms = terms;
  }

  public static FitSums under(TrainingTerms terms) {
    return new FitSums(terms);
  }

  @Override
  public FittedStrategies expand(PCollection<KV<Integer, SufficientStatistics>> sums) {
    SerializableBiFunction<SufficientStatistics, SufficientStatistics, SufficientStatistics> add =
        SufficientStatistics::plus;
    return new FittedStrategies(
        sums.apply("Add up", Combine.perKey(add))
            .apply(
                "Fit",
                ParDo.of(new FitFn(StrategyFit.under(terms)))
                    .withOutputTags(
                        FittedStrategies.MODELS, TupleTagList.of(FittedStrategies.REFUSED))));
  }

  private static final class FitFn extends DoFn<KV<Integer, SufficientStatistics>, StrategyModel> {

    private final StrategyFit fit;

    FitFn(StrategyFit fit) {
      this.fit = fit;
    }

    @ProcessElement
    public void fit(@Element KV<Integer, SufficientStatistics> sums, MultiOutputReceiver out) {
      Optional<StrategyModel> model = fit.model(sums.getKey(), sums.getValue());
      if (model.isPresent()) {
        out.get(FittedStrategies.MODELS).output(model.get());
      } else {
        out.get(FittedStrategies.REFUSED).output(fit.refusal(sums.getKey(), sums.getValue()));
      }
    }
  }
}
