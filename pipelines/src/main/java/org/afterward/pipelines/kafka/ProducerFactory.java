package org.afterward.pipelines.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Makes producers on the worker. Beam's properties, but for the three attempts that it makes, go
 * below those of the file, and what must be so above.
 */
final class ProducerFactory
    implements SerializableFunction<Map<String, Object>, Producer<String, String>> {

  private static final long serialVersionUID = 1;

  /** Kafka's own limit is about what one message may have that is read, before it is quoted. */
  private static final int LONGEST_MESSAGE = 16 << 20;

  private final KafkaConnection connection;

  ProducerFactory(KafkaConnection connection) {
    this.connection = connection;
  }

  @Override
  public Producer<String, String> apply(Map<String, Object> ofBeam) {
    Map<String, Object> properties = new HashMap<>(ofBeam);
    // Kafka tries again until delivery.timeout.ms is over.
    properties.remove("retries");
    properties.put("max.request.size", LONGEST_MESSAGE);
    properties.putAll(connection.clientProperties());
    properties.put("acks", "all");
    properties.put("enable.idempotence", "true");
    return new KafkaProducer<>(properties);
  }
}
