package org.afterward.benchmarks.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A topic that holds a traffic, each event a message, in the order of time: so nothing is late, and
 * what a stream ends in is what a batch gives.
 */
final class EventTopic {

  static final String NAME = "events";
  private static final int PARTITIONS = 4;

  private EventTopic() {}

  /** Makes the topic and says how many messages it holds. */
  static long fill(Path traffic, String bootstrapServers)
      throws IOException, ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(List.of(new NewTopic(NAME, Optional.of(PARTITIONS), Optional.empty())))
          .all()
          .get();
    }
    List<Message> messages = messages(traffic);
    List<Future<?>> acknowledgements = new ArrayList<>();
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 50, "batch.size", 131_072),
            new StringSerializer(),
            new StringSerializer())) {
      for (Message message : messages) {
        acknowledgements.add(
            producer.send(new ProducerRecord<>(NAME, message.user(), message.json())));
      }
    }
    for (Future<?> acknowledgement : acknowledgements) {
      acknowledgement.get();
    }
    return messages.size();
  }

  private static List<Message> messages(Path traffic) throws IOException {
    List<Message> messages = new ArrayList<>();
    // Predictions mean nothing for rewards.
    for (String kind : List.of("exposures", "activity")) {
      try (Stream<Path> files = Files.walk(traffic.resolve(kind))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
          try (Stream<String> lines = Files.lines(file)) {
            lines.map(Message::of).forEach(messages::add);
          }
        }
      }
    }
    messages.sort(Comparator.comparingLong(Message::atMs).thenComparing(Message::json));
    return messages;
  }
}
