package org.afterward.pipelines.snapshots;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.Rejection;
import org.afterward.coders.ServedAndRecomputed;
import org.afterward.coders.ServedContext;
import org.afterward.coders.ServedSnapshot;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.sinks.OutputFiles;
import org.afterward.pipelines.sinks.WriteRejections;
import org.afterward.pipelines.sources.IncomingEvents;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.intake.PredictionsToFacts;
import org.afterward.transforms.intake.ToFacts;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.intake.ValidatePredictions;
import org.afterward.transforms.intake.ValidateUserEvents;
import org.afterward.transforms.waiting.Outcomes;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.joda.time.Duration;

/** Who users were, of topics as they grow. The names of the steps are in every savepoint. */
final class StreamSnapshots {

  private static final long DAY_MS = 86_400_000;

  private final SnapshotsOptions options;
  private final SnapshotRule rule;
  private final OutputFiles files;
  private final List<PCollection<Rejection>> rejected = new ArrayList<>();

  StreamSnapshots(SnapshotsOptions options, SnapshotRule rule) {
    this.options = options;
    this.rule = rule;
    this.files = OutputFiles.of(options, options.getFormat());
  }

  void build(IncomingEvents events) {
    events.failuresTo(rejected);
    Outcomes<ServedContext, ServedSnapshot> outcomes =
        exposures(events).apply("Snapshot contexts", rule.snapshots().observing(facts(events)));
    if (rule.ofExposures()) {
      PCollection<ServedSnapshot> ofExposures =
          outcomes
              .settled()
              .apply("Take exposures", Filter.by(each -> !each.snapshot().exposureId().isEmpty()));
      writeSnapshots("snapshots", ofExposures);
      writeSkew(ofExposures);
    }
    if (rule.ofDays()) {
      writeSnapshots(
          "days",
          outcomes
              .settled()
              .apply("Take days", Filter.by(each -> each.snapshot().exposureId().isEmpty())));
    }
    files.write(
        "pending",
        outcomes.pending().apply("Take pending", MapElements.via(new ToOpenExposure())),
        RecordFormat.pendingExposures(),
        pending -> pending.decision().shownAt());
    files.write("late", outcomes.lateFacts(), RecordFormat.lateFacts(), late -> late.fact().at());
    WriteRejections.as(options, files).of(rejected);
  }

  private PCollection<Exposure> exposures(IncomingEvents events) {
    return events
        .exposures()
        .apply("Validate exposures", ValidateExposures.against(rule.contract().exposures()))
        .failuresTo(rejected);
  }

  /** Also what others did to a user, and what models said of them. */
  private PCollection<KV<String, Fact>> facts(IncomingEvents events) {
    EventContract contract = rule.contract();
    PCollection<KV<String, Fact>> ofActivity =
        events
            .userEvents()
            .apply("Validate activity", ValidateUserEvents.against(contract.userEvents()))
            .failuresTo(rejected)
            .apply("To facts", ToFacts.create().withReceived());
    PCollection<KV<String, Fact>> ofPredictions =
        events
            .predictions()
            .apply("Validate predictions", ValidatePredictions.against(contract.predictions()))
            .failuresTo(rejected)
            .apply("Predictions to facts", PredictionsToFacts.create());
    return PCollectionList.of(ofActivity).and(ofPredictions).apply("Facts", Flatten.pCollections());
  }

  private void writeSnapshots(String folder, PCollection<ServedSnapshot> snapshots) {
    files.write(
        folder,
        snapshots.apply("Take " + folder + " alone", MapElements.via(new ToSnapshot())),
        RecordFormat.contextSnapshots(),
        ContextSnapshot::at);
  }

  /** Each day of the stream's time adds rows of its own. */
  private void writeSkew(PCollection<ServedSnapshot> snapshots) {
    files.write(
        "skew",
        snapshots
            .apply("Take contexts", MapElements.via(new ToContexts()))
            .apply("By day", Window.into(FixedWindows.of(Duration.standardDays(1))))
            .apply("Compare contexts", rule.comparison())
            .apply("Of all days", Window.into(new GlobalWindows())),
        RecordFormat.skewRows(),
        row -> row.day() * DAY_MS);
  }

  private static final class ToSnapshot extends SimpleFunction<ServedSnapshot, ContextSnapshot> {
    @Override
    public ContextSnapshot apply(ServedSnapshot served) {
      return served.snapshot();
    }
  }

  private static final class ToContexts
      extends SimpleFunction<ServedSnapshot, ServedAndRecomputed> {
    @Override
    public ServedAndRecomputed apply(ServedSnapshot served) {
      return served.contexts();
    }
  }
}
