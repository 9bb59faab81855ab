package org.afterward.pipelines.kafka;

import org.afterward.pipelines.commandline.Placeholder;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** How a job writes topics. */
public interface KafkaSinkOptions extends KafkaOptions {

  @Description(
      "Write topics exactly once, in transactions, and keep their progress under consumer groups"
          + " that begin with this text. A job that does not go on from a savepoint needs a new"
          + " one. Without it messages are written at least once")
  @Placeholder("GROUP")
  @Nullable String getExactlyOnce();

  void setExactlyOnce(@Nullable String groupPrefix);

  @Description("How many producers write a topic exactly once")
  @Default.Integer(4)
  int getExactlyOnceShards();

  void setExactlyOnceShards(int shards);
}
