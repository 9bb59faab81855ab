package org.afterward.pipelines.collect;

import org.afterward.pipelines.commandline.OutputOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.health.HealthOptions;
import org.afterward.pipelines.kafka.KafkaSinkOptions;
import org.afterward.pipelines.sources.ContractOptions;
import org.afterward.pipelines.sources.EventSourceOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** What the collecting job can be told. */
public interface CollectOptions
    extends EventSourceOptions, ContractOptions, KafkaSinkOptions, OutputOptions, HealthOptions {

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

  @Description("The Kafka topic to write rejections to, keyed by where they came from")
  @Placeholder("TOPIC")
  @Nullable String getRejectionsTopic();

  void setRejectionsTopic(@Nullable String topic);

  @Description("How the backup is written: parquet or json (lines)")
  @Default.Enum("PARQUET")
  FileFormat getFormat();

  void setFormat(FileFormat format);

  @Description(
      "On topics: how long records wait to be written as one file, if fewer than 50,000 come")
  @Placeholder("DURATION")
  @Default.String("PT5M")
  String getFileEvery();

  void setFileEvery(String duration);
}
