package org.afterward.profiles.flink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a topic holds for those who come late. */
final class TopicContents {

  private TopicContents() {}

  /** The newest message of each key, as compaction keeps it, in order. */
  static List<String> newestOfEachKey(String bootstrapServers, String topic) {
    Map<String, String> newest = new TreeMap<>();
    for (ConsumerRecord<String, String> message : messages(bootstrapServers, topic)) {
      newest.put(message.key(), FileContents.inTime(message.value()));
    }
    return newest.values().stream().sorted().toList();
  }

  private static List<ConsumerRecord<String, String>> messages(
      String bootstrapServers, String topic) {
    List<ConsumerRecord<String, String>> messages = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
      }
    }
    return messages;
  }
}
