package org.afterward.pipelines.sinks;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.kafka.KafkaSinkOptions;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Where rejections go beside the output folder. */
public interface RejectionOptions extends KafkaSinkOptions {

  @Description("The Kafka topic to write rejections to, keyed by where they came from")
  @Placeholder("TOPIC")
  @Nullable String getRejectionsTopic();

  void setRejectionsTopic(@Nullable String topic);
}
