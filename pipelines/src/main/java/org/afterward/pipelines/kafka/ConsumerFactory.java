package org.afterward.pipelines.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Makes the two consumers of each of Beam's readers, on the worker: the one that reads, and the one
 * that asks for the ends. Beam's properties go below those of the file, and what must be so above.
 */
final class ConsumerFactory
    implements SerializableFunction<Map<String, Object>, Consumer<byte[], byte[]>> {

  private static final long serialVersionUID = 1;

  /** How Beam names the group of the consumer that asks for the ends. */
  private static final String ASKING = "_offset_consumer_";

  private final KafkaConnection connection;
  private final StartAt startAt;

  /** Who reads which partition in this JVM, for those of the same reader to know of each other. */
  private transient volatile @Nullable Map<TopicPartition, ReadProgress> readers;

  ConsumerFactory(KafkaConnection connection, StartAt startAt) {
    this.connection = connection;
    this.startAt = startAt;
  }

  @Override
  public Consumer<byte[], byte[]> apply(Map<String, Object> ofBeam) {
    Map<String, Object> properties = new HashMap<>(ofBeam);
    properties.putAll(ConsumerProperties.of(connection));
    if (String.valueOf(ofBeam.get("group.id")).contains(ASKING)) {
      // Also what is not committed yet must be waited for.
      properties.put("isolation.level", "read_uncommitted");
      properties.remove("group.id");
      properties.remove("group.instance.id");
      return new EndConsumer(properties, readers());
    }
    if (ofBeam.containsKey("group.id")) {
      properties.putAll(Map.of("group.id", ofBeam.get("group.id")));
    }
    return new TopicConsumer(properties, startAt, readers());
  }

  private synchronized Map<TopicPartition, ReadProgress> readers() {
    Map<TopicPartition, ReadProgress> known = readers;
    if (known == null) {
      known = new ConcurrentHashMap<>();
      readers = known;
    }
    return known;
  }
}
