package org.afterward.pipelines.rewards;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.health.HealthOptions;
import org.afterward.pipelines.sources.EventSourceOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** What the rewards job can be told. */
public interface RewardsOptions
    extends EventSourceOptions,
        RewardRuleOptions,
        RewardStreamOptions,
        RewardSinkOptions,
        HealthOptions {

  @Description("Rewards only of exposures shown at this time or later. Not on topics as they grow")
  @Placeholder("ISO")
  @Nullable String getShownFrom();

  void setShownFrom(@Nullable String time);

  @Description("Rewards only of exposures shown before this time. Not on topics as they grow")
  @Placeholder("ISO")
  @Nullable String getShownBefore();

  void setShownBefore(@Nullable String time);

  @Description(
      "Who gets the credit for spends and matches where exposures overlap: full, last, first,"
          + " linear, linked, or several of them with commas. Each has a reward of its own")
  @Placeholder("POLICIES")
  @Default.String("full")
  String getCredit();

  void setCredit(String credit);

  @Description(
      "Write with each reward where it came from: for each part the number of its events, a digest"
          + " of their ids, and the ids of the N largest; 0 for none")
  @Default.Integer(0)
  int getLineage();

  void setLineage(int ids);

  @Description(
      "Files of snapshots, as the job snapshots writes them: what is trained on, or kept in tables,"
          + " then has their vectors. Not on topics as they grow")
  @Placeholder("GLOB")
  @Nullable String getSnapshots();

  void setSnapshots(@Nullable String globs);

  @Description(
      "What the vectors of snapshots do with the logged ones: replace them, or complete them, where"
          + " positions that both have stay as they were logged")
  @Placeholder("HOW")
  @Default.String("replace")
  String getSnapshotVectors();

  void setSnapshotVectors(String how);

  @Description("How the results are written: json (lines) or parquet")
  @Default.Enum("JSON")
  FileFormat getFormat();

  void setFormat(FileFormat format);
}
