package org.afterward.transforms.reward;

import java.util.Map;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.transforms.waiting.AwaitOutcomes;
import org.afterward.transforms.waiting.Outcomes;
import org.afterward.transforms.waiting.Patience;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;

/**
 * Finds out what each exposure was worth, once its horizon has passed: {@link AwaitOutcomes} with
 * the {@link RewardSettlement}.
 *
 * <p><b>Guarantee.</b> Exactly one mature reward for each exposure id of a user whose horizon is
 * over, however often exposure and facts were delivered and in whatever order; every other exposure
 * is pending. Boundedness, timestamps, cost and memory are those of {@link AwaitOutcomes}.
 *
 * <pre>{@code
 * Outcomes<OpenExposure, Reward> outcomes =
 *     exposures.apply(
 *         "Await rewards",
 *         AwaitRewards.under(RewardPolicy.standard()).observing(facts).completeUntil(midnight));
 * outcomes.settled(); // PCollection<Reward>
 * outcomes.pending(); // PCollection<Pending<OpenExposure>>
 * }</pre>
 */
public final class AwaitRewards
    extends PTransform<PCollection<Exposure>, Outcomes<OpenExposure, Reward>> {

  private final AwaitOutcomes<OpenExposure, Reward> engine;

  private AwaitRewards(AwaitOutcomes<OpenExposure, Reward> engine) {
    this.engine = engine;
  }

  /** Rewards as this policy reckons them. */
  public static AwaitRewards under(RewardPolicy policy) {
    return new AwaitRewards(AwaitOutcomes.by(RewardSettlement.under(policy)));
  }

  /** What happened, each fact with the person on whose timeline it stands: see {@code ToFacts}. */
  public AwaitRewards observing(PCollection<KV<String, Fact>> facts) {
    return new AwaitRewards(engine.observing(facts));
  }

  /**
   * All exposures and facts before this time are in the input. Without it, the latest time of any
   * of them counts.
   */
  public AwaitRewards completeUntil(Instant completeUntil) {
    return new AwaitRewards(engine.completeUntil(completeUntil));
  }

  /** How long to wait for what is late on a stream: see {@link AwaitOutcomes#withPatience}. */
  public AwaitRewards withPatience(Patience patience) {
    return new AwaitRewards(engine.withPatience(patience));
  }

  /** Into how many shards the users are divided: see {@link AwaitOutcomes#withShards}. */
  public AwaitRewards withShards(int shards) {
    return new AwaitRewards(engine.withShards(shards));
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    return engine.getAdditionalInputs();
  }

  @Override
  public Outcomes<OpenExposure, Reward> expand(PCollection<Exposure> exposures) {
    return exposures
        .apply("Keep what waits", MapElements.via(new Open()))
        .apply("Await outcomes", engine);
  }

  private static final class Open extends SimpleFunction<Exposure, OpenExposure> {
    @Override
    public OpenExposure apply(Exposure exposure) {
      return OpenExposure.of(exposure);
    }
  }
}
