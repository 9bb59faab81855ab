package org.afterward.transforms.learning;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;

/** Adds tallies up. */
final class OffPolicyMerging
    extends Combine.CombineFn<OffPolicyTallies, OffPolicyTallies, OffPolicyTallies> {

  private static final long serialVersionUID = 1;

  private final OffPolicySettings settings;

  OffPolicyMerging(OffPolicySettings settings) {
    this.settings = settings;
  }

  @Override
  public OffPolicyTallies createAccumulator() {
    return new OffPolicyTallies(settings);
  }

  @Override
  public OffPolicyTallies addInput(OffPolicyTallies whole, OffPolicyTallies part) {
    whole.add(part);
    return whole;
  }

  @Override
  public OffPolicyTallies mergeAccumulators(Iterable<OffPolicyTallies> parts) {
    OffPolicyTallies whole = createAccumulator();
    parts.forEach(whole::add);
    return whole;
  }

  @Override
  public OffPolicyTallies extractOutput(OffPolicyTallies whole) {
    return whole;
  }

  @Override
  public Coder<OffPolicyTallies> getAccumulatorCoder(
      CoderRegistry registry, Coder<OffPolicyTallies> input) {
    return new OffPolicyTalliesCoder(settings);
  }

  @Override
  public Coder<OffPolicyTallies> getDefaultOutputCoder(
      CoderRegistry registry, Coder<OffPolicyTallies> input) {
    return new OffPolicyTalliesCoder(settings);
  }
}
