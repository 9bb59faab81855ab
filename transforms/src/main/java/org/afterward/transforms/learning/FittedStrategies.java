package org.afterward.transforms.learning;

import java.util.Map;
import org.afterward.coders.RefusedFit;
import org.afterward.coders.StrategyModel;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/** What was learned of strategies. */
public final class FittedStrategies implements POutput {

  static final TupleTag<StrategyModel> MODELS = new TupleTag<>("models") {};
  static final TupleTag<RefusedFit> REFUSED = new TupleTag<>("refused") {};

  static final TupleTag<KV<Integer, StrategyModel>> OUT_OF_FOLD = new TupleTag<>("outOfFold") {};

  private final PCollectionTuple outputs;

  FittedStrategies(PCollectionTuple outputs) {
    this.outputs = outputs;
  }

  /** The same with other models of the same strategies. */
  FittedStrategies with(PCollection<StrategyModel> models) {
    return new FittedStrategies(
        PCollectionTuple.of(MODELS, models).and(REFUSED, refused()).and(OUT_OF_FOLD, outOfFold()));
  }

  /** Of the strategies that have enough rows. */
  public PCollection<StrategyModel> models() {
    return outputs.get(MODELS);
  }

  /** The other strategies that have rows, with the reason. */
  public PCollection<RefusedFit> refused() {
    return outputs.get(REFUSED);
  }

  /**
   * Of the strategies that have a model, and each fold of users, a model of the rows of all other
   * users, where there are enough of them: what the users of that fold can be judged by. None where
   * all users are in one fold.
   */
  public PCollection<KV<Integer, StrategyModel>> outOfFold() {
    return outputs.get(OUT_OF_FOLD);
  }

  @Override
  public Pipeline getPipeline() {
    return outputs.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return outputs.expand();
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
