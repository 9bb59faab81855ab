package org.afterward.transforms.delay;

import java.util.Map;
import org.afterward.coders.ProjectedMean;
import org.afterward.coders.ProjectedReward;
import org.afterward.coders.StrategyOutlook;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/** What {@link MeasureValue} says. */
public final class MeasuredValue implements POutput {

  private static final TupleTag<StrategyOutlook> OUTLOOKS = new TupleTag<>("outlooks") {};
  private static final TupleTag<ProjectedReward> PROJECTED = new TupleTag<>("projected") {};
  private static final TupleTag<ProjectedMean> MEANS = new TupleTag<>("means") {};

  private final PCollection<StrategyOutlook> outlooks;
  private final PCollection<ProjectedReward> projected;
  private final PCollection<ProjectedMean> means;

  MeasuredValue(
      PCollection<StrategyOutlook> outlooks,
      PCollection<ProjectedReward> projected,
      PCollection<ProjectedMean> means) {
    this.outlooks = outlooks;
    this.projected = projected;
    this.means = means;
  }

  /** Of each strategy its value by age, and what is still to come at each age. */
  public PCollection<StrategyOutlook> outlooks() {
    return outlooks;
  }

  /** Of each exposure whose window is not over what its reward will be. */
  public PCollection<ProjectedReward> projected() {
    return projected;
  }

  /** Of each strategy what its exposures were worth, and will be, on average. */
  public PCollection<ProjectedMean> means() {
    return means;
  }

  @Override
  public Pipeline getPipeline() {
    return outlooks.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(OUTLOOKS, outlooks, PROJECTED, projected, MEANS, means);
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
