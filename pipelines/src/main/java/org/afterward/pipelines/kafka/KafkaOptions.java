package org.afterward.pipelines.kafka;

import org.afterward.pipelines.commandline.Placeholder;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** How a job reaches Kafka. */
public interface KafkaOptions extends PipelineOptions {

  @Description("The Kafka brokers, as HOST:PORT, several with commas")
  @Placeholder("SERVERS")
  @Nullable String getBootstrapServers();

  void setBootstrapServers(@Nullable String servers);

  @Description(
      "A file of Kafka client properties, such as those of TLS and SASL. Every worker reads its"
          + " own copy under this name, so secrets in it travel nowhere. ${env:NAME} in a value is"
          + " taken from the worker's environment")
  @Placeholder("FILE")
  @Nullable String getKafkaProperties();

  void setKafkaProperties(@Nullable String file);
}
