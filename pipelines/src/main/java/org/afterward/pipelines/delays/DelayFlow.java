package org.afterward.pipelines.delays;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.ExposureValue;
import org.afterward.coders.Fact;
import org.afterward.coders.ProjectedRewardJson;
import org.afterward.coders.Rejection;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.WriteTogether;
import org.afterward.pipelines.rewards.RewardRule;
import org.afterward.pipelines.sinks.OutputFiles;
import org.afterward.pipelines.sinks.WriteRejections;
import org.afterward.pipelines.sources.IncomingEvents;
import org.afterward.transforms.delay.MeasureDelays;
import org.afterward.transforms.delay.MeasureValue;
import org.afterward.transforms.delay.MeasuredValue;
import org.afterward.transforms.intake.ToFacts;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.intake.ValidatePredictions;
import org.afterward.transforms.intake.ValidateUserEvents;
import org.afterward.transforms.reward.TraceRewards;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.Max;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;
import org.joda.time.Instant;

/** How long it takes, and what will come, of events that have an end. */
final class DelayFlow {

  private final DelaysOptions options;
  private final RewardRule rule;
  private final Duration history;

  DelayFlow(DelaysOptions options, RewardRule rule, Duration history) {
    this.options = options;
    this.rule = rule;
    this.history = history;
  }

  /** Those of the events that are taken. */
  private record Taken(PCollection<Exposure> exposures, PCollection<KV<String, Fact>> facts) {}

  private Taken taken(IncomingEvents events, List<PCollection<Rejection>> rejected) {
    events.failuresTo(rejected);
    // They mean nothing for delays; that they are invalid somebody wants to know.
    events
        .predictions()
        .apply("Validate predictions", ValidatePredictions.against(rule.contract().predictions()))
        .failuresTo(rejected);
    return new Taken(
        events
            .exposures()
            .apply("Validate exposures", ValidateExposures.against(rule.contract().exposures()))
            .failuresTo(rejected),
        events
            .userEvents()
            .apply("Validate activity", ValidateUserEvents.against(rule.contract().userEvents()))
            .failuresTo(rejected)
            .apply("To facts", ToFacts.create()));
  }

  /** Finds the latest time of any event that is taken. */
  void buildUntil(IncomingEvents events) {
    Taken taken = taken(events, new ArrayList<>());
    PCollectionList.of(
            taken.exposures.apply(
                "Times of exposures", MapElements.into(TypeDescriptors.longs()).via(Event::at)))
        .and(
            taken.facts.apply(
                "Times of facts",
                MapElements.into(TypeDescriptors.longs()).via(fact -> fact.getValue().at())))
        .apply("Bring times together", Flatten.pCollections())
        .apply("Take the latest", Combine.globally(Max.ofLongs()).withoutDefaults())
        .apply("Write time", WriteTogether.into(options.getOutput(), DelayFiles::writeUntil));
  }

  void build(IncomingEvents events, Instant completeUntil) {
    List<PCollection<Rejection>> rejected = new ArrayList<>();
    Taken taken = taken(events, rejected);
    Duration horizon = Duration.millis(rule.policy().horizonMs());

    taken
        .exposures
        .apply(
            "Measure delays",
            MeasureDelays.completeUntil(completeUntil).over(horizon).observing(taken.facts))
        .apply("Write delays", WriteTogether.into(options.getOutput(), DelayFiles::writeDelays));
    PCollection<ExposureValue> values =
        taken.exposures.apply(
            "Trace rewards",
            TraceRewards.under(rule.policy()).completeUntil(completeUntil).observing(taken.facts));
    MeasuredValue measured =
        values.apply(
            "Measure value",
            MeasureValue.under(rule.policy().reference(), horizon)
                .since(completeUntil.minus(history)));
    measured
        .outlooks()
        .apply("Write value", WriteTogether.into(options.getOutput(), DelayFiles::writeValue));
    measured
        .means()
        .apply("Write means", WriteTogether.into(options.getOutput(), DelayFiles::writeMeans));
    OutputFiles files = OutputFiles.of(options, FileFormat.JSON);
    files.write(
        DelaysJob.PROJECTED,
        measured.projected(),
        RecordFormat.jsonOnly(ProjectedRewardJson::write),
        projected -> projected.exposure().shownAt());
    WriteRejections.as(options, files).of(rejected);
  }
}
