package org.afterward.pipelines.kafka;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.afterward.pipelines.files.EventVisitor;
import org.afterward.pipelines.files.JsonLinesReader;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads the events of a part of a topic's partition, in their order. */
public final class TopicPartReader implements Serializable {

  private static final long serialVersionUID = 1;

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final KafkaConnection connection;
  private final Duration patience;

  private TopicPartReader(KafkaConnection connection, Duration patience) {
    this.connection = connection;
    this.patience = patience;
  }

  public static TopicPartReader of(KafkaConnection connection) {
    return new TopicPartReader(connection, PATIENCE);
  }

  /** How long to wait where the broker gives nothing, before that is a failure. */
  TopicPartReader withPatience(Duration most) {
    return new TopicPartReader(connection, most);
  }

  /**
   * Shows a visitor every message of a part. What the visitor throws comes through as it is.
   *
   * @throws IOException if Kafka does not give all of it; the message names the part
   * @throws LostMessagesException if some of it is not kept any more
   */
  public void read(TopicPart part, EventVisitor visitor) throws IOException {
    TopicPartition partition = new TopicPartition(part.topic(), part.partition());
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, part.fromOffset());
      long position = part.fromOffset();
      long progressAt = System.nanoTime();
      // Not every offset is a message: what counts is how far the consumer has looked.
      while (position < part.toOffset()) {
        show(poll(consumer, part, partition), part, visitor);
        long next = consumer.position(partition);
        if (next > position) {
          position = next;
          progressAt = System.nanoTime();
        } else if (System.nanoTime() - progressAt > patience.toNanos()) {
          throw new IOException(
              "Kafka gave nothing of %s for %d s, at offset %d"
                  .formatted(part, patience.toSeconds(), position));
        }
      }
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> properties = ConsumerProperties.of(connection);
    // Nobody shares the work with this consumer.
    properties.remove("group.id");
    properties.remove("group.instance.id");
    return new KafkaConsumer<>(properties);
  }

  private static List<ConsumerRecord<byte[], byte[]>> poll(
      Consumer<byte[], byte[]> consumer, TopicPart part, TopicPartition partition)
      throws IOException {
    try {
      return consumer.poll(POLL).records(partition);
    } catch (OffsetOutOfRangeException e) {
      LostMessagesException.check(partition, e, consumer);
      throw new IOException("Cannot read " + part, e);
    } catch (KafkaException e) {
      throw new IOException("Cannot read " + part + ": " + e.getMessage(), e);
    }
  }

  private static void show(
      List<ConsumerRecord<byte[], byte[]>> messages, TopicPart part, EventVisitor visitor) {
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      if (message.offset() < part.toOffset()) {
        JsonLinesReader.readLine(Messages.raw(message), visitor);
      }
    }
  }
}
