package org.afterward.pipelines.rewards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.OutputFolder;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.health.HealthReport;
import org.afterward.pipelines.health.Vitals;
import org.afterward.pipelines.sources.CreditOption;
import org.afterward.pipelines.sources.EventSource;
import org.afterward.pipelines.sources.EventSources;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.StreamingOptions;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what exposures were worth. Of files and tables, which have an end, in one batch; of
 * topics as they grow, until somebody stops it.
 */
public final class RewardsJob implements Job<RewardsOptions> {

  private static final List<String> WRITTEN =
      List.of(
          "rewards/",
          "implausible/",
          "pending/",
          "rejections/",
          "training/",
          SummaryFile.NAME,
          CreditFiles.LEDGER,
          CreditFiles.COMPARISON);

  @Override
  public String name() {
    return "rewards";
  }

  @Override
  public String summary() {
    return "Find out what each exposure was worth in the seven days afterward";
  }

  @Override
  public Class<RewardsOptions> optionsClass() {
    return RewardsOptions.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--exposures='month/exposures/*' --activity='month/activity/*' --output=out",
        "--exposures=e.parquet --activity=a.parquet --output=out --format=parquet"
            + " --completeUntil=2024-02-01T00:00:00Z --policy=policy.yaml",
        "--exposures='month/exposures/*' --activity='month/activity/*' --output=out"
            + " --credit=full,last,linear",
        "--exposureDays=2024-01-08/2024-01-16 --appTables=standard --output=s3://logs/night --tables",
        "--topics=exposures,activity --bootstrapServers=kafka:9092 --output=s3://logs/stream --tables"
            + " --training --profile=flink/stream --flinkMaster=flink:8081");
  }

  @Override
  public void run(RewardsOptions options, Console console) {
    if (EventSources.topics(options).isEmpty()) {
      runBatch(options, console);
    } else {
      runStream(options, console);
    }
  }

  /** Also for a replay, which takes topics up to where they end. */
  static void runBatch(RewardsOptions options, Console console) {
    EventSources.requireExposuresAndActivity(options);
    RewardRule rule = RewardRule.of(options);
    RewardTerms terms = terms(rule, options);
    ShownRange range = ShownRange.of(options.getShownFrom(), options.getShownBefore());
    TrainingContexts contexts = TrainingContexts.of(options, rule.contract().exposures().layouts());
    List<EventSource<?>> sources = EventSources.bounded(options);

    Pipeline pipeline = Pipeline.create(options);
    new BatchRewards(options, rule, terms, range, contexts).build(pipeline, sources);
    // Last, so that nothing is removed for a call with a mistake.
    OutputFolder.prepare(options, WRITTEN);
    Optional<PipelineResult> ended = console.run(pipeline);
    if (ended.isPresent()) {
      RewardsSummary summary = print(options.getOutput(), terms, console);
      console.out().println();
      Vitals counted = Vitals.of(ended.get());
      HealthReport.conclude(summary.vitals(counted, terms.credit().size()), options, console);
    }
  }

  private static void runStream(RewardsOptions options, Console console) {
    EventSources.requireTopicsAlone(options);
    refuseRange("--shownFrom", options.getShownFrom());
    refuseRange("--shownBefore", options.getShownBefore());
    refuseOnStream(
        "--snapshots", options.getSnapshots(), "snapshots are joined to what has an end");
    RewardRule rule = RewardRule.of(options);
    options.as(StreamingOptions.class).setStreaming(true);

    Pipeline pipeline = Pipeline.create(options);
    new StreamRewards(options, rule.contract(), terms(rule, options)).build(pipeline);
    // Only of a stream that was stopped while this process watched it.
    console.run(pipeline).ifPresent(ended -> HealthReport.conclude(ended, options, console));
  }

  private static void refuseRange(String option, @Nullable String value) {
    refuseOnStream(option, value, "replay takes a range of time");
  }

  private static void refuseOnStream(String option, @Nullable String value, String why) {
    if (value != null) {
      throw new UserMistake(option + "=" + value + " does not go with --topics: " + why);
    }
  }

  private static RewardsSummary print(String folder, RewardTerms terms, Console console) {
    try {
      RewardsSummary summary = Tallies.summary(SummaryFile.read(folder));
      console.out().print(SummaryTable.text(summary));
      if (terms.credit().size() > 1) {
        console.out().println();
        console
            .out()
            .print(
                CreditTable.text(
                    CreditFiles.readLedger(folder), CreditFiles.readComparison(folder)));
      }
      return summary;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RewardTerms terms(RewardRule rule, RewardsOptions options) {
    int lineage = options.getLineage();
    if (lineage < 0) {
      throw new UserMistake("--lineage=" + lineage + " is less than 0");
    }
    return new RewardTerms(
        rule.policy(),
        CreditOption.several(options.getCredit()),
        lineage,
        options.isTraining() || options.isTables());
  }
}
