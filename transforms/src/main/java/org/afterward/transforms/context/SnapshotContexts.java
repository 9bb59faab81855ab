package org.afterward.transforms.context;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.ServedContext;
import org.afterward.coders.ServedSnapshot;
import org.afterward.transforms.waiting.AwaitOutcomes;
import org.afterward.transforms.waiting.Outcomes;
import org.afterward.transforms.waiting.Patience;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who each user was when they were shown something, or at the end of each day: {@link
 * AwaitOutcomes} with the {@link SnapshotRetrospection}.
 *
 * <p><b>Guarantee.</b> Exactly one snapshot for each exposure, and where they are asked for one for
 * each user and day, out of the facts strictly before it, to the millisecond. A snapshot depends on
 * the set of those facts alone: not on order, repetition, bundling or runner, and never on what
 * came later. The facts want to include what others did to the user: {@code
 * ToFacts.withReceived()}.
 *
 * <p><b>Boundedness.</b> Bounded inputs are swept once. On a stream a snapshot is made when the
 * watermark has passed it by the allowed lateness; a fact or exposure that comes later still is
 * late, or pending as too late, and changes nothing. Both give the same snapshots for what came in
 * time.
 *
 * <p><b>State kept on a stream.</b> Of each user a profile of some 150 bytes, more with what models
 * said and what was served, and what came within the lateness; until the user has been silent for
 * as long as the {@link BoxPolicy} says. In a checkpoint of Flink that is some 580 bytes a user,
 * the runner's own included. Cost and timestamps are those of {@link AwaitOutcomes}.
 *
 * <pre>{@code
 * Outcomes<ServedContext, ServedSnapshot> outcomes =
 *     exposures.apply(
 *         "Snapshot contexts",
 *         SnapshotContexts.by(SnapshotRetrospection.ofExposures(terms)).observing(facts));
 * outcomes.settled(); // PCollection<ServedSnapshot>
 * }</pre>
 */
public final class SnapshotContexts
    extends PTransform<PCollection<Exposure>, Outcomes<ServedContext, ServedSnapshot>> {

  private static final Patience DAY = new Patience(Duration.ofDays(1).toMillis(), 0, List.of(), 1);

  private static final TupleTag<KV<String, Fact>> FACTS = new TupleTag<>("facts") {};

  private final AwaitOutcomes<ServedContext, ServedSnapshot> engine;
  private final transient @Nullable PCollection<KV<String, Fact>> facts;

  private SnapshotContexts(
      AwaitOutcomes<ServedContext, ServedSnapshot> engine,
      @Nullable PCollection<KV<String, Fact>> facts) {
    this.engine = engine;
    this.facts = facts;
  }

  /** Snapshots as this retrospection sees them; a day for what is late on a stream. */
  public static SnapshotContexts by(SnapshotRetrospection retrospection) {
    return new SnapshotContexts(AwaitOutcomes.by(retrospection), null).withPatience(DAY);
  }

  /** What happened, each fact with the person on whose timeline it stands. */
  public SnapshotContexts observing(PCollection<KV<String, Fact>> facts) {
    return new SnapshotContexts(engine, facts);
  }

  /**
   * All exposures and facts before this time are in the input, and no snapshot of a later time is
   * made. Without it, the latest time of any of them counts where the input is bounded, and the
   * wall clock on a stream.
   */
  public SnapshotContexts completeUntil(Instant completeUntil) {
    return new SnapshotContexts(engine.completeUntil(completeUntil), facts);
  }

  /**
   * How long to wait for what is late on a stream: see {@link AwaitOutcomes#withPatience}. Nothing
   * is corrected or estimated.
   */
  public SnapshotContexts withPatience(Patience patience) {
    if (patience.correctionMs() > 0 || !patience.estimateAgesMs().isEmpty()) {
      throw new IllegalArgumentException(
          "A snapshot is neither estimated nor corrected: what comes later is late");
    }
    return new SnapshotContexts(engine.withPatience(patience), facts);
  }

  /** Into how many shards the users are divided: see {@link AwaitOutcomes#withShards}. */
  public SnapshotContexts withShards(int shards) {
    return new SnapshotContexts(engine.withShards(shards), facts);
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    return facts == null ? Map.of() : Map.of(FACTS, facts);
  }

  @Override
  public Outcomes<ServedContext, ServedSnapshot> expand(PCollection<Exposure> exposures) {
    if (facts == null) {
      throw new IllegalArgumentException(
          "SnapshotContexts needs facts: call observing(facts) before it is applied");
    }
    return exposures
        .apply("Keep what was served", KeepServed.of())
        .apply("Look back", engine.observing(facts));
  }
}
