package org.afterward.transforms.reward;

import java.util.Map;
import org.afterward.coders.Exposure;
import org.afterward.coders.ExposureValue;
import org.afterward.coders.Fact;
import org.afterward.coders.OpenExposure;
import org.afterward.transforms.waiting.AwaitOutcomes;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Traces how the reward of each exposure came together by its age, whole hour by whole hour, with
 * full credit: also of exposures whose horizon is not over, as far as they were watched.
 *
 * <p><b>Guarantee.</b> One {@link ExposureValue} for each exposure id of a user that was shown
 * before the input is complete, whatever the order and repetition. Of one whose horizon is over,
 * what was credited and what the end brought are together the total of the reward that {@link
 * AwaitRewards} gives, to the micro-unit.
 *
 * <p><b>Bounded input</b> only; timestamps, cost and memory are those of {@link AwaitOutcomes}, and
 * a look at each spend and match of each window.
 *
 * <pre>{@code
 * PCollection<ExposureValue> values =
 *     exposures.apply(
 *         "Trace rewards", TraceRewards.under(policy).completeUntil(midnight).observing(facts));
 * }</pre>
 */
public final class TraceRewards
    extends PTransform<PCollection<Exposure>, PCollection<ExposureValue>> {

  private static final long serialVersionUID = 1;

  private static final TupleTag<KV<String, Fact>> FACTS = new TupleTag<>() {};

  private final RewardPolicy policy;
  private final @Nullable Instant completeUntil;
  private final transient @Nullable PCollection<KV<String, Fact>> facts;

  private TraceRewards(
      RewardPolicy policy,
      @Nullable Instant completeUntil,
      @Nullable PCollection<KV<String, Fact>> facts) {
    this.policy = policy;
    this.completeUntil = completeUntil;
    this.facts = facts;
  }

  /** Rewards as this policy reckons them; its horizon must be of whole hours. */
  public static TraceRewards under(RewardPolicy policy) {
    TraceSettlement.requireWholeHours(policy);
    return new TraceRewards(policy, null, null);
  }

  /** All exposures and facts before this time are in the input; later ones are passed over. */
  public TraceRewards completeUntil(Instant until) {
    return new TraceRewards(policy, until, facts);
  }

  /** What happened, each fact with the person on whose timeline it stands: see {@code ToFacts}. */
  public TraceRewards observing(PCollection<KV<String, Fact>> observed) {
    return new TraceRewards(policy, completeUntil, observed);
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    return facts == null ? Map.of() : Map.of(FACTS, facts);
  }

  @Override
  public PCollection<ExposureValue> expand(PCollection<Exposure> exposures) {
    if (facts == null || completeUntil == null) {
      throw new IllegalArgumentException(
          "TraceRewards needs facts and a time: call observing(facts) and completeUntil(time)"
              + " before it is applied");
    }
    if (exposures.isBounded() == IsBounded.UNBOUNDED || facts.isBounded() == IsBounded.UNBOUNDED) {
      throw new IllegalArgumentException("TraceRewards would wait for the end of its input");
    }
    long until = completeUntil.getMillis();
    return exposures
        .apply("Keep those before", Filter.by(exposure -> exposure.at() < until))
        .apply("Keep what waits", MapElements.via(new Open()))
        .apply(
            "Trace",
            AwaitOutcomes.by(TraceSettlement.under(policy, until))
                // Whose horizon is not over is settled, too: for as long as it was watched.
                .completeUntil(completeUntil.plus(Duration.millis(policy.horizonMs())))
                .observing(facts))
        .settled();
  }

  private static final class Open extends SimpleFunction<Exposure, OpenExposure> {
    @Override
    public OpenExposure apply(Exposure exposure) {
      return OpenExposure.of(exposure);
    }
  }
}
