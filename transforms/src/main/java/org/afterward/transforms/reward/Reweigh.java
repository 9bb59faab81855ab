package org.afterward.transforms.reward;

import org.afterward.coders.Reward;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Applies another policy's numbers to rewards that are there already, by the evidence that each
 * carries: the result is what settling under that policy would have given, without looking at a
 * single event. So a year of rewards can be held against a new idea in the time it takes to read
 * them.
 *
 * <p>The policy must have the horizon of the rewards; otherwise the pipeline fails and says so.
 * Bounded or unbounded, without state; windows and timestamps stay as they are.
 *
 * <pre>{@code
 * PCollection<Reward> under = rewards.apply("Reweigh", Reweigh.with(policy));
 * }</pre>
 */
public final class Reweigh extends PTransform<PCollection<Reward>, PCollection<Reward>> {

  private final RewardPolicy policy;

  private Reweigh(RewardPolicy policy) {
    this.policy = policy;
  }

  /** With the numbers of this policy. */
  public static Reweigh with(RewardPolicy policy) {
    return new Reweigh(policy);
  }

  @Override
  public PCollection<Reward> expand(PCollection<Reward> rewards) {
    return rewards.apply("Apply policy", ParDo.of(new ReweighFn(policy)));
  }

  private static final class ReweighFn extends DoFn<Reward, Reward> {

    private final Reweighing reweighing;

    ReweighFn(RewardPolicy policy) {
      this.reweighing = new Reweighing(policy);
    }

    @ProcessElement
    public void reweigh(@Element Reward reward, OutputReceiver<Reward> output) {
      output.output(reweighing.reweigh(reward));
    }
  }
}
