package org.afterward.transforms.context;

import java.util.Map;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.PopulationSketch;
import org.afterward.coders.ServedContext;
import org.afterward.coders.ServedSnapshot;
import org.afterward.transforms.waiting.AwaitOutcomes;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Makes the population of each day out of all that happened: {@link ScoreBoxes} of the snapshots of
 * all days, without making an element of each of these. Bounded only; guarantee and cost are
 * theirs, and no snapshot is kept or shuffled.
 *
 * <pre>{@code
 * PCollection<PopulationSketch> populations =
 *     exposures.apply("Sketch populations", SketchPopulations.under(terms).observing(facts));
 * }</pre>
 */
public final class SketchPopulations
    extends PTransform<PCollection<Exposure>, PCollection<PopulationSketch>> {

  private static final TupleTag<KV<String, Fact>> FACTS = new TupleTag<>("facts") {};

  private final SnapshotTerms terms;
  private final transient @Nullable PCollection<KV<String, Fact>> facts;
  private final @Nullable Instant completeUntil;

  private SketchPopulations(
      SnapshotTerms terms,
      @Nullable PCollection<KV<String, Fact>> facts,
      @Nullable Instant completeUntil) {
    this.terms = terms;
    this.facts = facts;
    this.completeUntil = completeUntil;
  }

  /** By these terms; what they say of populations is not asked. */
  public static SketchPopulations under(SnapshotTerms terms) {
    return new SketchPopulations(terms, null, null);
  }

  /** What happened, each fact with the person on whose timeline it stands. */
  public SketchPopulations observing(PCollection<KV<String, Fact>> facts) {
    return new SketchPopulations(terms, facts, completeUntil);
  }

  /** See {@link SnapshotContexts#completeUntil}: of later days there is no population. */
  public SketchPopulations completeUntil(Instant completeUntil) {
    return new SketchPopulations(terms, facts, completeUntil);
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    return facts == null ? Map.of() : Map.of(FACTS, facts);
  }

  @Override
  public PCollection<PopulationSketch> expand(PCollection<Exposure> exposures) {
    if (facts == null) {
      throw new IllegalArgumentException(
          "SketchPopulations needs facts: call observing(facts) before it is applied");
    }
    AwaitOutcomes<ServedContext, ServedSnapshot> engine =
        AwaitOutcomes.by(SnapshotRetrospection.ofDays(terms)).observing(facts);
    PCollection<ServedContext> served = exposures.apply("Keep what was served", KeepServed.of());
    return engine
        .packed(served)
        .apply("Sweep", SweepPopulations.under(terms).completeUntil(completeUntil));
  }
}
