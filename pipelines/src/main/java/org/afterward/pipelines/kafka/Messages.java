package org.afterward.pipelines.kafka;

import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.RawRecord;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Messages as records of which nobody has tried to understand anything. */
final class Messages {

  private Messages() {}

  static RawRecord raw(KafkaRecord<Void, byte[]> message) {
    return raw(
        message.getTopic(),
        message.getPartition(),
        message.getOffset(),
        message.getTimestamp(),
        message.getKV().getValue());
  }

  static RawRecord raw(ConsumerRecord<byte[], byte[]> message) {
    return raw(
        message.topic(),
        message.partition(),
        message.offset(),
        message.timestamp(),
        message.value());
  }

  /** A message without a value is an empty record: no event, and rejected, but not lost. */
  private static RawRecord raw(
      String topic, int partition, long offset, long timestamp, byte @Nullable [] value) {
    return new RawRecord(
        value == null ? Bytes.empty() : Bytes.wrap(value),
        origin(topic, partition),
        offset,
        arrivedAt(timestamp));
  }

  /** When Kafka got a message: those of before Kafka 0.10 have no timestamp. */
  static long arrivedAt(long timestamp) {
    return timestamp < 0 ? Event.NO_TIME : timestamp;
  }

  static String origin(String topic, int partition) {
    return "kafka:" + topic + "/" + partition;
  }
}
