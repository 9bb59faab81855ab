package org.afterward.pipelines.sources;

import org.afterward.pipelines.commandline.JobOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** How outcomes wait for what is late: on topics, which have no end. */
public interface LatenessOptions extends JobOptions {

  @Description(
      "On topics: how long after the end of its horizon an outcome waits for late events, and how"
          + " late what it is of may come, an exposure or a prediction")
  @Placeholder("DURATION")
  @Default.String("P1D")
  String getLateness();

  void setLateness(String duration);

  @Description(
      "On topics: outcomes are settled at the next multiple of this, so that one waking does for"
          + " many")
  @Placeholder("DURATION")
  @Default.String("PT1H")
  String getAlign();

  void setAlign(String duration);
}
