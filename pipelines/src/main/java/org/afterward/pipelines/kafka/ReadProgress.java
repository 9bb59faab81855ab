package org.afterward.pipelines.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * How far one reader of partitions has come, known to the thread that asks for their ends.
 *
 * <p>Not every offset is a message: transactions end with a marker, what they aborted is skipped,
 * and compaction leaves gaps. Beam counts offsets from the last message to the partition's end, so
 * with a marker at the end there would for ever seem to be one more to read, and the partition
 * never be idle. Whoever reads knows better: its position moves past what is no message.
 */
final class ReadProgress {

  /**
   * @param next the offset behind the last message, or where reading began
   * @param position the offset behind all that was looked at
   */
  private record Place(long next, long position) {}

  private final Map<TopicPartition, Place> places = new ConcurrentHashMap<>();

  void startAt(TopicPartition partition, long offset) {
    places.put(partition, new Place(offset, offset));
  }

  /** Whether it is known where reading of this partition began. */
  boolean hasStarted(TopicPartition partition) {
    return places.containsKey(partition);
  }

  /** All before the position was looked at, and no message found. */
  void moveTo(TopicPartition partition, long position) {
    places.computeIfPresent(partition, (same, place) -> new Place(place.next(), position));
  }

  /** All before the position was looked at, and this was the last message. */
  void moveTo(TopicPartition partition, long position, long lastMessage) {
    places.put(partition, new Place(lastMessage + 1, position));
  }

  /** Where a partition of this end has its last message, or will have it at the latest. */
  long endOfMessages(TopicPartition partition, long end) {
    Place place = places.get(partition);
    return place != null && place.position() >= end ? place.next() : end;
  }
}
