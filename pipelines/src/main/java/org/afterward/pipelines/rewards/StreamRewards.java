package org.afterward.pipelines.rewards;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.ImplausibleReward;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.afterward.pipelines.commandline.DurationOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.kafka.KafkaConnection;
import org.afterward.pipelines.kafka.ReadTopics;
import org.afterward.pipelines.kafka.WriteTopic;
import org.afterward.pipelines.sinks.OutputFiles;
import org.afterward.pipelines.sinks.WriteRejections;
import org.afterward.pipelines.sources.EventSources;
import org.afterward.pipelines.sources.Lateness;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.intake.ParseEvents;
import org.afterward.transforms.intake.ParsedEvents;
import org.afterward.transforms.intake.ToFacts;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.intake.ValidatePredictions;
import org.afterward.transforms.intake.ValidateUserEvents;
import org.afterward.transforms.reward.AwaitRewards;
import org.afterward.transforms.reward.CheckRewards;
import org.afterward.transforms.waiting.Outcomes;
import org.afterward.transforms.waiting.Patience;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Rewards as the events come: topics, state, then files, tables and topics. The names of the steps
 * are in every savepoint.
 */
final class StreamRewards {

  private final RewardsOptions options;
  private final EventContract contract;
  private final RewardTerms terms;
  private final Patience patience;
  private final OutputFiles files;

  StreamRewards(RewardsOptions options, EventContract contract, RewardTerms terms) {
    this.options = options;
    this.contract = contract;
    this.terms = terms;
    this.patience = patience(options, terms.settlement().horizonMs());
    this.files = OutputFiles.of(options, options.getFormat());
  }

  void build(Pipeline pipeline) {
    List<PCollection<Rejection>> rejected = new ArrayList<>();
    ParsedEvents parsed =
        pipeline
            .apply("Read events", ReadTopics.of(options, EventSources.topics(options)))
            .apply("Parse", ParseEvents.atLevel(contract.level()))
            .failuresTo(rejected);
    PCollection<Exposure> exposures =
        parsed
            .exposures()
            .apply("Validate exposures", ValidateExposures.against(contract.exposures()))
            .failuresTo(rejected);
    PCollection<KV<String, Fact>> facts =
        parsed
            .userEvents()
            .apply("Validate activity", ValidateUserEvents.against(contract.userEvents()))
            .failuresTo(rejected)
            .apply("To facts", ToFacts.create());
    // They mean nothing for rewards; that they are invalid somebody wants to know.
    parsed
        .predictions()
        .apply("Validate predictions", ValidatePredictions.against(contract.predictions()))
        .failuresTo(rejected);

    Outcomes<OpenExposure, Reward> outcomes =
        exposures.apply(
            "Await rewards",
            AwaitRewards.by(terms.settlement()).observing(facts).withPatience(patience));
    List<PCollection<ImplausibleReward>> implausible = new ArrayList<>();
    PCollection<Reward> rewards =
        outcomes
            .settled()
            .apply("Check rewards", CheckRewards.against(terms.policy()))
            .failuresTo(implausible);

    DeliverRewards delivery = DeliverRewards.as(options, terms);
    if (delivery.hasAnyone()) {
      rejected.addAll(rewards.apply("Deliver rewards", delivery).getAll());
    }
    writeFiles(outcomes, rewards, implausible.get(0));
    WriteRejections.as(options, files).of(rejected);
  }

  private void writeFiles(
      Outcomes<OpenExposure, Reward> outcomes,
      PCollection<Reward> rewards,
      PCollection<ImplausibleReward> implausible) {
    files.write("rewards", rewards, RecordFormat.rewards(), reward -> reward.exposure().shownAt());
    files.write(
        "implausible",
        implausible,
        RecordFormat.implausibleRewards(),
        doubted -> doubted.reward().exposure().shownAt());
    files.write(
        "pending",
        outcomes.pending(),
        RecordFormat.pendingExposures(),
        pending -> pending.decision().shownAt());
    files.write("late", outcomes.lateFacts(), RecordFormat.lateFacts(), late -> late.fact().at());
    if (!patience.estimateAgesMs().isEmpty()) {
      files.write(
          "estimates",
          outcomes.estimates(),
          RecordFormat.rewards(),
          estimate -> estimate.exposure().shownAt());
    }
    String lateTopic = options.getLateTopic();
    if (lateTopic != null) {
      outcomes
          .lateFacts()
          .apply(
              "Write late topic",
              WriteTopic.lateFacts(KafkaConnection.of(options), lateTopic).as(options));
    }
  }

  private static Patience patience(RewardStreamOptions options, long horizonMs) {
    return Lateness.of(
        options,
        "--lateness, --corrections, --estimates, --align",
        estimateAges(options.getEstimates(), horizonMs));
  }

  private static List<Long> estimateAges(@Nullable String estimates, long horizonMs) {
    List<Long> ages = new ArrayList<>();
    if (estimates != null) {
      for (String age : estimates.split(",", -1)) {
        Duration parsed = DurationOption.parse("--estimates", age.strip());
        if (parsed.getMillis() >= horizonMs) {
          throw new UserMistake(
              "--estimates=%s: %s is not before the end of the window, %s"
                  .formatted(estimates, age.strip(), java.time.Duration.ofMillis(horizonMs)));
        }
        ages.add(parsed.getMillis());
      }
    }
    return ages;
  }
}
