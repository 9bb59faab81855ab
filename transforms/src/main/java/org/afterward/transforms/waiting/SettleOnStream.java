package org.afterward.transforms.waiting;

import org.afterward.coders.TimelineChunk;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets each person's decisions wait in state, and settles them as the stream's time passes. */
final class SettleOnStream<D, O>
    extends PTransform<PCollection<KV<String, TimelineChunk>>, Outcomes<D, O>> {

  private final Settlement<D, O> settlement;
  private final Patience patience;
  private final @Nullable Instant completeUntil;

  SettleOnStream(Settlement<D, O> settlement, Patience patience, @Nullable Instant completeUntil) {
    this.settlement = settlement;
    this.patience = patience;
    this.completeUntil = completeUntil;
  }

  @Override
  public Outcomes<D, O> expand(PCollection<KV<String, TimelineChunk>> chunks) {
    Outcomes.Tags<D, O> tags = new Outcomes.Tags<>();
    return SettleChunks.withCoders(
        settlement,
        tags,
        chunks.apply(
            "Wait",
            ParDo.of(new AwaitFn<>(settlement, patience, completeUntil, tags))
                .withOutputTags(tags.settled, tags.besideSettled())));
  }
}
