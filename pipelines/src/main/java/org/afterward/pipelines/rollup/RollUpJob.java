package org.afterward.pipelines.rollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.StrategyPerformance;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.OutputFolder;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.commandline.ZoneOption;
import org.afterward.pipelines.dynamo.DynamoConnection;
import org.afterward.pipelines.dynamo.PutStrategyPerformance;
import org.afterward.pipelines.files.EventFiles;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.files.InputFilesException;
import org.afterward.pipelines.files.ReadRecords;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.WriteRecords;
import org.afterward.pipelines.sources.CreditOption;
import org.afterward.pipelines.sources.LayoutOption;
import org.afterward.transforms.strategy.RollUpStrategies;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/** Tells of rewards that were written what each strategy is worth, by day. */
public final class RollUpJob implements Job<RollUpOptions> {

  private static final String PERFORMANCE = "performance";
  private static final List<String> WRITTEN = List.of(PERFORMANCE + "/", LatestFile.NAME);

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
            + " --output=s3://logs/strategies");
  }

  @Override
  public void run(RollUpOptions options, Console console) {
    FileSystems.setDefaultPipelineOptions(options);
    List<String> rewards = globs("--rewards", options.getRewards());
    List<String> pending = globs("--pending", options.getPending());
    RollUpStrategies rollUp = rollUp(options);
    @Nullable DynamoConnection tables =
        options.isTables() ? DynamoConnection.inRegion(options) : null;

    Pipeline pipeline = Pipeline.create(options);
    if (!pending.isEmpty()) {
      PCollection<Pending<OpenExposure>> waiting =
          pipeline.apply("Read pending", ReadRecords.pendingExposures(pending));
      rollUp = rollUp.withPending(waiting);
    }
    PCollection<StrategyPerformance> performance =
        pipeline
            .apply("Read rewards", ReadRecords.rewards(rewards))
            .apply("Roll up strategies", rollUp);
    performance.apply(
        "Write performance",
        WriteRecords.to(
            options.getOutput() + "/" + PERFORMANCE,
            RecordFormat.strategyPerformances(),
            FileFormat.JSON));
    performance.apply("Write summary", LatestFile.into(options.getOutput()));
    if (tables != null) {
      performance.apply("Put performance", PutStrategyPerformance.to(tables));
    }
    // Last, so that nothing is removed for a call with a mistake.
    OutputFolder.prepare(options, WRITTEN);
    console
        .run(pipeline)
        .ifPresent(
            ended ->
                console.out().print(StrategiesTable.text(LatestFile.read(options.getOutput()))));
  }

  private static RollUpStrategies rollUp(RollUpOptions options) {
    return RollUpStrategies.daily()
        .inZone(ZoneOption.parse("--zone", options.getZone()))
        .withCredit(CreditOption.one(options.getCredit()))
        .withLayouts(LayoutOption.read(options.getLayout()))
        .withNames(StrategyNames.parse(options.getStrategyNames()));
  }

  /** Looked up once now, so that a mistake is one before anything runs. */
  private static List<String> globs(String option, @Nullable String value) {
    if (value == null) {
      return List.of();
    }
    List<String> globs = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    try {
      EventFiles.match(globs);
    } catch (InputFilesException e) {
      throw new UserMistake(option + "=" + value + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return globs;
  }
}
