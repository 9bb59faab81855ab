package org.afterward.pipelines.predictions;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.sinks.RejectionOptions;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Where outcomes of predictions and the performance of models go beside the output folder. */
public interface PredictionSinkOptions extends RejectionOptions {

  @Description(
      "The Kafka topic to write outcomes of predictions to, keyed by who asks and prediction")
  @Placeholder("TOPIC")
  @Nullable String getOutcomesTopic();

  void setOutcomesTopic(@Nullable String topic);

  @Description(
      "The Kafka topic to write the performance of models to, keyed by model, version and day")
  @Placeholder("TOPIC")
  @Nullable String getModelsTopic();

  void setModelsTopic(@Nullable String topic);
}
