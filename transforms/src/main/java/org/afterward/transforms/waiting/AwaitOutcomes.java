package org.afterward.transforms.waiting;

import java.time.Duration;
import java.util.Map;
import org.afterward.coders.Fact;
import org.afterward.coders.TimelineChunk;
import org.afterward.coders.TimelineChunkCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
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
 * runner. On a stream, what comes late gives revisions, in the order of its arrival; the same
 * arrivals again give the same revisions.
 *
 * <p><b>Boundedness.</b> Two gears, in the global window. Where both inputs are bounded, decisions
 * whose horizon is later than the time up to which the input is complete come out as pending:
 * {@link #completeUntil(Instant)}, or the latest time of any decision or fact. Where one is
 * unbounded, decisions wait in state until the watermark has passed their horizon and the allowed
 * lateness; a fact that comes later still makes a revision within the correction horizon, and then
 * is late: see {@link Patience}. Both end in the same outcomes for the same facts, revisions
 * folded.
 *
 * <p><b>Timestamps.</b> Event times are read from the records. Element timestamps only make the
 * watermark of a stream. Outputs carry the end of the global window, or on a stream the time of the
 * waking or of the late fact. Nothing holds the watermark back over the horizon.
 *
 * <p><b>Cost and memory, bounded.</b> Facts are not shuffled one by one: they are packed, per
 * bundle, into one chunk per shard of people (10 to 25 bytes a fact), and each person is swept once
 * in the order of time. A worker holds one shard's packed bytes and at most two million unpacked
 * entries (a quarter GB), or one person's if those are more; beyond that a shard is swept in
 * slices, each of which reads its packed bytes again. A shard whose <em>packed</em> bytes do not
 * fit is cured by {@link #withShards more shards}.
 *
 * <p><b>State kept on a stream.</b> Keyed by person: one value, one bag of sealed chunks, one
 * event-time timer. About 9 bytes a fact with numbered ids. A decision is kept until it can no
 * longer be corrected; a fact as long as such a decision needs it, or a decision that needs it may
 * come; a person of whom nothing is left has no state at all. What can be forgotten is forgotten at
 * the person's next waking, which is never later than a horizon and the lateness. An arrival costs
 * one read and one write of at most a KiB; a waking reads all that is kept of one person.
 *
 * <p><b>Looking back.</b> A {@link Retrospection} asks what was before a decision, and not after
 * it. It waits for the allowed lateness alone, corrects nothing, and keeps of each person a memory
 * that it makes itself in the place of the facts; a person is forgotten when they have been silent
 * for long.
 *
 * <p><b>Drained streams.</b> When a stream is ended by a drain, every timer fires at once. A
 * decision whose horizon and lateness are not over by the wall clock is then {@link
 * org.afterward.coders.Pending.Cause#DRAINED pending}, never settled. With {@link
 * #completeUntil(Instant)} no clock is asked.
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
  private final Patience patience;

  private AwaitOutcomes(
      Settlement<D, O> settlement,
      @Nullable PCollection<KV<String, Fact>> facts,
      @Nullable Instant completeUntil,
      int shards,
      Patience patience) {
    this.settlement = settlement;
    this.facts = facts;
    this.completeUntil = completeUntil;
    this.shards = shards;
    this.patience = patience;
  }

  /** Outcomes as this settlement says, with no facts observed yet. */
  public static <D, O> AwaitOutcomes<D, O> by(Settlement<D, O> settlement) {
    return new AwaitOutcomes<>(settlement, null, null, DEFAULT_SHARDS, Patience.STANDARD);
  }

  /** The facts that decide, each with the person on whose timeline it stands. */
  public AwaitOutcomes<D, O> observing(PCollection<KV<String, Fact>> facts) {
    return new AwaitOutcomes<>(settlement, facts, completeUntil, shards, patience);
  }

  /**
   * All decisions and facts before this time are in the input. Without it, the latest time of any
   * of them counts where the input is bounded, and the wall clock on a stream.
   */
  public AwaitOutcomes<D, O> completeUntil(Instant completeUntil) {
    return new AwaitOutcomes<>(settlement, facts, completeUntil, shards, patience);
  }

  /** Into how many shards the people are divided; the outcomes do not depend on it. */
  public AwaitOutcomes<D, O> withShards(int shards) {
    if (shards < 1) {
      throw new IllegalArgumentException("withShards wants at least 1, not " + shards);
    }
    return new AwaitOutcomes<>(settlement, facts, completeUntil, shards, patience);
  }

  /** How long to wait for what is late on a stream; bounded inputs have nothing late. */
  public AwaitOutcomes<D, O> withPatience(Patience patience) {
    for (long age : patience.estimateAgesMs()) {
      if (age >= settlement.horizonMs()) {
        throw new IllegalArgumentException(
            "An estimate is made before the horizon of "
                + Duration.ofMillis(settlement.horizonMs())
                + " is over, not at an age of "
                + Duration.ofMillis(age));
      }
    }
    return new AwaitOutcomes<>(settlement, facts, completeUntil, shards, patience);
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    return facts == null ? Map.of() : Map.of(FACTS, facts);
  }

  @Override
  public Outcomes<D, O> expand(PCollection<D> decisions) {
    PCollection<KV<String, Fact>> observed = observed(decisions);
    return isBounded(decisions, observed)
        ? pack(decisions, observed, PackFn.byShard(shards), VarIntCoder.of())
            .apply("Settle", new SettleChunks<>(settlement, completeUntil))
        : pack(decisions, observed, PackFn.byPerson(), StringUtf8Coder.of())
            .apply("Settle", new SettleOnStream<>(settlement, patience, completeUntil));
  }

  /**
   * Bounded decisions and facts as they would be swept, for somebody who sweeps them otherwise: see
   * {@link SweepShards}.
   */
  public PCollection<KV<Integer, TimelineChunk>> packed(PCollection<D> decisions) {
    PCollection<KV<String, Fact>> observed = observed(decisions);
    if (!isBounded(decisions, observed)) {
      throw new IllegalArgumentException("Only what has an end is swept");
    }
    return pack(decisions, observed, PackFn.byShard(shards), VarIntCoder.of());
  }

  private PCollection<KV<String, Fact>> observed(PCollection<D> decisions) {
    if (facts == null) {
      throw new IllegalArgumentException(
          "AwaitOutcomes needs facts: call observing(facts) before it is applied");
    }
    requireGlobalWindow("The decisions", decisions);
    requireGlobalWindow("The facts", facts);
    return facts;
  }

  private static boolean isBounded(PCollection<?> decisions, PCollection<?> facts) {
    return decisions.isBounded() == IsBounded.BOUNDED && facts.isBounded() == IsBounded.BOUNDED;
  }

  private <K> PCollection<KV<K, TimelineChunk>> pack(
      PCollection<D> decisions,
      PCollection<KV<String, Fact>> facts,
      PackFn.Packers<K> packers,
      Coder<K> keyCoder) {
    Coder<KV<K, TimelineChunk>> coder = KvCoder.of(keyCoder, TimelineChunkCoder.of());
    return PCollectionList.of(
            decisions
                .apply("Pack decisions", ParDo.of(PackFn.decisions(settlement, packers)))
                .setCoder(coder))
        .and(facts.apply("Pack facts", ParDo.of(PackFn.facts(settlement, packers))).setCoder(coder))
        .apply("Meet", Flatten.pCollections());
  }

  private static void requireGlobalWindow(String what, PCollection<?> input) {
    if (!(input.getWindowingStrategy().getWindowFn() instanceof GlobalWindows)) {
      throw new IllegalArgumentException(
          what
              + " of AwaitOutcomes must be in the global window, since a horizon knows no other; they are in "
              + input.getWindowingStrategy().getWindowFn());
    }
  }
}
