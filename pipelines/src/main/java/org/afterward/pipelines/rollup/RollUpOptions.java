package org.afterward.pipelines.rollup;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.dynamo.DynamoOptions;
import org.afterward.pipelines.health.HealthOptions;
import org.afterward.pipelines.sinks.OutputFilesOptions;
import org.afterward.pipelines.sources.ContractOptions;
import org.afterward.pipelines.sources.CorrectionOptions;
import org.afterward.pipelines.sources.TopicEndOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** What the job that rolls strategies up can be told. */
public interface RollUpOptions
    extends TopicEndOptions,
        ContractOptions,
        CorrectionOptions,
        PerformanceSinkOptions,
        OutputFilesOptions,
        DynamoOptions,
        HealthOptions {

  @Description(
      "Files of rewards that the command rewards wrote, JSON lines or Parquet: its folder rewards."
          + " Those of several runs may overlap: of an exposure the highest revision counts. In"
          + " their place --topics reads the topic of its --rewardsTopic, with that of the"
          + " exposures if you like")
  @Placeholder("GLOB,...")
  @Nullable String getRewards();

  void setRewards(@Nullable String globs);

  @Description("Files of exposures that wait for their reward: the folder pending of that command")
  @Placeholder("GLOB,...")
  @Nullable String getPending();

  void setPending(@Nullable String globs);

  @Description("Of which credit policy rewards count")
  @Default.String("full")
  String getCredit();

  void setCredit(String policy);

  @Description("The time zone whose days are meant")
  @Placeholder("ZONE")
  @Default.String("UTC")
  String getZone();

  void setZone(String zone);

  @Description("What strategies are called: 1=Conservative,2=Balanced")
  @Placeholder("ID=NAME,...")
  @Default.String("")
  String getStrategyNames();

  void setStrategyNames(String names);

  @Description(
      "On topics of exposures, too: how long after an exposure its reward is due, as its policy has"
          + " it")
  @Placeholder("DURATION")
  @Default.String("P7D")
  String getHorizon();

  void setHorizon(String duration);

  @Description("Write to the DynamoDB table strategy_performance, too")
  @Default.Boolean(false)
  boolean isTables();

  void setTables(boolean tables);

  @Description(
      "With --tables, not on topics as they grow: replace also rows that were said of more rewards,"
          + " as those of another reward policy may be")
  @Default.Boolean(false)
  boolean isReplaceRows();

  void setReplaceRows(boolean replaceRows);
}
