package org.afterward.pipelines.kafka;

import org.afterward.pipelines.commandline.Placeholder;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** How a job reads topics. */
public interface KafkaSourceOptions extends KafkaOptions {

  @Description(
      "The consumer group under which the job's progress is committed to Kafka at each of its"
          + " checkpoints; without it nothing is committed")
  @Placeholder("GROUP")
  @Nullable String getGroupId();

  void setGroupId(@Nullable String groupId);

  @Description(
      "Where to begin in a partition of which the job has no checkpoint: committed (what the group"
          + " committed, else the earliest message), earliest, latest, a time of arrival such as"
          + " 2024-01-15T19:30:00Z, or offsets as TOPIC:PARTITION=OFFSET, several with commas")
  @Placeholder("WHERE")
  @Default.String("committed")
  String getFrom();

  void setFrom(String where);

  @Description(
      "How much earlier than its predecessors in a partition an event may have happened without"
          + " being late, as an ISO duration")
  @Placeholder("DURATION")
  @Default.String("PT1M")
  String getOutOfOrderness();

  void setOutOfOrderness(String duration);

  @Description(
      "How long a partition must have had nothing to read before it no longer holds back the"
          + " others, as an ISO duration")
  @Placeholder("DURATION")
  @Default.String("PT1M")
  String getIdleAfter();

  void setIdleAfter(String duration);
}
