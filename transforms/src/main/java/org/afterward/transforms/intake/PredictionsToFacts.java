package org.afterward.transforms.intake;

import org.afterward.coders.Fact;
import org.afterward.coders.Prediction;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Says what models said of people, as facts on their timelines: of each valid prediction about one
 * person, see {@link FactsOf#prediction}; those about two are no facts. Bounded or unbounded,
 * without state; windows and timestamps stay.
 *
 * <pre>{@code
 * PCollection<KV<String, Fact>> said = predictions.apply(PredictionsToFacts.create());
 * }</pre>
 */
public final class PredictionsToFacts
    extends PTransform<PCollection<Prediction>, PCollection<KV<String, Fact>>> {

  private PredictionsToFacts() {}

  public static PredictionsToFacts create() {
    return new PredictionsToFacts();
  }

  @Override
  public PCollection<KV<String, Fact>> expand(PCollection<Prediction> predictions) {
    return predictions.apply("Say what it means", ParDo.of(new ToFactsFn()));
  }

  private static final class ToFactsFn extends DoFn<Prediction, KV<String, Fact>> {
    @ProcessElement
    public void toFacts(@Element Prediction prediction, OutputReceiver<KV<String, Fact>> output) {
      FactsOf.prediction(prediction, (person, fact) -> output.output(KV.of(person, fact)));
    }
  }
}
