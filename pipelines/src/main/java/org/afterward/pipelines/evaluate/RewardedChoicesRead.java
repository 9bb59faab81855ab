package org.afterward.pipelines.evaluate;

import java.util.HashMap;
import java.util.Map;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.Rejection;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What was read from files of rewards.
 *
 * @param counts what became of them, as {@link RewardCounts} names it
 */
record RewardedChoicesRead(
    Pipeline pipeline,
    PCollection<LoggedChoice> choices,
    PCollection<Rejection> rejected,
    PCollectionView<Map<String, Long>> counts)
    implements POutput {

  @Override
  public Pipeline getPipeline() {
    return pipeline;
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    Map<TupleTag<?>, PValue> outputs = new HashMap<>(choices.expand());
    outputs.putAll(rejected.expand());
    return outputs;
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {
    // Each of them is specified where it is made.
  }
}
