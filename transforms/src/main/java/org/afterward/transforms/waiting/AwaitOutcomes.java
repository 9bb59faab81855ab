package org.afterward.transforms.waiting;

import java.util.Map;
import org.afterward.coders.Fact;
import org.afterward.coders.TimelineChunk;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Waits until what each decision led to can be known, and says it: decisions and facts in, outcomes
 * out. What an outcome is, a {@link Settlement} says; this engine knows only people, times and
 * horizons.
 *
 * <p><b>Guarantee.</b> Each decision gives exactly one outcome, or is pending. Outcomes depend on
 * the set of decisions and facts alone: not on their order, repetition, bundling, sharding or
 * runner.
 *
 * <p><b>Boundedness.</b> Bounded inputs in the global window. Decisions whose horizon is later than
 * the time up to which the input is complete come out as pending: {@link #completeUntil(Instant)},
 * or the latest time of any decision or fact.
 *
 * <p><b>Timestamps.</b> Event times are read from the records; element timestamps are ignored, and
 * outputs carry the end of the global window.
 *
 * <p><b>Cost and memory.</b> Facts are not shuffled one by one: they are packed, per bundle, into
 * one chunk per shard of people (about 25 bytes a fact), and each person is swept once in the order
 * of time. A worker holds one shard's packed bytes and at most two million unpacked entries (a
 * quarter GB), or one person's if those are more; beyond that a shard is swept in slices, each of
 * which reads its packed bytes again. A shard whose <em>packed</em> bytes do not fit is cured by
 * {@link #withShards more shards}.
 *
 * <pre>{@code
 * Outcomes<OpenExposure, Reward> outcomes =
 *     exposures.apply("Await", AwaitOutcomes.by(settlement).observing(facts).completeUntil(midnight));
 * }</pre>
 */
public final class AwaitOutcomes<D, O> extends PTransform<PCollection<D>, Outcomes<D, O>> {

  /** Right for up to some tens of millions of facts. */
  public static final int DEFAULT_SHARDS = 64;

  private static final TupleTag<KV<String, Fact>> FACTS = new TupleTag<>("facts") {};

  private final Settlement<D, O> settlement;
  private final transient @Nullable PCollection<KV<String, Fact>> facts;
  private final @Nullable Instant completeUntil;
  private final int shards;

  private AwaitOutcomes(
      Settlement<D, O> settlement,
      @Nullable PCollection<KV<String, Fact>> facts,
      @Nullable Instant completeUntil,
      int shards) {
    this.settlement = settlement;
    this.facts = facts;
    this.completeUntil = completeUntil;
    this.shards = shards;
  }

  /** Outcomes as this settlement says, with no facts observed yet. */
  public static <D, O> AwaitOutcomes<D, O> by(Settlement<D, O> settlement) {
    return new AwaitOutcomes<>(settlement, null, null, DEFAULT_SHARDS);
  }

  /** The facts that decide, each with the person on whose timeline it stands. */
  public AwaitOutcomes<D, O> observing(PCollection<KV<String, Fact>> facts) {
    return new AwaitOutcomes<>(settlement, facts, completeUntil, shards);
  }

  /**
   * All decisions and facts before this time are in the input. Without it, the latest time of any
   * of them counts.
   */
  public AwaitOutcomes<D, O> completeUntil(Instant completeUntil) {
    return new AwaitOutcomes<>(settlement, facts, completeUntil, shards);
  }

  /** Into how many shards the people are divided; the outcomes do not depend on it. */
  public AwaitOutcomes<D, O> withShards(int shards) {
    if (shards < 1) {
      throw new IllegalArgumentException("withShards wants at least 1, not " + shards);
    }
    return new AwaitOutcomes<>(settlement, facts, completeUntil, shards);
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    return facts == null ? Map.of() : Map.of(FACTS, facts);
  }

  @Override
  public Outcomes<D, O> expand(PCollection<D> decisions) {
    if (facts == null) {
      throw new IllegalArgumentException(
          "AwaitOutcomes needs facts: call observing(facts) before it is applied");
    }
    requireBounded("The decisions", decisions);
    requireBounded("The facts", facts);
    PCollection<KV<Integer, TimelineChunk>> packedDecisions =
        decisions.apply("Pack decisions", ParDo.of(PackFn.decisions(settlement, shards)));
    PCollection<KV<Integer, TimelineChunk>> packedFacts =
        facts.apply("Pack facts", ParDo.of(PackFn.facts(settlement, shards)));
    return PCollectionList.of(packedDecisions)
        .and(packedFacts)
        .apply("Meet", Flatten.pCollections())
        .apply("Settle", new SettleChunks<>(settlement, completeUntil));
  }

  private static void requireBounded(String what, PCollection<?> input) {
    if (input.isBounded() != IsBounded.BOUNDED) {
      throw new IllegalArgumentException(
          what + " of AwaitOutcomes are unbounded; only bounded inputs can be awaited so far");
    }
    if (!(input.getWindowingStrategy().getWindowFn() instanceof GlobalWindows)) {
      throw new IllegalArgumentException(
          what
              + " of AwaitOutcomes must be in the global window, since a horizon knows no other; they are in "
              + input.getWindowingStrategy().getWindowFn());
    }
  }
}
