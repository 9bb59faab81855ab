package org.afterward.pipelines.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/**
 * Messages that should be read are not kept any more, or are of a topic that was made anew. To go
 * on as if nothing had happened would lose them silently, so somebody must decide.
 */
public final class LostMessagesException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private LostMessagesException(String message) {
    super(message);
  }

  /** Throws if reading cannot go on at this offset of a partition that has these. */
  static void check(TopicPartition partition, long wanted, long earliest, long end) {
    if (wanted < earliest) {
      throw new LostMessagesException(
          "%s lost messages: reading should go on at offset %d, but what is kept begins at %d"
              .formatted(name(partition), wanted, earliest));
    }
    if (wanted > end) {
      throw new LostMessagesException(
          "%s is not what it was: reading should go on at offset %d, but it ends at %d"
              .formatted(name(partition), wanted, end));
    }
  }

  /** Throws if that is why a consumer's position in this partition is out of range. */
  static void check(
      TopicPartition partition, OffsetOutOfRangeException outOfRange, Consumer<?, ?> consumer) {
    Long wanted = outOfRange.offsetOutOfRangePartitions().get(partition);
    if (wanted != null) {
      check(
          partition,
          wanted,
          consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L),
          consumer.endOffsets(List.of(partition)).getOrDefault(partition, Long.MAX_VALUE));
    }
  }

  private static String name(TopicPartition partition) {
    return "Partition " + partition.partition() + " of topic " + partition.topic();
  }
}
