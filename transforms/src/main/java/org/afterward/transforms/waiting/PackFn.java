package org.afterward.transforms.waiting;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.afterward.coders.Fact;
import org.afterward.coders.TimelineChunk;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;

/** Packs the elements of a bundle into chunks by shard. */
final class PackFn<T> extends DoFn<T, KV<Integer, TimelineChunk>> {

  /** What packing an element means. */
  private interface Packing<T> extends Serializable {
    void pack(T element, ShardPacker packer);
  }

  private final Packing<T> packing;
  private final int shards;
  private transient List<KV<Integer, TimelineChunk>> full = new ArrayList<>();
  private transient ShardPacker packer = new ShardPacker(1, (shard, chunk) -> {});

  private PackFn(int shards, Packing<T> packing) {
    this.shards = shards;
    this.packing = packing;
  }

  static <D> PackFn<D> decisions(Settlement<D, ?> settlement, int shards) {
    return new PackFn<>(
        shards,
        (decision, packer) ->
            packer.add(settlement.personOf(decision), settlement.remember(decision)));
  }

  static PackFn<KV<String, Fact>> facts(Settlement<?, ?> settlement, int shards) {
    return new PackFn<>(
        shards, (fact, packer) -> packer.add(fact.getKey(), settlement.trim(fact.getValue())));
  }

  @StartBundle
  public void startBundle() {
    full = new ArrayList<>();
    packer = new ShardPacker(shards, (shard, chunk) -> full.add(KV.of(shard, chunk)));
  }

  @ProcessElement
  public void process(@Element T element, OutputReceiver<KV<Integer, TimelineChunk>> output) {
    packing.pack(element, packer);
    if (!full.isEmpty()) {
      handOut(output::output);
    }
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    packer.flush();
    handOut(
        chunk ->
            context.output(chunk, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE));
  }

  private void handOut(Consumer<KV<Integer, TimelineChunk>> output) {
    full.forEach(output);
    full.clear();
  }
}
