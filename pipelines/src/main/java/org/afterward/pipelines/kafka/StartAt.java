package org.afterward.pipelines.kafka;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidGroupIdException;

/**
 * Where to begin in a partition. Where this names no place - there is nothing committed, or a
 * partition is not among the exact offsets - it is the earliest message, so that a partition which
 * is added later is read from its beginning.
 */
public final class StartAt implements Serializable {

  private static final long serialVersionUID = 1;

  private enum Kind {
    COMMITTED,
    EARLIEST,
    LATEST,
    TIME,
    OFFSETS
  }

  private static final StartAt COMMITTED = new StartAt(Kind.COMMITTED, 0, Map.of());
  private static final StartAt EARLIEST = new StartAt(Kind.EARLIEST, 0, Map.of());
  private static final StartAt LATEST = new StartAt(Kind.LATEST, 0, Map.of());

  private final Kind kind;
  private final long time;
  private final TreeMap<String, Long> offsets;

  private StartAt(Kind kind, long time, Map<String, Long> offsets) {
    this.kind = kind;
    this.time = time;
    this.offsets = new TreeMap<>(offsets);
  }

  /** Behind what the consumer group has committed. */
  public static StartAt committed() {
    return COMMITTED;
  }

  /** At the oldest message that is kept. */
  public static StartAt earliest() {
    return EARLIEST;
  }

  /** Behind the newest message. */
  public static StartAt latest() {
    return LATEST;
  }

  /** At the first message that arrived at this time or later, in epoch milliseconds. */
  public static StartAt time(long arrivedAt) {
    return new StartAt(Kind.TIME, arrivedAt, Map.of());
  }

  /** At these offsets, by {@code topic:partition}. */
  public static StartAt offsets(Map<String, Long> offsets) {
    return new StartAt(Kind.OFFSETS, 0, offsets);
  }

  /**
   * Looks up where that is now.
   *
   * @throws LostMessagesException if messages from there on are not kept any more
   */
  Map<TopicPartition, Long> lookUp(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> earliest = consumer.beginningOffsets(partitions);
    return switch (kind) {
      case EARLIEST -> earliest;
      case LATEST -> consumer.endOffsets(partitions);
      case TIME -> atTime(consumer, partitions);
      case COMMITTED -> checked(consumer, earliest, committedOffsets(consumer, partitions));
      case OFFSETS -> checked(consumer, earliest, exactOffsets(partitions));
    };
  }

  private Map<TopicPartition, Long> atTime(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> found = new HashMap<>(consumer.endOffsets(partitions));
    Map<TopicPartition, OffsetAndTimestamp> atTime =
        consumer.offsetsForTimes(
            partitions.stream().collect(Collectors.toMap(Function.identity(), any -> time)));
    atTime.forEach(
        (partition, first) -> {
          if (first != null) {
            found.put(partition, first.offset());
          }
        });
    return found;
  }

  private static Map<TopicPartition, Long> committedOffsets(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> found = new HashMap<>();
    try {
      Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
      committed.forEach(
          (partition, offset) -> {
            if (offset != null) {
              found.put(partition, offset.offset());
            }
          });
    } catch (InvalidGroupIdException noGroup) {
      // Without a group nothing is committed.
    }
    return found;
  }

  private Map<TopicPartition, Long> exactOffsets(Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> found = new HashMap<>();
    for (TopicPartition partition : partitions) {
      Long offset = offsets.get(partition.topic() + ":" + partition.partition());
      if (offset != null) {
        found.put(partition, offset);
      }
    }
    return found;
  }

  /** The wanted offsets where there are any, and the earliest elsewhere. */
  private static Map<TopicPartition, Long> checked(
      Consumer<?, ?> consumer,
      Map<TopicPartition, Long> earliest,
      Map<TopicPartition, Long> wanted) {
    Map<TopicPartition, Long> latest = consumer.endOffsets(wanted.keySet());
    Map<TopicPartition, Long> found = new HashMap<>(earliest);
    wanted.forEach(
        (partition, offset) -> {
          LostMessagesException.check(
              partition,
              offset,
              earliest.getOrDefault(partition, 0L),
              latest.getOrDefault(partition, Long.MAX_VALUE));
          found.put(partition, offset);
        });
    return found;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StartAt that
        && kind == that.kind
        && time == that.time
        && offsets.equals(that.offsets);
  }

  @Override
  public int hashCode() {
    return offsets.hashCode() * 31 + kind.hashCode() + Long.hashCode(time);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case COMMITTED -> "committed";
      case EARLIEST -> "earliest";
      case LATEST -> "latest";
      case TIME -> java.time.Instant.ofEpochMilli(time).toString();
      case OFFSETS -> offsets.toString();
    };
  }
}
