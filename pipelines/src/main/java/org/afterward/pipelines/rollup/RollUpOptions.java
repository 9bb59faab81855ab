package org.afterward.pipelines.rollup;

import org.afterward.pipelines.commandline.OutputOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.dynamo.DynamoOptions;
import org.afterward.pipelines.sources.LayoutOption;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;
import org.jspecify.annotations.Nullable;

/** What the job that rolls strategies up can be told. */
public interface RollUpOptions extends OutputOptions, DynamoOptions {

  @Description(
      "Files of rewards that the command rewards wrote, JSON lines or Parquet: its folder rewards."
          + " Those of several runs may overlap: of an exposure the highest revision counts")
  @Placeholder("GLOB,...")
  @Validation.Required
  String getRewards();

  void setRewards(String globs);

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
      "The context layouts by which segments are found, in place of layout 1, which is called"
          + " standard")
  @Placeholder("FILE,...")
  @Default.String(LayoutOption.STANDARD)
  String getLayout();

  void setLayout(String files);

  @Description("Write to the DynamoDB table strategy_performance, too")
  @Default.Boolean(false)
  boolean isTables();

  void setTables(boolean tables);
}
