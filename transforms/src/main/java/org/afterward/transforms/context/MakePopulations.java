package org.afterward.transforms.context;

import org.afterward.coders.PopulationSketch;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Brings the sketches of parts of populations together. */
final class MakePopulations
    extends PTransform<PCollection<KV<PopulationKey, ScoreSketch>>, PCollection<PopulationSketch>> {

  @Override
  public PCollection<PopulationSketch> expand(PCollection<KV<PopulationKey, ScoreSketch>> parts) {
    return parts
        .apply("Merge sketches", Combine.perKey(new MergeSketches()))
        .apply("To populations", ParDo.of(new ToPopulationFn()));
  }

  private static final class ToPopulationFn
      extends DoFn<KV<PopulationKey, ScoreSketch>, PopulationSketch> {
    @ProcessElement
    public void toPopulation(
        @Element KV<PopulationKey, ScoreSketch> scored, OutputReceiver<PopulationSketch> output) {
      PopulationKey key = scored.getKey();
      ScoreSketch sketch = scored.getValue();
      output.output(
          new PopulationSketch(key.day(), key.box(), key.policy(), sketch.n(), sketch.bytes()));
    }
  }
}
