package org.afterward.transforms.strategy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.afterward.coders.CountedExposure;
import org.afterward.coders.CountedExposureCoder;
import org.afterward.transforms.waiting.ShardPacker;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;

/**
 * Packs what exposures count for, all of a user into one shard: as elements of their own, millions
 * of them cost a runner several times what is done with them.
 */
final class PackCountedFn extends DoFn<CountedExposure, KV<Integer, byte[]>> {

  /** Of all shards together. */
  private static final int MOST_BYTES = 32 << 20;

  private final int shards;
  private transient Map<Integer, ByteArrayOutputStream> packs = Map.of();
  private transient int bytes;

  PackCountedFn(int shards) {
    this.shards = shards;
  }

  @StartBundle
  public void start() {
    packs = new TreeMap<>();
    bytes = 0;
  }

  @ProcessElement
  public void pack(@Element CountedExposure exposure, OutputReceiver<KV<Integer, byte[]>> packed)
      throws IOException {
    ByteArrayOutputStream pack =
        packs.computeIfAbsent(
            ShardPacker.shardOf(exposure.userId(), shards), shard -> new ByteArrayOutputStream());
    int before = pack.size();
    CountedExposureCoder.of().encode(exposure, pack);
    bytes += pack.size() - before;
    if (bytes >= MOST_BYTES) {
      flush(packed::output);
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    flush(pack -> context.output(pack, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
  }

  private void flush(Consumer<KV<Integer, byte[]>> packed) {
    packs.forEach((shard, pack) -> packed.accept(KV.of(shard, pack.toByteArray())));
    packs.clear();
    bytes = 0;
  }
}
