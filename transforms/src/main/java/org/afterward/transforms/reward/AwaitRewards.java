package org.afterward.transforms.reward;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.afterward.coders.CreditPolicy;
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
 * over (and each {@link #withCredit credit policy}), however often exposure and facts were
 * delivered and in whatever order; every other exposure is pending. Boundedness, timestamps, cost
 * and memory are those of {@link AwaitOutcomes}.
 *
 * <pre>{@code
 * Outcomes<OpenExposure, Reward> outcomes =
 *     exposures.apply(
 *         "Await rewards",
 *         AwaitRewards.under(RewardPolicy.standard()).observing(facts).completeUntil(midnight));
 * outcomes.settled(); // PCollection<Reward>
 * outcomes.pending(); // PCollection<Pending<OpenExposure>>
 * }</pre>
 *
 * <p><b>On a stream</b> a reward is settled once the watermark has passed the horizon and the
 * allowed lateness, and corrected by what comes still later:
 *
 * <pre>{@code
 * Patience patience = new Patience(DAY, 7 * DAY, List.of(DAY, 3 * DAY), HOUR);
 * Outcomes<OpenExposure, Reward> outcomes =
 *     exposures.apply(
 *         "Await rewards",
 *         AwaitRewards.under(policy).withCredit(FULL, LAST).observing(facts).withPatience(patience));
 * }</pre>
 *
 * <ul>
 *   <li>{@code settled()}: of each exposure and credit policy one {@code MATURE} reward, revision
 *       0; then {@code CORRECTED} ones, revision 1, 2, ..., each with its difference from the one
 *       before and the event that caused it. The newest is what a batch gives of the same events
 *       without those that came too late: see {@link FoldRevisions} and {@link Reward#asIfInTime()}
 *   <li>{@code estimates()}: {@code PARTIAL} ones at the ages that were asked for, with negative
 *       revisions. Never to be trained on
 *   <li>{@code pending()}: exposures that came too late, and those still open when the stream was
 *       drained
 *   <li>{@code lateFacts()}: events beyond the correction horizon of some exposure that they fall
 *       on, with how many they still reached, and what was spent in vain. One that is delivered
 *       again after it was forgotten is said again
 * </ul>
 */
public final class AwaitRewards
    extends PTransform<PCollection<Exposure>, Outcomes<OpenExposure, Reward>> {

  private final RewardSettlement settlement;

  /** What the engine was told, to be told again to the engine of another settlement. */
  private final transient UnaryOperator<AwaitOutcomes<OpenExposure, Reward>> options;

  private final AwaitOutcomes<OpenExposure, Reward> engine;

  private AwaitRewards(
      RewardSettlement settlement, UnaryOperator<AwaitOutcomes<OpenExposure, Reward>> options) {
    this.settlement = settlement;
    this.options = options;
    this.engine = options.apply(AwaitOutcomes.by(settlement));
  }

  /** Rewards as this policy reckons them, with full credit. */
  public static AwaitRewards under(RewardPolicy policy) {
    return by(RewardSettlement.under(policy));
  }

  /** Rewards as this settlement reckons them, with the credit and all else that it was given. */
  public static AwaitRewards by(RewardSettlement settlement) {
    return new AwaitRewards(settlement, engine -> engine);
  }

  /**
   * One reward of each exposure for each of these credit policies, at least one, in one pass: see
   * {@link RewardSettlement}.
   */
  public AwaitRewards withCredit(CreditPolicy... policies) {
    return new AwaitRewards(settlement.withCredit(policies), options);
  }

  /**
   * Each reward with the events that made it: how many, a digest of their ids, and this many ids of
   * each part. It costs a look at every event of every window.
   */
  public AwaitRewards withLineage(int ids) {
    return new AwaitRewards(settlement.withLineage(ids), options);
  }

  /** Each reward with how its exposure was served: see {@link RewardSettlement#withServing}. */
  public AwaitRewards withServing() {
    return new AwaitRewards(settlement.withServing(), options);
  }

  /** What happened, each fact with the person on whose timeline it stands: see {@code ToFacts}. */
  public AwaitRewards observing(PCollection<KV<String, Fact>> facts) {
    return with(awaiting -> awaiting.observing(facts));
  }

  /**
   * All exposures and facts before this time are in the input. Without it, the latest time of any
   * of them counts.
   */
  public AwaitRewards completeUntil(Instant completeUntil) {
    return with(awaiting -> awaiting.completeUntil(completeUntil));
  }

  /** How long to wait for what is late on a stream: see {@link AwaitOutcomes#withPatience}. */
  public AwaitRewards withPatience(Patience patience) {
    return with(awaiting -> awaiting.withPatience(patience));
  }

  /** Into how many shards the users are divided: see {@link AwaitOutcomes#withShards}. */
  public AwaitRewards withShards(int shards) {
    return with(awaiting -> awaiting.withShards(shards));
  }

  private AwaitRewards with(UnaryOperator<AwaitOutcomes<OpenExposure, Reward>> option) {
    return new AwaitRewards(settlement, awaiting -> option.apply(options.apply(awaiting)));
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    return engine.getAdditionalInputs();
  }

  @Override
  public Outcomes<OpenExposure, Reward> expand(PCollection<Exposure> exposures) {
    return exposures
        .apply("Keep what waits", MapElements.via(new Open(settlement)))
        .apply("Await outcomes", engine);
  }

  private static final class Open extends SimpleFunction<Exposure, OpenExposure> {

    private final RewardSettlement settlement;

    Open(RewardSettlement settlement) {
      this.settlement = settlement;
    }

    @Override
    public OpenExposure apply(Exposure exposure) {
      return settlement.open(exposure);
    }
  }
}
