package org.afterward.pipelines.doctor;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.predictions.PredictionSinkOptions;
import org.afterward.pipelines.rewards.RewardSinkOptions;
import org.afterward.pipelines.rollup.PerformanceSinkOptions;
import org.afterward.pipelines.sources.EventSourceOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/**
 * What a job would be told, as far as it says what the job needs: the same options that jobs have.
 * Nothing is required.
 */
public interface DoctorOptions
    extends EventSourceOptions, RewardSinkOptions, PredictionSinkOptions, PerformanceSinkOptions {

  // Jobs require it; so it cannot be theirs.
  @Description("The folder that a job would write; a small file is written to it and deleted again")
  @Placeholder("DIR")
  @Nullable String getOutput();

  void setOutput(@Nullable String folder);

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
