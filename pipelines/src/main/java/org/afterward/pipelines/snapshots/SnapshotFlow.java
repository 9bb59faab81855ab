package org.afterward.pipelines.snapshots;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Rejection;
import org.afterward.coders.ServedAndRecomputed;
import org.afterward.coders.ServedContext;
import org.afterward.coders.ServedSnapshot;
import org.afterward.coders.SkewRow;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.sinks.OutputFiles;
import org.afterward.pipelines.sinks.WriteRejections;
import org.afterward.pipelines.sources.IncomingEvents;
import org.afterward.transforms.context.CompareContexts;
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
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PCollectionList;
import org.joda.time.Duration;

/**
 * Who users were, of events with an end or without one. The names of the steps are in every
 * savepoint.
 */
final class SnapshotFlow {

  private static final long DAY_MS = 86_400_000;

  private final SnapshotsOptions options;
  private final SnapshotRule rule;
  private final OutputFiles files;
  private final List<PCollection<Rejection>> rejected = new ArrayList<>();

  SnapshotFlow(SnapshotsOptions options, SnapshotRule rule) {
    this.options = options;
    this.rule = rule;
    this.files = OutputFiles.of(options, options.getFormat());
  }

  /** Makes the populations of the days that have none yet. Of events with an end. */
  void buildPopulations(IncomingEvents events) {
    events.failuresTo(rejected);
    exposures(events)
        .apply("Sketch populations", rule.populationsOf(facts(events)))
        .apply("Write populations", WritePopulations.into(rule.populations()));
  }

  void build(IncomingEvents events) {
    events.failuresTo(rejected);
    Outcomes<ServedContext, ServedSnapshot> outcomes =
        exposures(events)
            .apply(
                "Snapshot contexts", rule.snapshots(rule.retrospection()).observing(facts(events)));
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
    if (isStream(outcomes.settled())) {
      files.write("late", outcomes.lateFacts(), RecordFormat.lateFacts(), late -> late.fact().at());
    }
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

  /** On a stream each day of the stream's time adds rows of its own. */
  private void writeSkew(PCollection<ServedSnapshot> snapshots) {
    PCollection<ServedAndRecomputed> contexts =
        snapshots.apply("Take contexts", MapElements.via(new ToContexts()));
    PCollection<SkewRow> skew =
        (isStream(contexts)
                ? contexts.apply("By day", Window.into(FixedWindows.of(Duration.standardDays(1))))
                : contexts)
            .apply(
                "Compare contexts",
                CompareContexts.of(rule.terms().layout()).withTolerance(rule.tolerance()));
    if (isStream(skew)) {
      files.write(
          "skew",
          skew.apply("Of all days", Window.into(new GlobalWindows())),
          RecordFormat.skewRows(),
          row -> row.day() * DAY_MS);
    } else {
      skew.apply("Write skew", SkewFile.into(options.getOutput()));
    }
  }

  private static boolean isStream(PCollection<?> records) {
    return records.isBounded() == IsBounded.UNBOUNDED;
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

  /**
   * In the form in which all jobs write what is pending; of strategies a snapshot knows nothing.
   */
  private static final class ToOpenExposure
      extends SimpleFunction<Pending<ServedContext>, Pending<OpenExposure>> {
    @Override
    public Pending<OpenExposure> apply(Pending<ServedContext> pending) {
      ServedContext served = pending.decision();
      return new Pending<>(
          new OpenExposure(served.exposureId(), served.userId(), served.at(), 0),
          pending.dueAt(),
          pending.cause());
    }
  }
}
