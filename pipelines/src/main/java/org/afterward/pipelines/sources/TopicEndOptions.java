package org.afterward.pipelines.sources;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** Whether topics have an end: for jobs that take them either way. */
public interface TopicEndOptions extends TopicsOptions {

  @Description("Take topics up to where they end when the run begins, and not as they grow")
  @Default.Boolean(false)
  boolean isToTheEnd();

  void setToTheEnd(boolean toTheEnd);
}
