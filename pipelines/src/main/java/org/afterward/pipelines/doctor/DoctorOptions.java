package org.afterward.pipelines.doctor;

import org.afterward.pipelines.commandline.JobOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.dynamo.DynamoOptions;
import org.afterward.pipelines.kafka.KafkaOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** What a job would be told, as far as it says what the job needs. Nothing is required. */
public interface DoctorOptions extends JobOptions, KafkaOptions, DynamoOptions {

  @Description("Files of exposures that a job would read")
  @Placeholder("GLOB")
  @Nullable String getExposures();

  void setExposures(@Nullable String glob);

  @Description("Files of user events that a job would read")
  @Placeholder("GLOB")
  @Nullable String getActivity();

  void setActivity(@Nullable String glob);

  @Description("The folder that a job would write; a small file is written to it and deleted again")
  @Placeholder("DIR")
  @Nullable String getOutput();

  void setOutput(@Nullable String folder);

  @Description("Topics that a job would read, several with commas")
  @Placeholder("TOPICS")
  @Nullable String getTopics();

  void setTopics(@Nullable String topics);

  @Description("Topics that a job would write, several with commas")
  @Placeholder("TOPICS")
  @Nullable String getOutputTopics();

  void setOutputTopics(@Nullable String topics);

  @Description("Look at the DynamoDB tables, also where no option of theirs is given")
  @Default.Boolean(false)
  boolean isTables();

  void setTables(boolean tables);

  // The same property as that of Flink's own options, and so with the same default.
  @Description("The REST address of a Flink cluster, as HOST:PORT")
  @Placeholder("HOST:PORT")
  @Default.String("[auto]")
  String getFlinkMaster();

  void setFlinkMaster(String master);

  @Description("How many slots of the cluster a job would take; -1 for the cluster's default")
  @Default.Integer(-1)
  Integer getParallelism();

  void setParallelism(Integer slots);
}
