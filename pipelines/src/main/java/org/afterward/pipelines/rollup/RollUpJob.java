package org.afterward.pipelines.rollup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.OutputFolder;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.files.ReadRecords;
import org.afterward.pipelines.health.HealthReport;
import org.afterward.pipelines.kafka.ReadTopics;
import org.afterward.pipelines.packing.Shards;
import org.afterward.pipelines.sources.EventSources;
import org.afterward.pipelines.sources.IncomingEvents;
import org.afterward.pipelines.sources.TopicEnd;
import org.afterward.transforms.strategy.RollUpStrategies;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.StreamingOptions;
import org.jspecify.annotations.Nullable;

/**
 * Tells of rewards that were written what each strategy is worth, by day. Of files and of topics up
 * to their ends in one batch; of topics as they grow, until somebody stops it.
 */
public final class RollUpJob implements Job<RollUpOptions> {

  private static final List<String> WRITTEN =
      List.of(RollUpFlow.PERFORMANCE + "/", "rejections/", LatestFile.NAME);

  @Override
  public String name() {
    return "rollup";
  }

  @Override
  public String summary() {
    return "Find out what each strategy was worth, by day: means, success, trends";
  }

  @Override
  public Class<RollUpOptions> optionsClass() {
    return RollUpOptions.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--rewards=out/rewards --pending=out/pending --output=strategies",
        "--rewards=s3://logs/stream/rewards,s3://logs/night/2024-01-16/rewards"
            + " --strategyNames=1=Conservative,2=Balanced --zone=Asia/Seoul --tables"
            + " --output=s3://logs/strategies",
        "--topics=rewards,exposures --bootstrapServers=kafka:9092 --performanceTopic=performance"
            + " --tables --output=s3://logs/strategies --profile=flink/stream"
            + " --flinkMaster=flink:8081");
  }

  @Override
  public void run(RollUpOptions options, Console console) {
    List<String> topics = EventSources.topics(options);
    if (topics.isEmpty()) {
      runFiles(options, console);
      return;
    }
    refuse("--rewards", options.getRewards());
    refuse("--pending", options.getPending());
    if (TopicEnd.isOpen(options)) {
      runStream(topics, options, console);
    } else {
      runTopics(topics, options, console);
    }
  }

  private static void runFiles(RollUpOptions options, Console console) {
    FileSystems.setDefaultPipelineOptions(options);
    List<String> rewards = globs("--rewards", options.getRewards());
    if (rewards.isEmpty()) {
      throw new UserMistake("rollup needs rewards: --rewards=GLOB or --topics");
    }
    List<String> pending = globs("--pending", options.getPending());
    RollUpTerms terms = RollUpTerms.of(options);

    Pipeline pipeline = Pipeline.create(options);
    RollUpStrategies rolling =
        terms
            .rolling()
            .withShards(
                Shards.forEvents(EventSources.events(EventSources.match("--rewards", rewards))));
    if (!pending.isEmpty()) {
      rolling =
          rolling.withPending(
              pipeline.apply("Read pending", ReadRecords.pendingExposures(pending)));
    }
    new RollUpFlow(options, terms)
        .write(
            pipeline.apply("Read rewards", ReadRecords.worthOfRewards(rewards)),
            rolling,
            new ArrayList<>());
    // Last, so that nothing is removed for a call with a mistake.
    OutputFolder.prepare(options, WRITTEN);
    console.run(pipeline).ifPresent(ended -> showLatest(options, console));
  }

  private static void runTopics(List<String> topics, RollUpOptions options, Console console) {
    RollUpTerms terms = RollUpTerms.of(options);
    Pipeline pipeline = Pipeline.create(options);
    new RollUpFlow(options, terms)
        .build(
            IncomingEvents.of(
                pipeline,
                List.of(EventSources.upToTheirEnds(topics, options)),
                terms.contract().level()));
    OutputFolder.prepare(options, WRITTEN);
    console
        .run(pipeline)
        .ifPresent(
            ended -> {
              showLatest(options, console);
              HealthReport.conclude(ended, options, console);
            });
  }

  private static void runStream(List<String> topics, RollUpOptions options, Console console) {
    if (options.isReplaceRows()) {
      throw new UserMistake(
          "--replaceRows does not go with --topics as they grow: an older row would stay; right"
              + " would be --toTheEnd with it");
    }
    RollUpTerms terms = RollUpTerms.of(options);
    options.as(StreamingOptions.class).setStreaming(true);

    Pipeline pipeline = Pipeline.create(options);
    new RollUpFlow(options, terms)
        .build(
            IncomingEvents.of(pipeline, ReadTopics.of(options, topics), terms.contract().level()));
    // Only of a stream that was stopped while this process watched it.
    console.run(pipeline).ifPresent(ended -> HealthReport.conclude(ended, options, console));
  }

  private static void showLatest(RollUpOptions options, Console console) {
    console.out().print(StrategiesTable.text(LatestFile.read(options.getOutput())));
  }

  private static void refuse(String option, @Nullable String value) {
    if (value != null) {
      throw new UserMistake(
          option + "=" + value + " does not go with --topics: they hold what is rolled up");
    }
  }

  /** Looked up once now, so that a mistake is one before anything runs. */
  private static List<String> globs(String option, @Nullable String value) {
    if (value == null) {
      return List.of();
    }
    List<String> globs = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    EventSources.match(option, globs);
    return globs;
  }
}
