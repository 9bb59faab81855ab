package org.afterward.pipelines.commandline;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** What every job can be told. */
public interface JobOptions extends PipelineOptions {

  @Description("Log what the runner does, and print the whole stack trace of a failure")
  @Default.Boolean(false)
  boolean isVerbose();

  void setVerbose(boolean verbose);
}
