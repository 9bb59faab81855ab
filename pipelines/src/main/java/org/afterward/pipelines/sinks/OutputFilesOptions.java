package org.afterward.pipelines.sinks;

import org.afterward.pipelines.commandline.OutputOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** How files are written into the output folder where there is no end. */
public interface OutputFilesOptions extends OutputOptions {

  @Description(
      "On topics: how long records wait to be written as one file, if fewer than 50,000 come")
  @Placeholder("DURATION")
  @Default.String("PT5M")
  String getFileEvery();

  void setFileEvery(String duration);
}
