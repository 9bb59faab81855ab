package org.afterward.pipelines.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.afterward.servers.Await;
import org.afterward.servers.KafkaBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** A broker of a test, and what a test does with its topics. */
public final class TestTopics implements AutoCloseable {

  private final KafkaBroker broker;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;

  private TestTopics(KafkaBroker broker) {
    this.broker = broker;
    this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    this.producer = producer(Map.of());
  }

  public static TestTopics in(Path folder) throws IOException {
    return new TestTopics(KafkaBroker.in(folder));
  }

  static TestTopics of(KafkaBroker broker) {
    return new TestTopics(broker);
  }

  public KafkaBroker broker() {
    return broker;
  }

  KafkaConnection connection() {
    return new KafkaConnection(broker.bootstrapServers(), null);
  }

  KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("bootstrap.servers", broker.bootstrapServers());
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  public void create(String topic, int partitions) throws Exception {
    create(topic, partitions, Map.of());
  }

  public void create(String topic, int partitions, Map<String, String> config) throws Exception {
    admin
        .createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(config)))
        .all()
        .get();
    // Until every partition has a leader. A producer with several batches on their way may else
    // have
    // its first one refused and its second taken, after which the first never is.
    Map<TopicPartition, OffsetSpec> all = new HashMap<>();
    for (int i = 0; i < partitions; i++) {
      all.put(new TopicPartition(topic, i), OffsetSpec.latest());
    }
    Await.until("the partitions have leaders", () -> haveLeaders(all), ready -> ready);
  }

  private boolean haveLeaders(Map<TopicPartition, OffsetSpec> partitions) throws Exception {
    try {
      admin.listOffsets(partitions).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return false;
      }
      throw e;
    }
  }

  boolean exists(String topic) throws Exception {
    return admin.listTopics().names().get().contains(topic);
  }

  /** Writes messages to partition 0, and returns the offset of the last. */
  long send(String topic, String... values) throws Exception {
    long last = -1;
    for (String value : values) {
      last = send(message(topic, 0, null, value));
    }
    return last;
  }

  public long send(ProducerRecord<byte[], byte[]> message) throws Exception {
    return producer.send(message).get().offset();
  }

  public void sendAll(List<ProducerRecord<byte[], byte[]>> messages)
      throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    messages.forEach(message -> sent.add(producer.send(message)));
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
  }

  public static ProducerRecord<byte[], byte[]> message(
      String topic, int partition, @Nullable Long arrivedAt, @Nullable String value) {
    byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, partition, arrivedAt, null, bytes);
  }

  /** Drops the messages of partition 0 that come before an offset. */
  void deleteBefore(String topic, long offset) throws Exception {
    admin
        .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
        .all()
        .get();
  }

  void commit(String group, String topic, long offset) throws Exception {
    admin
        .alterConsumerGroupOffsets(
            group,
            Map.of(
                new TopicPartition(topic, 0),
                new org.apache.kafka.clients.consumer.OffsetAndMetadata(offset)))
        .all()
        .get();
  }

  /** The offset that a group has committed in partition 0, or -1. */
  long committed(String group, String topic) throws Exception {
    var committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get()
            .get(new TopicPartition(topic, 0));
    return committed == null ? -1 : committed.offset();
  }

  /** How many offsets a topic has used, for whatever. */
  long messagesAndMarkers(String topic) {
    try (KafkaConsumer<String, String> consumer = consumer()) {
      List<TopicPartition> partitions =
          TopicConsumer.partitionsOf(topic, consumer.partitionsFor(topic));
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
        new StringDeserializer(),
        new StringDeserializer());
  }

  /** All that a topic has to say to a reader of what is committed, partition by partition. */
  public List<ConsumerRecord<String, String>> readAll(String topic) {
    List<ConsumerRecord<String, String>> all = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = consumer()) {
      for (PartitionInfo info : consumer.partitionsFor(topic)) {
        TopicPartition partition = new TopicPartition(topic, info.partition());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (consumer.position(partition) < end) {
          all.addAll(consumer.poll(java.time.Duration.ofMillis(200)).records(partition));
        }
      }
    }
    return all;
  }

  @Override
  public void close() {
    producer.close(java.time.Duration.ofSeconds(5));
    admin.close(java.time.Duration.ofSeconds(5));
    broker.close();
  }
}
