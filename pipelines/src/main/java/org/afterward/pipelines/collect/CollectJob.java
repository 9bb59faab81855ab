package org.afterward.pipelines.collect;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.Prediction;
import org.afterward.coders.Rejection;
import org.afterward.coders.UserEvent;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.OutputFolder;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.dynamo.DynamoConnection;
import org.afterward.pipelines.dynamo.PutExposures;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.health.HealthReport;
import org.afterward.pipelines.health.RunCounters;
import org.afterward.pipelines.health.Vitals;
import org.afterward.pipelines.kafka.ReadTopics;
import org.afterward.pipelines.sinks.OutputFiles;
import org.afterward.pipelines.sinks.WriteRejections;
import org.afterward.pipelines.sources.Contracts;
import org.afterward.pipelines.sources.EventSource;
import org.afterward.pipelines.sources.EventSources;
import org.afterward.pipelines.sources.IncomingEvents;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.intake.ValidatePredictions;
import org.afterward.transforms.intake.ValidateUserEvents;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.StreamingOptions;
import org.apache.beam.sdk.values.PCollection;

/**
 * Takes events in, from topics as they grow or from what has an end: judges them, writes exposures
 * to their table, and backs up every kind of them by month. What is not taken is a rejection.
 */
public final class CollectJob implements Job<CollectOptions> {

  private static final List<String> WRITTEN =
      List.of("exposures/", "activity/", "predictions/", "rejections/");

  @Override
  public String name() {
    return "collect";
  }

  @Override
  public String summary() {
    return "Judge events, write exposures to their table, and back everything up by month";
  }

  @Override
  public Class<CollectOptions> optionsClass() {
    return CollectOptions.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--topics=exposures,activity --bootstrapServers=kafka:9092 --groupId=collect"
            + " --output=s3://logs/backup --tables",
        "--exposures='logs/exposures/' --activity='logs/activity/' --output=backup --level=1");
  }

  @Override
  public void run(CollectOptions options, Console console) {
    EventContract contract = Contracts.of(options).atLevel(level(options));
    List<String> topics = EventSources.topics(options);
    boolean stream = !topics.isEmpty();
    List<EventSource<?>> sources = stream ? List.of() : EventSources.bounded(options);
    if (stream) {
      EventSources.requireTopicsAlone(options);
      options.as(StreamingOptions.class).setStreaming(true);
    } else {
      EventSources.requireApart(options, options.getOutput(), WRITTEN);
    }

    Pipeline pipeline = Pipeline.create(options);
    int level = contract.level();
    IncomingEvents events =
        stream
            ? IncomingEvents.of(pipeline, ReadTopics.of(options, topics), level)
            : IncomingEvents.of(pipeline, sources, level);
    build(events, contract, options);
    if (!stream) {
      // Last, so that nothing is removed for a call with a mistake.
      OutputFolder.prepare(options, WRITTEN);
    }
    console.run(pipeline).ifPresent(ended -> conclude(ended, options, console));
  }

  /** Also of a stream that was stopped while this process watched it. */
  private static void conclude(PipelineResult ended, CollectOptions options, Console console) {
    RunCounters counters = RunCounters.of(ended);
    Vitals vitals = Vitals.of(counters);
    if (!counters.values().isEmpty()) {
      console.out().print(CollectSummary.of(counters, vitals.brokenRules()).text());
      console.out().println();
    }
    HealthReport.conclude(vitals, options, console);
  }

  private static void build(IncomingEvents events, EventContract contract, CollectOptions options) {
    OutputFiles files = OutputFiles.of(options, options.getFormat());
    List<PCollection<Rejection>> rejected = new ArrayList<>();
    events.failuresTo(rejected);
    PCollection<Exposure> exposures =
        events
            .exposures()
            .apply("Validate exposures", ValidateExposures.against(contract.exposures()))
            .failuresTo(rejected);
    if (options.isTables()) {
      rejected.add(
          exposures.apply("Put exposures", PutExposures.to(DynamoConnection.inRegion(options))));
    }
    exposures.apply(
        "Write exposures", files.in("exposures", RecordFormat.exposures()).byMonth(Exposure::at));
    events
        .userEvents()
        .apply("Validate activity", ValidateUserEvents.against(contract.userEvents()))
        .failuresTo(rejected)
        .apply(
            "Write activity",
            files.in("activity", RecordFormat.userEvents()).byMonth(UserEvent::at));
    events
        .predictions()
        .apply("Validate predictions", ValidatePredictions.against(contract.predictions()))
        .failuresTo(rejected)
        .apply(
            "Write predictions",
            files.in("predictions", RecordFormat.predictions()).byMonth(Prediction::at));

    WriteRejections.as(options, files).of(rejected);
  }

  private static int level(CollectOptions options) {
    int level = options.getLevel();
    if (level < 1 || level > EventType.HIGHEST_LEVEL) {
      throw new UserMistake(
          "--level=" + level + " is no level; right would be 1 to " + EventType.HIGHEST_LEVEL);
    }
    return level;
  }
}
