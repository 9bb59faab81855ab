package org.afterward.pipelines.snapshots;

import java.util.List;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.OutputFolder;
import org.afterward.pipelines.health.HealthReport;
import org.afterward.pipelines.health.RunCounters;
import org.afterward.pipelines.health.Vitals;
import org.afterward.pipelines.kafka.ReadTopics;
import org.afterward.pipelines.sources.EventSource;
import org.afterward.pipelines.sources.EventSources;
import org.afterward.pipelines.sources.IncomingEvents;
import org.afterward.pipelines.sources.TopicEnd;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.StreamingOptions;

/**
 * Finds out who users were when they were shown something, or at the end of each day, and how far
 * that is from what the serving system used. Of files, tables and topics up to their ends in a
 * batch; of topics as they grow, until somebody stops it.
 */
public final class SnapshotsJob implements Job<SnapshotsOptions> {

  private static final List<String> WRITTEN =
      List.of("snapshots/", "days/", "skew/", "pending/", "rejections/", SkewFile.NAME);

  @Override
  public String name() {
    return "snapshots";
  }

  @Override
  public String summary() {
    return "Find out who each user was at each exposure, and compare it with what was served";
  }

  @Override
  public Class<SnapshotsOptions> optionsClass() {
    return SnapshotsOptions.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--exposures='month/exposures/*' --activity='month/activity/*' --output=out",
        "--exposures='month/exposures/*' --activity='month/activity/*' --output=out"
            + " --of=exposures,days --zone=Asia/Seoul --boxes=boxes.yaml --format=parquet",
        "--topics=exposures,activity --bootstrapServers=kafka:9092 --output=s3://logs/contexts"
            + " --populations=s3://logs/populations --profile=flink/stream --flinkMaster=flink:8081");
  }

  @Override
  public void run(SnapshotsOptions options, Console console) {
    if (TopicEnd.isOpen(options)) {
      runStream(options, console);
    } else {
      runBatch(options, console);
    }
  }

  private static void runBatch(SnapshotsOptions options, Console console) {
    EventSources.requireActivity("snapshots", options);
    SnapshotRule rule = SnapshotRule.of(options);
    List<EventSource<?>> sources = EventSources.bounded(options);
    EventSources.requireApart(options, options.getOutput(), WRITTEN);

    Pipeline pipeline = Pipeline.create(options);
    new BatchSnapshots(options, rule).build(pipeline, sources);
    // Last, so that nothing is removed for a call with a mistake.
    OutputFolder.prepare(options, WRITTEN);
    console.run(pipeline).ifPresent(ended -> conclude(ended, rule, options, console));
  }

  private static void conclude(
      PipelineResult ended, SnapshotRule rule, SnapshotsOptions options, Console console) {
    RunCounters counters = RunCounters.of(ended);
    if (!counters.values().isEmpty()) {
      console.out().println(SnapshotsSummary.counted(counters));
    }
    if (rule.ofExposures()) {
      SnapshotsSummary.skew(SkewFile.read(options.getOutput())).ifPresent(console.out()::println);
    }
    HealthReport.conclude(Vitals.of(counters), options, console);
  }

  private static void runStream(SnapshotsOptions options, Console console) {
    EventSources.requireTopicsAlone(options);
    TopicEnd.refuse(options.getCompleteUntil());
    SnapshotRule rule = SnapshotRule.of(options);
    options.as(StreamingOptions.class).setStreaming(true);

    Pipeline pipeline = Pipeline.create(options);
    ReadTopics topics = ReadTopics.of(options, EventSources.topics(options));
    new StreamSnapshots(options, rule)
        .build(IncomingEvents.of(pipeline, topics, rule.contract().level()));
    // Only of a stream that was stopped while this process watched it.
    console.run(pipeline).ifPresent(ended -> HealthReport.conclude(ended, options, console));
  }
}
