package org.afterward.transforms.context;

import java.util.function.Consumer;
import org.afterward.coders.PopulationSketch;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineChunk;
import org.afterward.transforms.waiting.LookbackRoom;
import org.afterward.transforms.waiting.SweepShards;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.transforms.DoFn.OutputReceiver;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@link SketchPopulations} of what is packed already, for somebody who sweeps it again for
 * something else. The decisions are to be {@link SnapshotRetrospection#remember remembered}, and
 * the facts {@link SnapshotRetrospection#trim trimmed}, as any {@link SnapshotRetrospection} of the
 * same layout does. Bounded; each person is swept once.
 *
 * <pre>{@code
 * PCollection<PopulationSketch> populations =
 *     chunks.apply("Sketch populations", SweepPopulations.under(terms));
 * }</pre>
 */
public final class SweepPopulations
    extends PTransform<PCollection<KV<Integer, TimelineChunk>>, PCollection<PopulationSketch>> {

  private static final TupleTag<KV<PopulationKey, ScoreSketch>> SKETCHES =
      new TupleTag<>("sketches") {};

  private final SnapshotTerms terms;
  private final @Nullable Instant completeUntil;

  private SweepPopulations(SnapshotTerms terms, @Nullable Instant completeUntil) {
    this.terms = terms;
    this.completeUntil = completeUntil;
  }

  /** By these terms; what they say of populations is not asked. */
  public static SweepPopulations under(SnapshotTerms terms) {
    return new SweepPopulations(terms.rankedIn(Populations.none()), null);
  }

  /** See {@link SnapshotContexts#completeUntil}: of later days there is no population. */
  public SweepPopulations completeUntil(@Nullable Instant until) {
    return new SweepPopulations(terms, until);
  }

  @Override
  public PCollection<PopulationSketch> expand(PCollection<KV<Integer, TimelineChunk>> chunks) {
    return chunks
        .apply(
            "Look back",
            SweepShards.with(this::sketch, completeUntil, SKETCHES, TupleTagList.empty()))
        .get(SKETCHES)
        .setCoder(KvCoder.of(PopulationKeyCoder.of(), ScoreSketchCoder.of()))
        .apply("Make populations", new MakePopulations());
  }

  private void sketch(
      Consumer<Consumer<Timeline>> shard, long completeUntilMs, MultiOutputReceiver outputs) {
    DayActivity days = new DayActivity(SnapshotRetrospection.ofDays(terms));
    DayScores scores = new DayScores(BoxScores.under(terms.boxes()), terms.zone());
    String policy = terms.boxes().reference();
    shard.accept(
        person ->
            new LookbackRoom<>(days, person)
                .advanceTo(completeUntilMs, day -> scores.add(day, policy)));
    OutputReceiver<KV<PopulationKey, ScoreSketch>> sketches = outputs.get(SKETCHES);
    scores.forEach((key, sketch) -> sketches.output(KV.of(key, sketch)));
  }
}
