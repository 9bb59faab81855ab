package org.afterward.pipelines.packing;

import java.io.IOException;
import org.afterward.coders.Rejection;
import org.afterward.coders.TimelineChunk;
import org.afterward.pipelines.files.PartReading;
import org.afterward.pipelines.progress.Progress;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.intake.RejectionCounters;
import org.afterward.transforms.waiting.ShardPacker;
import org.afterward.transforms.waiting.WaitingCounters;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads, judges and packs the events of parts of some input, all in one loop. It is ParseEvents,
 * the validating transforms, ToFacts and the packing of AwaitOutcomes by hand, out of the same
 * Beam-free classes: where there is an end, there is no need that each of ten million events be an
 * element of its own at each of these steps, which costs a runner several times what the steps do.
 *
 * <p>How a job applies it, {@link PackedEvents} says; its class is the namespace of its counters.
 *
 * @param <P> a part of the input
 */
public final class PackEvents<P> extends PTransform<PCollection<P>, PCollectionTuple> {

  static final TupleTag<KV<Integer, TimelineChunk>> CHUNKS = new TupleTag<>("chunks") {};
  static final TupleTag<Rejection> REJECTIONS = new TupleTag<>("rejections") {};
  static final TupleTag<Long> READ = new TupleTag<>("read") {};

  private final PackPartFn<P> packing;

  private PackEvents(PackPartFn<P> packing) {
    this.packing = packing;
  }

  /** Packs what the events that keep the contract mean. */
  static <P> PackEvents<P> into(
      int shards, PartReading<P> reading, EventContract contract, EventMeaning<?> meaning) {
    return new PackEvents<>(new PackPartFn<>(reading, contract, meaning, shards));
  }

  @Override
  public PCollectionTuple expand(PCollection<P> parts) {
    return parts.apply(
        "Pack", ParDo.of(packing).withOutputTags(CHUNKS, TupleTagList.of(REJECTIONS).and(READ)));
  }

  private static final class PackPartFn<P> extends DoFn<P, KV<Integer, TimelineChunk>> {

    private final Counter seenCount = Metrics.counter(PackEvents.class, "seen");
    private final Counter openedCount = Metrics.counter(PackEvents.class, WaitingCounters.OPENED);
    private final Counter factsCount = Metrics.counter(PackEvents.class, WaitingCounters.FACTS);
    private final RejectionCounters rejections = RejectionCounters.of(PackEvents.class);

    private final PartReading<P> reading;
    private final EventContract contract;
    private final EventMeaning<?> meaning;
    private final int shards;

    PackPartFn(
        PartReading<P> reading, EventContract contract, EventMeaning<?> meaning, int shards) {
      this.reading = reading;
      this.contract = contract;
      this.meaning = meaning;
      this.shards = shards;
    }

    @ProcessElement
    public void pack(@Element P part, PipelineOptions options, MultiOutputReceiver outputs)
        throws IOException {
      ShardPacker packer =
          new ShardPacker(
              shards, (shard, chunk) -> outputs.get(CHUNKS).output(KV.of(shard, chunk)));
      EventPacking<?> packing =
          new EventPacking<>(
              contract,
              meaning,
              packer,
              rejection -> {
                rejections.count(rejection);
                Progress.REJECTED.add(1);
                outputs.get(REJECTIONS).output(rejection);
              });
      reading.read(part, options, packing);
      packing.finish();
      packer.flush();
      seenCount.inc(packing.read());
      openedCount.inc(packing.opened());
      factsCount.inc(packing.facts());
      outputs.get(READ).output(packing.read());
    }
  }
}
