package org.afterward.transforms.strategy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.afterward.coders.StrategyDay;
import org.afterward.coders.StrategyDayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/**
 * Brings the parts of a strategy's day together where they are, so that a busy strategy is no hot
 * spot.
 */
final class GatherDays extends CombineFn<StrategyDay, StrategyStats, StrategyDay> {

  private static final long serialVersionUID = 1;

  @Override
  public StrategyStats createAccumulator() {
    return new StrategyStats();
  }

  @Override
  public StrategyStats addInput(StrategyStats stats, StrategyDay part) {
    stats.addAll(part);
    return stats;
  }

  @Override
  public StrategyStats mergeAccumulators(Iterable<StrategyStats> parts) {
    StrategyStats all = createAccumulator();
    parts.forEach(part -> all.addAll(part.day()));
    return all;
  }

  @Override
  public StrategyDay extractOutput(StrategyStats stats) {
    return stats.day();
  }

  @Override
  public Coder<StrategyStats> getAccumulatorCoder(
      CoderRegistry registry, Coder<StrategyDay> inputs) {
    return new StrategyStatsCoder();
  }

  /** Through the bytes of the day. */
  private static final class StrategyStatsCoder extends CustomCoder<StrategyStats> {

    private static final long serialVersionUID = 1;

    @Override
    public void encode(StrategyStats stats, OutputStream out) throws IOException {
      StrategyDayCoder.of().encode(stats.day(), out);
    }

    @Override
    public StrategyStats decode(InputStream in) throws IOException {
      StrategyStats stats = new StrategyStats();
      stats.addAll(StrategyDayCoder.of().decode(in));
      return stats;
    }

    @Override
    public void verifyDeterministic() {
      // The same exposures give the same bytes.
    }
  }
}
