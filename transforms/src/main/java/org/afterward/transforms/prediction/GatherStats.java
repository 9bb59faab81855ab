package org.afterward.transforms.prediction;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.afterward.coders.PredictionOutcome;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/** Brings outcomes together where they are, so that a busy model is no hot spot. */
final class GatherStats extends CombineFn<PredictionOutcome, PeriodStats, PeriodStats> {

  private static final long serialVersionUID = 1;

  private final ScoreRule rule;

  GatherStats(ScoreRule rule) {
    this.rule = rule;
  }

  @Override
  public PeriodStats createAccumulator() {
    return PeriodStats.by(rule);
  }

  @Override
  public PeriodStats addInput(PeriodStats stats, PredictionOutcome outcome) {
    stats.add(outcome);
    return stats;
  }

  @Override
  public PeriodStats mergeAccumulators(Iterable<PeriodStats> parts) {
    PeriodStats all = createAccumulator();
    parts.forEach(all::addAll);
    return all;
  }

  @Override
  public PeriodStats extractOutput(PeriodStats stats) {
    return stats;
  }

  @Override
  public Coder<PeriodStats> getAccumulatorCoder(
      CoderRegistry registry, Coder<PredictionOutcome> inputs) {
    return new PeriodStatsCoder(rule);
  }

  @Override
  public Coder<PeriodStats> getDefaultOutputCoder(
      CoderRegistry registry, Coder<PredictionOutcome> inputs) {
    return new PeriodStatsCoder(rule);
  }

  /** Their bytes, which live no longer than the job: of bounded input no state is kept. */
  private static final class PeriodStatsCoder extends CustomCoder<PeriodStats> {

    private static final long serialVersionUID = 1;

    private final ScoreRule rule;

    PeriodStatsCoder(ScoreRule rule) {
      this.rule = rule;
    }

    @Override
    public void encode(PeriodStats stats, OutputStream out) throws IOException {
      DataOutputStream data = new DataOutputStream(out);
      stats.writeTo(data);
      data.flush();
    }

    @Override
    public PeriodStats decode(InputStream in) throws IOException {
      return PeriodStats.readFrom(new DataInputStream(in), rule);
    }

    @Override
    public void verifyDeterministic() {
      // The same outcomes give the same bytes.
    }
  }
}
