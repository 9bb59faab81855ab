package org.afterward.pipelines.snapshots;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.health.HealthOptions;
import org.afterward.pipelines.sinks.OutputFilesOptions;
import org.afterward.pipelines.sinks.RejectionOptions;
import org.afterward.pipelines.sources.ContractOptions;
import org.afterward.pipelines.sources.EventSourceOptions;
import org.afterward.pipelines.sources.LatenessOptions;
import org.afterward.pipelines.sources.TopicEndOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** What the job of snapshots can be told. */
public interface SnapshotsOptions
    extends EventSourceOptions,
        TopicEndOptions,
        ContractOptions,
        LatenessOptions,
        RejectionOptions,
        OutputFilesOptions,
        HealthOptions {

  @Description(
      "What snapshots are made of: exposures (each as of its own time), days (each user as of the"
          + " end of each day), or both with a comma")
  @Placeholder("WHAT")
  @Default.String("exposures")
  String getOf();

  void setOf(String what);

  @Description(
      "The layout of the vectors: standard, or a file (see the command layout). Without it, the"
          + " first of --layout")
  @Placeholder("FILE")
  @Nullable String getVectorLayout();

  void setVectorLayout(@Nullable String file);

  @Description("The box policy, by which scores are reckoned: a JSON or YAML file")
  @Placeholder("FILE")
  @Nullable String getBoxes();

  void setBoxes(@Nullable String file);

  @Description("The time zone of the app: whose hours, and days, are meant")
  @Placeholder("ZONE")
  @Default.String("UTC")
  String getZone();

  void setZone(String zone);

  @Description(
      "The folder of populations, in which scores are ranked: a file a day, which is read where it"
          + " is there. A batch makes those that are missing; a stream reads only. Without it,"
          + " populations/ of the output folder")
  @Placeholder("FOLDER")
  @Nullable String getPopulations();

  void setPopulations(@Nullable String folder);

  @Description(
      "How far a served value may be from the recomputed one, as a part of it, and of 1, before it"
          + " counts as skew")
  @Default.Double(1e-6)
  double getSkewTolerance();

  void setSkewTolerance(double tolerance);

  @Description(
      "All events before this time are in the input, and no later snapshot is made. Without it, the"
          + " time of the latest event. Not on topics as they grow")
  @Placeholder("ISO")
  @Nullable String getCompleteUntil();

  void setCompleteUntil(@Nullable String completeUntil);

  @Description("How the results are written: json (lines) or parquet")
  @Default.Enum("JSON")
  FileFormat getFormat();

  void setFormat(FileFormat format);
}
