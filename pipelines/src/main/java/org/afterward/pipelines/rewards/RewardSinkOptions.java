package org.afterward.pipelines.rewards;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.dynamo.DynamoOptions;
import org.afterward.pipelines.sinks.RejectionOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Where rewards go beside the output folder. */
public interface RewardSinkOptions extends RejectionOptions, DynamoOptions {

  @Description(
      "Write rewards to the DynamoDB tables: into rewards, and onto their exposures. With several"
          + " credit policies, those of the first in the order full, last, first, linear, linked")
  @Default.Boolean(false)
  boolean isTables();

  void setTables(boolean tables);

  @Description(
      "Write what models are trained on: each reward with the session, the propensity and the"
          + " context of its exposure, as Parquet by month in training/rewards/")
  @Default.Boolean(false)
  boolean isTraining();

  void setTraining(boolean training);

  @Description("The Kafka topic to write rewards to, keyed by exposure")
  @Placeholder("TOPIC")
  @Nullable String getRewardsTopic();

  void setRewardsTopic(@Nullable String topic);

  @Description("On topics: the Kafka topic to write events to that came too late for a reward")
  @Placeholder("TOPIC")
  @Nullable String getLateTopic();

  void setLateTopic(@Nullable String topic);
}
