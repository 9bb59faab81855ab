package org.afterward.transforms.reward;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.ValueFact;
import org.afterward.transforms.waiting.AwaitOutcomes;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of what was spent and matched, and of what exposures were credited with: a {@link
 * LedgerDay} for each UTC day of the events and each credit policy. Nothing that is credited once
 * is ever lost or made: but for full credit, what was seen is what was credited and what fell on no
 * open exposure, to the micro-unit.
 *
 * <p>It is {@link AwaitOutcomes} the other way round: values wait, exposures decide. Each value
 * counts as soon as all input is there, whether or not the exposures that it falls on are due. A
 * match is worth the policy's bonus, divided itself; rewards round their shares of it down to the
 * micro-unit where the bonus is not in whole units.
 *
 * <p>Boundedness, timestamps, cost and memory are those of {@link AwaitOutcomes}. Unlike there, an
 * event id that comes with different contents may be settled otherwise than for rewards, if some of
 * these contents are of no value.
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

  private final RewardPolicy policy;
  private final List<CreditPolicy> credit;
  private final transient @Nullable PCollection<KV<String, Fact>> facts;

  private CreditLedger(
      RewardPolicy policy,
      List<CreditPolicy> credit,
      @Nullable PCollection<KV<String, Fact>> facts) {
    this.policy = policy;
    this.credit = credit;
    this.facts = facts;
  }

  /** By the bonus and the horizon of this policy, for full credit. */
  public static CreditLedger under(RewardPolicy policy) {
    return new CreditLedger(policy, List.of(CreditPolicy.FULL), null);
  }

  /** An account for each of these, at least one. */
  public CreditLedger withCredit(CreditPolicy... policies) {
    if (policies.length == 0) {
      throw new IllegalArgumentException("withCredit wants at least one credit policy");
    }
    List<CreditPolicy> distinct =
        Arrays.stream(policies)
            .distinct()
            .sorted(Comparator.comparingInt(CreditPolicy::code))
            .toList();
    return new CreditLedger(policy, distinct, facts);
  }

  /** What happened, as for {@link AwaitRewards}. */
  public CreditLedger observing(PCollection<KV<String, Fact>> happened) {
    return new CreditLedger(policy, credit, happened);
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
    return facts
        .apply("Take values", ParDo.of(new TakeValuesFn()))
        .apply(
            "Await exposures",
            AwaitOutcomes.by(new LedgerSettlement(new LedgerRule(policy, credit)))
                .observing(shown)
                .completeUntil(EVER))
        .settled()
        .apply("Sum ledger", SumLedger.create());
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
