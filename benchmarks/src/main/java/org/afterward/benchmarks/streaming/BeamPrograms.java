package org.afterward.benchmarks.streaming;

import org.afterward.coders.Reward;
import org.afterward.transforms.context.SnapshotContexts;
import org.afterward.transforms.context.SnapshotRetrospection;
import org.afterward.transforms.context.SnapshotTerms;
import org.afterward.transforms.reward.AwaitRewards;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.waiting.Patience;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/** The pipelines that are measured, each over the same arrivals. */
final class BeamPrograms {

  private BeamPrograms() {}

  /** Arrivals are made and dropped: as fast as it can be. */
  static void source(Pipeline pipeline, ArrivalPlan plan) {
    arrivals(pipeline, plan).apply("Drop", ParDo.of(new DropFn(plan)));
  }

  /** Arrivals go to their users, where a function with state does nothing: what keying costs. */
  static void noOp(Pipeline pipeline, ArrivalPlan plan) {
    arrivals(pipeline, plan)
        .apply("Key", ParDo.of(new EntryFn(plan)))
        .apply("Do nothing", ParDo.of(new NoOpFn()));
  }

  /** The same, with one cell that is read and written for each: what touching state costs. */
  static void counting(Pipeline pipeline, ArrivalPlan plan) {
    arrivals(pipeline, plan)
        .apply("Key", ParDo.of(new EntryFn(plan)))
        .apply("Count", ParDo.of(new CountingFn()));
  }

  /** Ours. */
  static void rewards(Pipeline pipeline, ArrivalPlan plan) {
    PCollectionTuple split = split(pipeline, plan);
    split
        .get(SplitFn.EXPOSURES)
        .apply(
            "Await rewards",
            AwaitRewards.under(RewardPolicy.standard())
                .observing(split.get(SplitFn.FACTS))
                .withPatience(Patience.STANDARD))
        .settled()
        .apply("Take", ParDo.of(new TakeFn()));
  }

  /** Ours, with what these keep beside. */
  static void snapshots(Pipeline pipeline, ArrivalPlan plan) {
    PCollectionTuple split = split(pipeline, plan);
    split
        .get(SplitFn.EXPOSURES)
        .apply("Serve", MapElements.via(new KnownOfUsers.Serve()))
        .apply(
            "Snapshot contexts",
            SnapshotContexts.by(SnapshotRetrospection.ofExposures(SnapshotTerms.standard()))
                .observing(
                    split
                        .get(SplitFn.FACTS)
                        .apply("Others and models", ParDo.of(new KnownOfUsers.AlsoFn()))));
  }

  private static PCollectionTuple split(Pipeline pipeline, ArrivalPlan plan) {
    return arrivals(pipeline, plan)
        .apply(
            "Split",
            ParDo.of(new SplitFn(plan))
                .withOutputTags(SplitFn.FACTS, TupleTagList.of(SplitFn.EXPOSURES)));
  }

  private static PCollection<Batch> arrivals(Pipeline pipeline, ArrivalPlan plan) {
    return pipeline.apply("Arrivals", Read.from(ArrivalSource.of(plan)));
  }

  private static final class DropFn extends DoFn<Batch, Void> {
    private final BatchReader reader;

    DropFn(ArrivalPlan plan) {
      this.reader = new BatchReader(plan);
    }

    @ProcessElement
    public void process(@Element Batch batch) {
      reader.forEach(batch, arrival -> {});
    }
  }

  private static final class TakeFn extends DoFn<org.afterward.coders.Reward, Void> {
    @ProcessElement
    public void process(@Element Reward reward) {
      Answers.take(reward);
    }
  }
}
