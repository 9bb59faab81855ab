package org.afterward.profiles.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.afterward.coders.IsoTime;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A simulated month as its messages come to a topic: each up to twenty hours late, one in twenty
 * twice, with the simulation's garbage among them, spread over all partitions but the last, which
 * stays empty.
 */
final class ProducedMonth {

  static final String TOPIC = "events";
  static final String REWARDS = "rewards";
  static final String REJECTIONS = "rejections";

  private static final int PARTITIONS = 4;
  private static final long LATEST = 20 * 60 * 60 * 1000L;
  private static final double REPEATED = 0.05;
  private static final long PAUSE_MILLIS = 20;

  private record Message(long sentAt, String text) {}

  private final String bootstrapServers;
  private final List<String> messages;
  private final Path file;
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final CountDownLatch hurry = new CountDownLatch(1);
  private @Nullable Future<?> producing;

  private ProducedMonth(String bootstrapServers, List<String> messages, Path file) {
    this.bootstrapServers = bootstrapServers;
    this.messages = messages;
    this.file = file;
  }

  /** Of what {@code simulate} wrote into this folder. */
  static ProducedMonth of(Path folder, String bootstrapServers) throws IOException {
    Random random = new Random(7);
    List<Message> messages = new ArrayList<>();
    long now = IsoTime.parse("2024-01-01T00:00:00Z");
    for (String line : linesInOrder(folder)) {
      now = TimedLine.of(line).map(TimedLine::at).orElse(now);
      messages.add(new Message(now + late(random), line));
      if (random.nextDouble() < REPEATED) {
        messages.add(new Message(now + late(random), line));
      }
    }
    messages.sort(Comparator.comparingLong(Message::sentAt));
    List<String> texts = messages.stream().map(Message::text).toList();
    Path file = Files.write(folder.resolve("messages.jsonl"), texts);
    return new ProducedMonth(bootstrapServers, texts, file);
  }

  /** All messages, as lines. */
  Path file() {
    return file;
  }

  int messages() {
    return messages.size();
  }

  void createTopics() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(TOPIC, PARTITIONS, (short) 1),
                  new NewTopic(REJECTIONS, 2, (short) 1),
                  new NewTopic(REWARDS, 2, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
          .all()
          .get();
    }
  }

  /**
   * Begins to send, slowly and without a pause: a partition in which nothing comes for a while is
   * taken for one in which nothing will come, and time goes on without it.
   */
  void startSending() {
    producing = executor.submit(this::sendAll);
  }

  /** Sends the rest as fast as it can, and returns when the broker has everything. */
  void finishSending() throws ExecutionException, InterruptedException {
    hurry.countDown();
    if (producing != null) {
      producing.get();
    }
    executor.shutdown();
  }

  private @Nullable Void sendAll() throws ExecutionException, InterruptedException {
    List<Future<?>> acknowledgements = new ArrayList<>();
    Random random = new Random(8);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "enable.idempotence", true),
            new StringSerializer(),
            new StringSerializer())) {
      for (String message : messages) {
        int partition = random.nextInt(PARTITIONS - 1);
        acknowledgements.add(producer.send(new ProducerRecord<>(TOPIC, partition, null, message)));
        // Returns early when there is to be no pause any more.
        boolean hurried = hurry.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (!hurried) {
          acknowledgements.removeIf(Future::isDone);
        }
      }
      for (Future<?> acknowledgement : acknowledgements) {
        acknowledgement.get();
      }
    }
    return null;
  }

  private static long late(Random random) {
    return (long) (random.nextDouble() * LATEST);
  }

  /** Lines that say no time come after the line before them in their file. */
  private static List<String> linesInOrder(Path folder) throws IOException {
    List<Message> lines = new ArrayList<>();
    for (String kind : List.of("exposures", "activity")) {
      try (var files = Files.newDirectoryStream(folder.resolve(kind), "*.jsonl")) {
        for (Path each : files) {
          long now = Long.MIN_VALUE;
          for (String line : Files.readAllLines(each)) {
            now = TimedLine.of(line).map(TimedLine::at).orElse(now);
            lines.add(new Message(now, line));
          }
        }
      }
    }
    lines.sort(Comparator.comparingLong(Message::sentAt).thenComparing(Message::text));
    return lines.stream().map(Message::text).toList();
  }
}
