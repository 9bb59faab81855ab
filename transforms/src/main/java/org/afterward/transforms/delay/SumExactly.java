package org.afterward.transforms.delay;

import org.afterward.coders.ExactSum;
import org.afterward.coders.ExactSumCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/** Adds numbers up, to the same in any order. */
final class SumExactly extends CombineFn<Double, ExactSum, Double> {

  private static final long serialVersionUID = 1;

  @Override
  public ExactSum createAccumulator() {
    return ExactSum.ZERO;
  }

  @Override
  public ExactSum addInput(ExactSum sum, Double number) {
    return sum.plus(number);
  }

  @Override
  public ExactSum mergeAccumulators(Iterable<ExactSum> parts) {
    ExactSum all = ExactSum.ZERO;
    for (ExactSum part : parts) {
      all = all.plus(part);
    }
    return all;
  }

  @Override
  public Double extractOutput(ExactSum sum) {
    return sum.value();
  }

  @Override
  public Coder<ExactSum> getAccumulatorCoder(CoderRegistry registry, Coder<Double> inputs) {
    return ExactSumCoder.of();
  }
}
