package org.afterward.transforms.waiting;

import org.afterward.coders.LateFactCoder;
import org.afterward.coders.Pending;
import org.afterward.coders.PendingCoder;
import org.afterward.coders.TimelineChunk;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.DoFn.OutputReceiver;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/** Settles the people of each shard, and makes an element of each outcome. */
final class SettleChunks<D, O>
    extends PTransform<PCollection<KV<Integer, TimelineChunk>>, Outcomes<D, O>> {

  private final Settlement<D, O> settlement;
  private final @Nullable Instant completeUntil;

  SettleChunks(Settlement<D, O> settlement, @Nullable Instant completeUntil) {
    this.settlement = settlement;
    this.completeUntil = completeUntil;
  }

  @Override
  public Outcomes<D, O> expand(PCollection<KV<Integer, TimelineChunk>> chunks) {
    Outcomes.Tags<D, O> tags = new Outcomes.Tags<>();
    return withCoders(
        settlement,
        tags,
        chunks.apply(
            "Sweep",
            SweepShards.with(
                toElements(settlement, tags), completeUntil, tags.settled, tags.besideSettled())));
  }

  private static <D, O> SweepShards.Handler toElements(
      Settlement<D, O> settlement, Outcomes.Tags<D, O> tags) {
    WaitingCounters counters = WaitingCounters.of(settlement.countedAs());
    return (shard, completeUntil, outputs) -> {
      OutputReceiver<O> outcomes = outputs.get(tags.settled);
      OutputReceiver<Pending<D>> open = outputs.get(tags.pending);
      WaitingCounts counts = new WaitingCounts(settlement.outcomesPerDecision());
      shard.accept(
          timeline -> {
            Room<D, O> room = Room.of(settlement, timeline);
            room.advanceTo(
                completeUntil,
                outcome -> {
                  counts.addSettled();
                  outcomes.output(outcome);
                });
            for (Pending<D> waiting : room.waiting()) {
              counts.addPending();
              open.output(waiting);
            }
          });
      counts.decidedUpTo(completeUntil - settlement.horizonMs());
      counters.add(counts);
    };
  }

  /** The outcomes of either gear, with their coders. */
  static <D, O> Outcomes<D, O> withCoders(
      Settlement<D, O> settlement, Outcomes.Tags<D, O> tags, PCollectionTuple outputs) {
    Pipeline pipeline = outputs.getPipeline();
    Coder<O> outcome = coderOf(pipeline, settlement.outcomeType());
    outputs.get(tags.settled).setCoder(outcome);
    outputs.get(tags.estimates).setCoder(outcome);
    outputs
        .get(tags.pending)
        .setCoder(PendingCoder.of(coderOf(pipeline, settlement.decisionType())));
    outputs.get(tags.lateFacts).setCoder(LateFactCoder.of());
    return new Outcomes<>(tags, outputs);
  }

  /** What flows is generic here, so that Beam cannot infer its coder by itself. */
  private static <T> Coder<T> coderOf(Pipeline pipeline, Class<T> type) {
    try {
      return pipeline.getCoderRegistry().getCoder(type);
    } catch (CannotProvideCoderException e) {
      throw new IllegalArgumentException("No coder is registered for " + type, e);
    }
  }
}
