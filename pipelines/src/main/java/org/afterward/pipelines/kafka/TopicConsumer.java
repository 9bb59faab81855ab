package org.afterward.pipelines.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The consumer with which Beam reads partitions. Where Beam has no checkpoint and asks at which
 * position it is, it goes to where reading is to begin; it notes how far it has come; and it fails
 * rather than skip messages that are not kept any more.
 */
final class TopicConsumer extends KafkaConsumer<byte[], byte[]> {

  private final String servers;
  private final StartAt startAt;
  private final Map<TopicPartition, ReadProgress> readers;
  private final ReadProgress progress = new ReadProgress();

  /**
   * @param properties with {@code auto.offset.reset=none}
   * @param readers who reads which partition; it enters itself
   */
  TopicConsumer(
      Map<String, Object> properties, StartAt startAt, Map<TopicPartition, ReadProgress> readers) {
    super(properties);
    this.servers = String.valueOf(properties.get("bootstrap.servers"));
    this.startAt = startAt;
    this.readers = readers;
  }

  @Override
  public List<PartitionInfo> partitionsFor(String topic) {
    List<PartitionInfo> partitions;
    try {
      partitions = super.partitionsFor(topic);
    } catch (KafkaException e) {
      throw lookUpFailed(List.of(topic), servers, e);
    }
    partitionsOf(topic, partitions);
    return partitions;
  }

  /** Kafka's own words name neither the topic nor where it was asked for. */
  static IllegalStateException lookUpFailed(
      List<String> topics, String servers, KafkaException cause) {
    return new IllegalStateException(
        "Kafka at " + servers + " does not tell about " + String.join(" and ", topics), cause);
  }

  /** The partitions that were found of a topic, of which there must be some. */
  static List<TopicPartition> partitionsOf(String topic, @Nullable List<PartitionInfo> found) {
    if (found == null || found.isEmpty()) {
      throw new IllegalArgumentException("Kafka has no topic " + topic);
    }
    return found.stream().map(one -> new TopicPartition(topic, one.partition())).toList();
  }

  @Override
  public void assign(Collection<TopicPartition> partitions) {
    super.assign(partitions);
    partitions.forEach(partition -> readers.put(partition, progress));
  }

  @Override
  public void seek(TopicPartition partition, long offset) {
    super.seek(partition, offset);
    progress.startAt(partition, offset);
  }

  @Override
  public long position(TopicPartition partition) {
    if (!progress.hasStarted(partition)) {
      startAt.lookUp(this, List.of(partition)).forEach(this::seek);
    }
    return super.position(partition);
  }

  // Beam's reader calls this one.
  @SuppressWarnings("deprecation")
  @Override
  public ConsumerRecords<byte[], byte[]> poll(long timeoutMs) {
    return poll(Duration.ofMillis(timeoutMs));
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    ConsumerRecords<byte[], byte[]> messages;
    try {
      messages = super.poll(timeout);
    } catch (OffsetOutOfRangeException e) {
      assignment().forEach(partition -> LostMessagesException.check(partition, e, this));
      throw e;
    }
    for (TopicPartition partition : assignment()) {
      note(partition, messages.records(partition));
    }
    return messages;
  }

  private void note(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> messages) {
    long position = super.position(partition);
    if (messages.isEmpty()) {
      progress.moveTo(partition, position);
    } else {
      progress.moveTo(partition, position, messages.get(messages.size() - 1).offset());
    }
  }
}
