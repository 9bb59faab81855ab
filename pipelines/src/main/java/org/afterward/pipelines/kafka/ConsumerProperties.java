package org.afterward.pipelines.kafka;

import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What every consumer of ours is like. */
final class ConsumerProperties {

  private ConsumerProperties() {}

  /** The properties of a consumer on this machine, with what is secret. */
  static Map<String, Object> of(KafkaConnection connection) {
    Map<String, Object> properties = connection.clientProperties();
    // What a producer took back never happened.
    properties.putIfAbsent("isolation.level", "read_committed");
    // Each hand-over from the thread that fetches to the one that reads costs both of them a wait.
    properties.putIfAbsent("max.poll.records", "5000");
    // Offsets are committed when the runner has made what was read durable, and never earlier.
    properties.put("enable.auto.commit", "false");
    // Messages that are gone are not to be skipped silently.
    properties.put("auto.offset.reset", "none");
    // A topic whose name is misspelt must not come into being.
    properties.put("allow.auto.create.topics", "false");
    properties.put("key.deserializer", ByteArrayDeserializer.class.getName());
    properties.put("value.deserializer", ByteArrayDeserializer.class.getName());
    return properties;
  }
}
