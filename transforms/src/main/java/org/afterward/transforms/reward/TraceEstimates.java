package org.afterward.transforms.reward;

import org.afterward.coders.ExposureValue;
import org.afterward.coders.Reward;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Takes early estimates of rewards, {@code estimates()} of {@link AwaitRewards} on a stream, for
 * what {@link TraceRewards} says of exposures of that age: so both are projected by one rule.
 *
 * <p>Estimates have to be made at whole hours of age; one that was not fails the pipeline. What is
 * no estimate, or not by full credit, is passed over. Bounded or unbounded, without state; windows
 * and timestamps stay as they are.
 *
 * <pre>{@code
 * PCollection<ProjectedReward> projected =
 *     outcomes
 *         .estimates()
 *         .apply("Trace estimates", TraceEstimates.under(policy))
 *         .apply("Project rewards", ProjectRewards.by(policy.reference(), outlooks));
 * }</pre>
 */
public final class TraceEstimates
    extends PTransform<PCollection<Reward>, PCollection<ExposureValue>> {

  private static final long serialVersionUID = 1;

  private final RewardPolicy policy;

  private TraceEstimates(RewardPolicy policy) {
    this.policy = policy;
  }

  /** Of rewards as this policy reckons them; its horizon must be of whole hours. */
  public static TraceEstimates under(RewardPolicy policy) {
    TraceSettlement.requireWholeHours(policy);
    return new TraceEstimates(policy);
  }

  @Override
  public PCollection<ExposureValue> expand(PCollection<Reward> estimates) {
    return estimates.apply("Trace", ParDo.of(new TraceFn(policy)));
  }

  private static final class TraceFn extends DoFn<Reward, ExposureValue> {

    private static final long serialVersionUID = 1;

    private final RewardPolicy policy;

    TraceFn(RewardPolicy policy) {
      this.policy = policy;
    }

    @ProcessElement
    public void trace(@Element Reward reward, OutputReceiver<ExposureValue> values) {
      if (EstimateTrace.isTraceable(reward)) {
        values.output(EstimateTrace.of(reward, policy));
      }
    }
  }
}
