package org.afterward.pipelines.predictions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.afterward.coders.ModelPerformance;
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
 * Finds out what came of predictions of friend requests, and how good the models are that made
 * them. Of files, tables and topics up to their ends in one batch; of topics as they grow, until
 * somebody stops it.
 */
public final class PredictionsJob implements Job<PredictionsOptions> {

  private static final List<String> WRITTEN =
      List.of("outcomes/", "pending/", "models/", "rejections/", ModelsFile.NAME);

  @Override
  public String name() {
    return "predictions";
  }

  @Override
  public String summary() {
    return "Find out what came of each prediction, and how good the models are";
  }

  @Override
  public Class<PredictionsOptions> optionsClass() {
    return PredictionsOptions.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--predictions='month/predictions/*' --activity='month/activity/*' --output=out",
        "--predictions=p.parquet --activity=a.parquet --output=out --format=parquet"
            + " --threshold=0.4 --zone=Asia/Seoul --completeUntil=2024-02-01T00:00:00Z",
        "--topics=predictions,activity --bootstrapServers=kafka:9092 --output=s3://logs/models"
            + " --profile=flink/stream --flinkMaster=flink:8081");
  }

  @Override
  public void run(PredictionsOptions options, Console console) {
    if (TopicEnd.isOpen(options)) {
      runStream(options, console);
    } else {
      runBatch(options, console);
    }
  }

  private static void runBatch(PredictionsOptions options, Console console) {
    EventSources.requireActivity("outcomes of predictions", options);
    PredictionTerms terms = PredictionTerms.of(options);
    List<EventSource<?>> sources = EventSources.bounded(options);
    EventSources.requireApart(options, options.getOutput(), WRITTEN);

    Pipeline pipeline = Pipeline.create(options);
    new PredictionFlow(options, terms)
        .build(IncomingEvents.of(pipeline, sources, terms.contract().level()));
    // Last, so that nothing is removed for a call with a mistake.
    OutputFolder.prepare(options, WRITTEN);
    console.run(pipeline).ifPresent(ended -> conclude(ended, options, console));
  }

  private static void conclude(PipelineResult ended, PredictionsOptions options, Console console) {
    RunCounters counters = RunCounters.of(ended);
    if (!counters.values().isEmpty()) {
      console.out().println(PredictionsSummary.counted(counters));
    }
    List<ModelPerformance> models = models(options.getOutput());
    if (!models.isEmpty()) {
      console.out().println(PredictionsSummary.models(models));
    }
    HealthReport.conclude(Vitals.of(counters), options, console);
  }

  private static List<ModelPerformance> models(String folder) {
    try {
      return ModelsFile.read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void runStream(PredictionsOptions options, Console console) {
    EventSources.requireTopicsAlone(options);
    TopicEnd.refuse(options.getCompleteUntil());
    PredictionTerms terms = PredictionTerms.of(options);
    options.as(StreamingOptions.class).setStreaming(true);

    Pipeline pipeline = Pipeline.create(options);
    ReadTopics topics = ReadTopics.of(options, EventSources.topics(options));
    new PredictionFlow(options, terms)
        .build(IncomingEvents.of(pipeline, topics, terms.contract().level()));
    // Only of a stream that was stopped while this process watched it.
    console.run(pipeline).ifPresent(ended -> HealthReport.conclude(ended, options, console));
  }
}
