package org.afterward.transforms.waiting;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.afterward.coders.Fact;
import org.afterward.coders.TimelineChunk;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/** Packs the elements of a bundle into chunks: one for each shard of people, or each person. */
final class PackFn<T, K> extends DoFn<T, KV<K, TimelineChunk>> {

  /** What an element is for the packer. */
  private interface Packing<T> extends Serializable {
    void pack(T element, Packer packer);
  }

  /** A new packer that hands its chunks out with their keys. */
  interface Packers<K> extends Serializable {
    Packer into(BiConsumer<K, TimelineChunk> full);
  }

  static Packers<Integer> byShard(int shards) {
    return full -> new ShardPacker(shards, full);
  }

  static Packers<String> byPerson() {
    return PersonPacker::new;
  }

  private final Counter receivedCount;
  private final Packing<T> packing;
  private final Packers<K> packers;
  private transient long received;
  private transient List<KV<K, TimelineChunk>> full = new ArrayList<>();
  private transient @Nullable Packer packer;

  /** Where a runner does not tell the watermark, what is no later than this is not late. */
  private transient Instant earliest = BoundedWindow.TIMESTAMP_MAX_VALUE;

  private PackFn(Counter receivedCount, Packers<K> packers, Packing<T> packing) {
    this.receivedCount = receivedCount;
    this.packers = packers;
    this.packing = packing;
  }

  static <D, K> PackFn<D, K> decisions(Settlement<D, ?> settlement, Packers<K> packers) {
    return new PackFn<>(
        Metrics.counter(settlement.countedAs(), WaitingCounters.OPENED),
        packers,
        (decision, packer) ->
            packer.add(settlement.personOf(decision), settlement.remember(decision)));
  }

  static <K> PackFn<KV<String, Fact>, K> facts(Settlement<?, ?> settlement, Packers<K> packers) {
    return new PackFn<>(
        Metrics.counter(settlement.countedAs(), WaitingCounters.FACTS),
        packers,
        (fact, packer) -> packer.add(fact.getKey(), settlement.trim(fact.getValue())));
  }

  @Setup
  public void setup() {
    full = new ArrayList<>();
    packer = packers.into((key, chunk) -> full.add(KV.of(key, chunk)));
  }

  @StartBundle
  public void startBundle() {
    received = 0;
    earliest = BoundedWindow.TIMESTAMP_MAX_VALUE;
  }

  @ProcessElement
  public void process(
      @Element T element, @Timestamp Instant timestamp, OutputReceiver<KV<K, TimelineChunk>> out) {
    received++;
    earliest = timestamp.isBefore(earliest) ? timestamp : earliest;
    packing.pack(element, openPacker());
    if (!full.isEmpty()) {
      handOut(out::output);
    }
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    receivedCount.inc(received);
    openPacker().flush();
    if (!full.isEmpty()) {
      handOut(chunk -> context.output(chunk, earliest, GlobalWindow.INSTANCE));
    }
  }

  private Packer openPacker() {
    Packer open = packer;
    if (open == null) {
      throw new IllegalStateException("It has not been set up");
    }
    return open;
  }

  private void handOut(Consumer<KV<K, TimelineChunk>> output) {
    full.forEach(output);
    full.clear();
  }
}
