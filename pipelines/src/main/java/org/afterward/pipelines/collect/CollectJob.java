package org.afterward.pipelines.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.Prediction;
import org.afterward.coders.Rejection;
import org.afterward.coders.UserEvent;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.DurationOption;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.OutputFolder;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.dynamo.DynamoConnection;
import org.afterward.pipelines.dynamo.PutExposures;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.WriteRecords;
import org.afterward.pipelines.health.HealthReport;
import org.afterward.pipelines.health.RunCounters;
import org.afterward.pipelines.health.Vitals;
import org.afterward.pipelines.kafka.KafkaConnection;
import org.afterward.pipelines.kafka.ReadTopics;
import org.afterward.pipelines.kafka.WriteTopic;
import org.afterward.pipelines.sources.Contracts;
import org.afterward.pipelines.sources.EventSource;
import org.afterward.pipelines.sources.EventSources;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.intake.ParseEvents;
import org.afterward.transforms.intake.ParsedEvents;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.intake.ValidatePredictions;
import org.afterward.transforms.intake.ValidateUserEvents;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.StreamingOptions;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.joda.time.Duration;

/**
 * Takes events in, from topics as they grow or from what has an end: judges them, writes exposures
 * to their table, and backs up every kind of them by month. What is not taken is a rejection.
 */
public final class CollectJob implements Job<CollectOptions> {

  private static final List<String> WRITTEN =
      List.of("exposures/", "activity/", "predictions/", "rejections/");

  private static final int FILE_RECORDS = 50_000;

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
      options.as(StreamingOptions.class).setStreaming(true);
    } else {
      OutputFolder.prepare(options, WRITTEN);
    }

    Pipeline pipeline = Pipeline.create(options);
    List<ParsedEvents> parsed = new ArrayList<>();
    if (stream) {
      parsed.add(
          pipeline
              .apply("Read events", ReadTopics.of(options, topics))
              .apply("Parse", ParseEvents.atLevel(contract.level())));
    }
    sources.forEach(source -> parsed.add(parsed(pipeline, source, contract.level())));
    build(parsed, contract, options);
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

  private static <P> ParsedEvents parsed(Pipeline pipeline, EventSource<P> source, int level) {
    PCollection<P> parts = pipeline.apply("List parts of " + source.what(), source.parts());
    return ParsedEvents.by(ParDo.of(new ReadPartsFn<>(source.reading(), level)), parts);
  }

  private static void build(
      List<ParsedEvents> sources, EventContract contract, CollectOptions options) {
    List<PCollection<Rejection>> rejected = new ArrayList<>();
    sources.forEach(source -> source.failuresTo(rejected));
    PCollection<Exposure> exposures =
        together("Exposures", sources, ParsedEvents::exposures)
            .apply("Validate exposures", ValidateExposures.against(contract.exposures()))
            .failuresTo(rejected);
    if (options.isTables()) {
      rejected.add(exposures.apply("Put exposures", PutExposures.to(DynamoConnection.of(options))));
    }
    write("exposures", exposures, RecordFormat.exposures(), Exposure::at, options);
    write(
        "activity",
        together("Activity", sources, ParsedEvents::userEvents)
            .apply("Validate activity", ValidateUserEvents.against(contract.userEvents()))
            .failuresTo(rejected),
        RecordFormat.userEvents(),
        UserEvent::at,
        options);
    write(
        "predictions",
        together("Predictions", sources, ParsedEvents::predictions)
            .apply("Validate predictions", ValidatePredictions.against(contract.predictions()))
            .failuresTo(rejected),
        RecordFormat.predictions(),
        Prediction::at,
        options);

    PCollection<Rejection> rejections =
        PCollectionList.of(rejected).apply("Rejections", Flatten.pCollections());
    write("rejections", rejections, RecordFormat.rejections(), r -> r.raw().arrivedAt(), options);
    String topic = options.getRejectionsTopic();
    if (topic != null) {
      rejections.apply(
          "Write rejections topic",
          WriteTopic.rejections(KafkaConnection.of(options), topic).as(options));
    }
  }

  private static <T> PCollection<T> together(
      String name, List<ParsedEvents> sources, Function<ParsedEvents, PCollection<T>> kind) {
    return PCollectionList.of(sources.stream().map(kind).toList())
        .apply(name, Flatten.pCollections());
  }

  private static <T> void write(
      String folder,
      PCollection<T> records,
      RecordFormat<T> form,
      SerializableFunction<T, Long> timeMs,
      CollectOptions options) {
    Duration fileEvery = DurationOption.parse("--fileEvery", options.getFileEvery());
    records.apply(
        "Write " + folder,
        WriteRecords.to(options.getOutput() + "/" + folder, form, options.getFormat())
            .byMonth(timeMs)
            .withBatches(FILE_RECORDS, fileEvery));
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
