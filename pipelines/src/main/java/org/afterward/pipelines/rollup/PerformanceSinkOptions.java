package org.afterward.pipelines.rollup;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.sinks.RejectionOptions;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Where the performance of strategies goes beside the output folder. */
public interface PerformanceSinkOptions extends RejectionOptions {

  @Description(
      "The Kafka topic to write the performance of strategies to, keyed by strategy and day")
  @Placeholder("TOPIC")
  @Nullable String getPerformanceTopic();

  void setPerformanceTopic(@Nullable String topic);
}
