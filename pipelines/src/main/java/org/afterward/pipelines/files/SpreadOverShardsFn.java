package org.afterward.pipelines.files;

import java.util.concurrent.ThreadLocalRandom;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Gives each record its folder and one of the shards, whose records then wait together. */
final class SpreadOverShardsFn<T> extends DoFn<T, KV<KV<String, Integer>, T>> {

  private static final long serialVersionUID = 1;

  private final PartWriter.Target<T> target;
  private final int shards;
  private int next;

  SpreadOverShardsFn(PartWriter.Target<T> target, int shards) {
    this.target = target;
    this.shards = shards;
  }

  /** So that not every worker's small bundles go to the first shard. */
  @StartBundle
  public void begin() {
    next = ThreadLocalRandom.current().nextInt(shards);
  }

  @ProcessElement
  public void spread(@Element T value, OutputReceiver<KV<KV<String, Integer>, T>> out) {
    next = (next + 1) % shards;
    out.output(KV.of(KV.of(target.folder(value), next), value));
  }
}
