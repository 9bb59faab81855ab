package org.afterward.pipelines.kafka;

/**
 * A part of a partition of a topic: what travels through a pipeline in place of its messages.
 *
 * @param fromOffset where it begins
 * @param toOffset where the next part begins
 */
public record TopicPart(String topic, int partition, long fromOffset, long toOffset) {

  /** Where a record of this part says that it comes from. */
  public String origin() {
    return Messages.origin(topic, partition);
  }

  @Override
  public String toString() {
    return "partition "
        + partition
        + " of topic "
        + topic
        + ", offsets "
        + fromOffset
        + " up to "
        + toOffset;
  }
}
