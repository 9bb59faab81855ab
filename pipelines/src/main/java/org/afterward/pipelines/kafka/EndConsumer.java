package org.afterward.pipelines.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The consumer that Beam asks every second where partitions end: behind their last messages. */
final class EndConsumer extends KafkaConsumer<byte[], byte[]> {

  private final Map<TopicPartition, ReadProgress> readers;

  /**
   * @param readers who reads which partition
   */
  EndConsumer(Map<String, Object> properties, Map<TopicPartition, ReadProgress> readers) {
    super(properties);
    this.readers = readers;
  }

  @Override
  public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = new HashMap<>(super.endOffsets(partitions));
    ends.replaceAll(
        (partition, end) -> {
          ReadProgress progress = readers.get(partition);
          return progress == null ? end : progress.endOfMessages(partition, end);
        });
    return ends;
  }
}
