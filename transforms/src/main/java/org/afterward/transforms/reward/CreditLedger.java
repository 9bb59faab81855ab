package org.afterward.transforms.reward;

import java.util.List;
import java.util.Map;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.ValueFact;
import org.afterward.transforms.waiting.AwaitOutcomes;
import org.afterward.transforms.waiting.Patience;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.transforms.windowing.AfterProcessingTime;
import org.apache.beam.sdk.transforms.windowing.Repeatedly;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of what was spent and matched, and of what exposures were credited with: a {@link
 * LedgerDay} for each UTC day of the events and each credit policy. Nothing that is credited once
 * is ever lost or made: but for full credit, what was seen is what was credited and what fell on no
 * open exposure, to the micro-unit.
 *
 * <p>It is {@link AwaitOutcomes} the other way round: values wait, exposures decide. In a bounded
 * input each value counts, whether or not the exposures that it falls on are due. A match is worth
 * the policy's bonus, divided itself; rewards round their shares of it down to the micro-unit where
 * the bonus is not in whole units.
 *
 * <p><b>On a stream</b> a value is entered when no reward can change by it any more: the horizon,
 * the allowed lateness and the correction horizon after it happened. So the ledger has every value
 * that can have corrected a reward, and misses only those among the {@link
 * org.afterward.transforms.waiting.Outcomes#lateFacts() late facts} of rewards with the same {@link
 * #withPatience patience}, to the alignment. As entries come, the sum of their day is said again, a
 * minute after the first of them: of two {@code LedgerDay}s of one day and policies the newer,
 * which is the one with more {@code values}, replaces the other; whoever adds them up counts twice.
 * An exposure that comes too late for a reward is credited here all the same if it comes before the
 * value is entered; and of a stream that is drained, values are left out that were not entered yet.
 *
 * <p>Boundedness, timestamps, cost and memory are those of {@link AwaitOutcomes}; on a stream,
 * beside its state, there is one sum for each day and policies, for ever. Unlike there, an event id
 * that comes with different contents may be settled otherwise than for rewards, if some of these
 * contents are of no value.
 *
 * <pre>{@code
 * PCollection<LedgerDay> ledger =
 *     exposures.apply(
 *         "Keep the ledger",
 *         CreditLedger.under(policy).withCredit(FULL, LAST).observing(facts));
 * }</pre>
 */
public final class CreditLedger extends PTransform<PCollection<Exposure>, PCollection<LedgerDay>> {

  private static final TupleTag<KV<String, Fact>> FACTS = new TupleTag<>("facts") {};

  /** All that is in a bounded input is there. */
  private static final Instant EVER = Instant.ofEpochMilli(Long.MAX_VALUE);

  /** At most so often is a day restated on a stream, however many entries come. */
  private static final Duration RESTATED_AFTER = Duration.standardMinutes(1);

  private final RewardPolicy policy;
  private final List<CreditPolicy> credit;
  private final transient @Nullable PCollection<KV<String, Fact>> facts;
  private final Patience patience;

  private CreditLedger(
      RewardPolicy policy,
      List<CreditPolicy> credit,
      @Nullable PCollection<KV<String, Fact>> facts,
      Patience patience) {
    this.policy = policy;
    this.credit = credit;
    this.facts = facts;
    this.patience = patience;
  }

  /** By the bonus and the horizon of this policy, for full credit. */
  public static CreditLedger under(RewardPolicy policy) {
    return new CreditLedger(policy, List.of(CreditPolicy.FULL), null, Patience.STANDARD);
  }

  /** An account for each of these, at least one. */
  public CreditLedger withCredit(CreditPolicy... policies) {
    return new CreditLedger(policy, CreditRule.asked(policies), facts, patience);
  }

  /** What happened, as for {@link AwaitRewards}. */
  public CreditLedger observing(PCollection<KV<String, Fact>> happened) {
    return new CreditLedger(policy, credit, happened, patience);
  }

  /**
   * How long rewards wait for what is late, the same as they are told by {@link
   * AwaitRewards#withPatience}: so that the ledger has what they have. Estimates it has none.
   */
  public CreditLedger withPatience(Patience ofRewards) {
    return new CreditLedger(policy, credit, facts, ofRewards);
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    return facts == null ? Map.of() : Map.of(FACTS, facts);
  }

  @Override
  public PCollection<LedgerDay> expand(PCollection<Exposure> exposures) {
    if (facts == null) {
      throw new IllegalArgumentException(
          "CreditLedger needs facts: call observing(facts) before it is applied");
    }
    PCollection<KV<String, Fact>> shown =
        exposures.apply("As facts", MapElements.via(new AsFact()));
    PCollection<ValueFact> values = facts.apply("Take values", ParDo.of(new TakeValuesFn()));
    AwaitOutcomes<ValueFact, LedgerDay> await =
        AwaitOutcomes.by(new LedgerSettlement(new LedgerRule(policy, credit)))
            .observing(shown)
            .withPatience(LedgerSettlement.patience(patience, policy.horizonMs()));
    boolean bounded =
        values.isBounded() == IsBounded.BOUNDED && shown.isBounded() == IsBounded.BOUNDED;
    PCollection<LedgerDay> entries =
        values.apply("Await exposures", bounded ? await.completeUntil(EVER) : await).settled();
    return (bounded ? entries : entries.apply("Restate", restating()))
        .apply("Sum ledger", SumLedger.create());
  }

  /** A day's sum again and again, each time of all entries that there are. */
  private static Window<LedgerDay> restating() {
    return Window.<LedgerDay>configure()
        .triggering(
            Repeatedly.forever(
                AfterProcessingTime.pastFirstElementInPane().plusDelayOf(RESTATED_AFTER)))
        .withAllowedLateness(Duration.ZERO)
        .accumulatingFiredPanes();
  }

  private static final class AsFact extends SimpleFunction<Exposure, KV<String, Fact>> {
    @Override
    public KV<String, Fact> apply(Exposure exposure) {
      return KV.of(exposure.userId(), Fact.shown(OpenExposure.of(exposure)));
    }
  }

  private static final class TakeValuesFn extends DoFn<KV<String, Fact>, ValueFact> {
    @ProcessElement
    public void take(@Element KV<String, Fact> fact, OutputReceiver<ValueFact> values) {
      if (CreditDivision.isCredited(fact.getValue().kind())) {
        values.output(new ValueFact(fact.getKey(), fact.getValue()));
      }
    }
  }
}
