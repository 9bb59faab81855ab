package org.afterward.pipelines.collect;

import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.health.HealthOptions;
import org.afterward.pipelines.sinks.OutputFilesOptions;
import org.afterward.pipelines.sinks.RejectionOptions;
import org.afterward.pipelines.sources.ContractOptions;
import org.afterward.pipelines.sources.EventSourceOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** What the collecting job can be told. */
public interface CollectOptions
    extends EventSourceOptions,
        ContractOptions,
        RejectionOptions,
        OutputFilesOptions,
        HealthOptions {

  @Description(
      "The highest level of events that is taken: 1 for what users do, 2 for predictions too, 3 for"
          + " exposures too")
  @Default.Integer(3)
  int getLevel();

  void setLevel(int level);

  @Description("Write exposures to their DynamoDB table")
  @Default.Boolean(false)
  boolean isTables();

  void setTables(boolean tables);

  @Description("How the backup is written: parquet or json (lines)")
  @Default.Enum("PARQUET")
  FileFormat getFormat();

  void setFormat(FileFormat format);
}
