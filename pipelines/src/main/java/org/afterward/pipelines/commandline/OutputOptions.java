package org.afterward.pipelines.commandline;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** Of a job that writes a folder. */
public interface OutputOptions extends JobOptions {

  @Description("The folder to write to")
  @Placeholder("DIR")
  @Validation.Required
  String getOutput();

  void setOutput(String output);

  @Description(
      "Replace what this command once wrote to the folder; whatever else is there is left alone")
  @Default.Boolean(false)
  boolean isOverwrite();

  void setOverwrite(boolean overwrite);
}
