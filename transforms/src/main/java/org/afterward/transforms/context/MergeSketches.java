package org.afterward.transforms.context;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/** Makes one sketch of those of parts. */
final class MergeSketches extends CombineFn<ScoreSketch, ScoreSketch, ScoreSketch> {

  @Override
  public ScoreSketch createAccumulator() {
    return ScoreSketch.empty();
  }

  @Override
  public ScoreSketch addInput(ScoreSketch merged, ScoreSketch part) {
    merged.merge(part);
    return merged;
  }

  @Override
  public ScoreSketch mergeAccumulators(Iterable<ScoreSketch> sketches) {
    ScoreSketch merged = ScoreSketch.empty();
    for (ScoreSketch sketch : sketches) {
      merged.merge(sketch);
    }
    return merged;
  }

  @Override
  public ScoreSketch extractOutput(ScoreSketch sketch) {
    return sketch;
  }

  @Override
  public Coder<ScoreSketch> getAccumulatorCoder(CoderRegistry registry, Coder<ScoreSketch> parts) {
    return ScoreSketchCoder.of();
  }

  @Override
  public Coder<ScoreSketch> getDefaultOutputCoder(
      CoderRegistry registry, Coder<ScoreSketch> parts) {
    return ScoreSketchCoder.of();
  }
}
