package org.afterward.transforms.learning;

import java.util.Map;
import org.afterward.coders.RefusedFit;
import org.afterward.coders.StrategyModel;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
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

  private final PCollectionTuple outputs;

  FittedStrategies(PCollectionTuple outputs) {
    this.outputs = outputs;
  }

  /** Of the strategies that have enough rows. */
  public PCollection<StrategyModel> models() {
    return outputs.get(MODELS);
  }

  /** The other strategies that have rows, with the reason. */
  public PCollection<RefusedFit> refused() {
    return outputs.get(REFUSED);
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
