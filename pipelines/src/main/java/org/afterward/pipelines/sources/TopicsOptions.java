package org.afterward.pipelines.sources;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.kafka.KafkaSourceOptions;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** The topics that a job reads. */
public interface TopicsOptions extends KafkaSourceOptions {

  @Description("Kafka topics of events of every kind, as JSON, with commas")
  @Placeholder("TOPICS")
  @Nullable String getTopics();

  void setTopics(@Nullable String topics);
}
