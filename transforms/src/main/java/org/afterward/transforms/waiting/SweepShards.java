package org.afterward.transforms.waiting;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineChunk;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.Max;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Brings the chunks of a shard together and goes once over its people: the second half of the
 * bounded gear of {@link AwaitOutcomes}, for a {@link Handler} that says what to do with each. A
 * job that writes files can so write them here, where AwaitOutcomes makes an element of each
 * outcome.
 */
public final class SweepShards
    extends PTransform<PCollection<KV<Integer, TimelineChunk>>, PCollectionTuple> {

  /** What is done with the people of a shard. */
  public interface Handler extends Serializable {

    /**
     * Handles one shard.
     *
     * @param shard hands out the timeline of each person, once
     * @param completeUntil up to when the input is complete, in epoch milliseconds
     */
    void sweep(
        Consumer<Consumer<Timeline>> shard, long completeUntil, DoFn.MultiOutputReceiver outputs)
        throws Exception;
  }

  private final @Nullable Instant completeUntil;
  private final Handler handler;
  private final TupleTag<?> mainOutput;
  private final TupleTagList moreOutputs;

  private SweepShards(
      @Nullable Instant completeUntil,
      Handler handler,
      TupleTag<?> mainOutput,
      TupleTagList moreOutputs) {
    this.completeUntil = completeUntil;
    this.handler = handler;
    this.mainOutput = mainOutput;
    this.moreOutputs = moreOutputs;
  }

  /**
   * Sweeps with this handler, which may write to these outputs.
   *
   * @param completeUntil up to when the input is complete, or null for the latest time of any entry
   */
  public static SweepShards with(
      Handler handler,
      @Nullable Instant completeUntil,
      TupleTag<?> mainOutput,
      TupleTagList moreOutputs) {
    return new SweepShards(completeUntil, handler, mainOutput, moreOutputs);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, TimelineChunk>> chunks) {
    return sweep(chunks, mainOutput);
  }

  private <T> PCollectionTuple sweep(
      PCollection<KV<Integer, TimelineChunk>> chunks, TupleTag<T> main) {
    PCollectionView<Long> completeness = completeness(chunks);
    return chunks
        .apply("Bring shards together", GroupByKey.create())
        .apply(
            "Sweep shards",
            ParDo.of(new SweepFn<T>(handler, completeness))
                .withSideInputs(completeness)
                .withOutputTags(main, moreOutputs));
  }

  private PCollectionView<Long> completeness(PCollection<KV<Integer, TimelineChunk>> chunks) {
    PCollection<Long> until =
        completeUntil == null
            ? chunks.apply("Look at latest times", MapElements.via(new LatestTime()))
            : chunks.getPipeline().apply("Complete until", Create.of(completeUntil.getMillis()));
    return until.apply("Take the latest", Max.longsGlobally().asSingletonView());
  }

  private static final class LatestTime extends SimpleFunction<KV<Integer, TimelineChunk>, Long> {
    @Override
    public Long apply(KV<Integer, TimelineChunk> chunk) {
      return chunk.getValue().latestAt();
    }
  }

  private static final class SweepFn<T> extends DoFn<KV<Integer, Iterable<TimelineChunk>>, T> {

    private final Handler handler;
    private final PCollectionView<Long> completeness;

    SweepFn(Handler handler, PCollectionView<Long> completeness) {
      this.handler = handler;
      this.completeness = completeness;
    }

    @ProcessElement
    public void sweepShard(ProcessContext context, MultiOutputReceiver outputs) throws Exception {
      List<TimelineChunk> shard = new ArrayList<>();
      context.element().getValue().forEach(shard::add);
      ShardSweep sweep = new ShardSweep(ShardSweep.ENTRIES_AT_ONCE);
      handler.sweep(people -> sweep.sweep(shard, people), context.sideInput(completeness), outputs);
    }
  }
}
