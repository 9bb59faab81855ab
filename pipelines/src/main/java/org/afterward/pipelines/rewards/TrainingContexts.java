package org.afterward.pipelines.rewards;

import java.util.List;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Reward;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.files.ReadRecords;
import org.afterward.pipelines.files.RecordReading;
import org.afterward.pipelines.sources.EventSources;
import org.afterward.transforms.context.Completion;
import org.afterward.transforms.context.JoinSnapshots;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Which contexts rewards are trained on: those that were logged, or those of snapshots. Bounded
 * where there are snapshots.
 */
final class TrainingContexts extends PTransform<PCollection<Reward>, PCollection<Reward>> {

  private static final String REPLACE = "replace";
  private static final String COMPLETE = "complete";

  private final List<String> snapshots;
  private final Completion completion;

  private TrainingContexts(List<String> snapshots, Completion completion) {
    this.snapshots = List.copyOf(snapshots);
    this.completion = completion;
  }

  /**
   * As the options say.
   *
   * @param layouts whose vectors can be completed position by position
   * @throws UserMistake naming the option that cannot be right
   */
  static TrainingContexts of(RewardsOptions options, List<ContextLayout> layouts) {
    String globs = options.getSnapshots();
    if (globs == null) {
      return new TrainingContexts(List.of(), Completion.replacing());
    }
    if (!options.isTraining() && !options.isTables()) {
      throw new UserMistake(
          "--snapshots=" + globs + " is for what is trained on; right would be --training with it");
    }
    return new TrainingContexts(
        EventSources.requireFiles("--snapshots", globs),
        completion(options.getSnapshotVectors(), layouts));
  }

  private static Completion completion(String how, List<ContextLayout> layouts) {
    return switch (how) {
      case REPLACE -> Completion.replacing();
      case COMPLETE -> Completion.completing(layouts);
      default ->
          throw new UserMistake(
              "--snapshotVectors=" + how + " is not known; right would be replace or complete");
    };
  }

  /** The rewards as they are, where nobody asked for snapshots. */
  PCollection<Reward> in(PCollection<Reward> rewards) {
    return snapshots.isEmpty() ? rewards : rewards.apply("Take contexts", this);
  }

  @Override
  public PCollection<Reward> expand(PCollection<Reward> rewards) {
    PCollection<KV<String, ContextVector>> vectors =
        rewards
            .getPipeline()
            .apply("Read snapshots", ReadRecords.of(snapshots, RecordReading.contextSnapshots()))
            .apply("Take vectors", MapElements.via(new ToVector()));
    return rewards.apply("Join snapshots", JoinSnapshots.of(vectors, completion));
  }

  private static final class ToVector
      extends SimpleFunction<ContextSnapshot, KV<String, ContextVector>> {
    @Override
    public KV<String, ContextVector> apply(ContextSnapshot snapshot) {
      return KV.of(snapshot.exposureId(), snapshot.context());
    }
  }
}
