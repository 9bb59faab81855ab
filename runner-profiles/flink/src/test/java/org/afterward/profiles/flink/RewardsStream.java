package org.afterward.profiles.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.PendingJson;
import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import org.afterward.transforms.intake.ParseEvents;
import org.afterward.transforms.intake.ParsedEvents;
import org.afterward.transforms.intake.ToFacts;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.intake.ValidateUserEvents;
import org.afterward.transforms.reward.AwaitRewards;
import org.afterward.transforms.waiting.Outcomes;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * From lines to rewards on a stream, as the pipeline of a user would. It names no class of a test
 * library: a TaskManager, which has none, loads this class.
 */
record RewardsStream(Gate gate, Told rewards, Told pending, Told lateFacts) {

  /** With nothing told yet, and the gate closed. */
  static RewardsStream in(Path folder) throws IOException {
    Files.createDirectories(folder);
    return telling(folder, Gate.in(folder));
  }

  /**
   * The same stream, which tells from here on in another folder. A stream that is resumed keeps its
   * gate, since its sources are those of the savepoint.
   */
  RewardsStream resumedIn(Path folder) throws IOException {
    return telling(folder, gate);
  }

  private static RewardsStream telling(Path folder, Gate gate) throws IOException {
    return new RewardsStream(
        gate, Told.in(folder, "rewards"), Told.in(folder, "pending"), Told.in(folder, "late"));
  }

  void build(Pipeline pipeline, List<TimedLine> lines, AwaitRewards await) {
    List<PCollection<Rejection>> rejected = new ArrayList<>();
    ParsedEvents parsed =
        pipeline
            .apply("Lines", Read.from(new GatedSource(lines, gate)))
            .apply("Parse", ParseEvents.ofAllLevels())
            .failuresTo(rejected);
    Outcomes<OpenExposure, Reward> outcomes =
        parsed
            .exposures()
            .apply("Validate exposures", ValidateExposures.against(ContextLayout.standard()))
            .failuresTo(rejected)
            .apply(
                "Await rewards",
                await.observing(
                    parsed
                        .userEvents()
                        .apply("Validate activity", ValidateUserEvents.create())
                        .failuresTo(rejected)
                        .apply("To facts", ToFacts.create())));
    rewards.by(
        outcomes
            .settled()
            .apply("Rewards", MapElements.into(TypeDescriptors.strings()).via(RewardJson::write)));
    pending.by(
        outcomes
            .pending()
            .apply("Pending", MapElements.into(TypeDescriptors.strings()).via(PendingJson::write)));
    lateFacts.by(
        outcomes
            .lateFacts()
            .apply("Late", MapElements.into(TypeDescriptors.strings()).via(Object::toString)));
  }
}
