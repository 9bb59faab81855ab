package org.afterward.transforms.context;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/** Gathers scores into a sketch of them. */
final class SketchScores extends CombineFn<Double, ScoreSketch, ScoreSketch> {

  @Override
  public ScoreSketch createAccumulator() {
    return ScoreSketch.empty();
  }

  @Override
  public ScoreSketch addInput(ScoreSketch sketch, Double score) {
    sketch.add(score);
    return sketch;
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
  public Coder<ScoreSketch> getAccumulatorCoder(CoderRegistry registry, Coder<Double> scores) {
    return ScoreSketchCoder.of();
  }

  @Override
  public Coder<ScoreSketch> getDefaultOutputCoder(CoderRegistry registry, Coder<Double> scores) {
    return ScoreSketchCoder.of();
  }
}
