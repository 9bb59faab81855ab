package org.afterward.pipelines.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.afterward.coders.Bytes;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.Event;
import org.afterward.coders.Parsed;
import org.afterward.coders.RawRecord;
import org.afterward.coders.RawRecordCoder;
import org.afterward.coders.Rejection;
import org.afterward.transforms.intake.ParseEvents;
import org.afterward.transforms.intake.ParsedEvents;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.intake.ValidatePredictions;
import org.afterward.transforms.intake.ValidateUserEvents;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a topic has, each message comes out once, as an event or as a rejection. */
@ExtendWith(TestPipelineExtension.class)
class FuzzedTopicTest {

  private static final int PARTITIONS = 3;

  private static TestTopics topics;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    topics = TestTopics.in(folder);
  }

  @AfterAll
  static void stop() {
    topics.close();
  }

  /** Fills a topic, and returns what a reader must find in it. */
  private static Set<RawRecord> fill(String topic, int count) throws Exception {
    topics.create(topic, PARTITIONS);
    FuzzedMessages messages = new FuzzedMessages(20_240_115);
    Set<RawRecord> sent = new HashSet<>();
    List<Bytes> values = new ArrayList<>();
    List<Future<RecordMetadata>> places = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> producer = topics.producer(Map.of())) {
      for (int i = 0; i < count; i++) {
        byte[] value = messages.next();
        values.add(value == null ? Bytes.empty() : Bytes.wrap(value));
        places.add(producer.send(new ProducerRecord<>(topic, i % PARTITIONS, null, null, value)));
      }
      for (int i = 0; i < count; i++) {
        RecordMetadata place = places.get(i).get();
        sent.add(
            new RawRecord(
                values.get(i),
                "kafka:" + topic + "/" + place.partition(),
                place.offset(),
                place.timestamp()));
      }
    }
    return sent;
  }

  @Test
  void a_batch_makes_of_each_message_an_event_or_a_rejection() throws Exception {
    Set<RawRecord> sent = fill("fuzzed-batch", 100_000);

    VisitedMessages visited = new VisitedMessages();
    for (TopicPart part :
        ListTopicParts.of(topics.connection(), List.of("fuzzed-batch"))
            .withPartMessages(10_000)
            .cut()) {
      TopicPartReader.of(topics.connection()).read(part, visited);
    }

    assertThat(visited.raw()).hasSize(100_000);
    assertThat(new HashSet<>(visited.raw()).equals(sent)).isTrue();
    long rejected = visited.told().stream().filter(told -> told.startsWith("rejected")).count();
    assertThat(rejected).isBetween(40_000L, 70_000L);
  }

  @Test
  void a_stream_makes_of_each_message_an_event_or_a_rejection(TestPipeline pipeline)
      throws Exception {
    List<String> sent = fill("fuzzed-stream", 600).stream().map(FuzzedTopicTest::place).toList();

    ParsedEvents parsed =
        pipeline
            .apply(
                "Read",
                ReadTopics.of(topics.connection(), List.of("fuzzed-stream")).untilCaughtUp())
            .apply("Parse", ParseEvents.ofAllLevels());
    List<PCollection<Rejection>> rejected = new ArrayList<>();
    PCollection<RawRecord> raw =
        PCollectionList.of(raw("Users'", parsed.userEvents()))
            .and(raw("Exposures'", parsed.exposures()))
            .and(raw("Predictions'", parsed.predictions()))
            .and(raw("Rejections'", parsed.rejections(), Rejection::raw))
            .apply("All raw", Flatten.pCollections());
    PAssert.that(raw.apply("Places", places())).containsInAnyOrder(sent);

    parsed.failuresTo(rejected);
    PCollection<Integer> valid =
        PCollectionList.of(
                one(
                    "U",
                    parsed.userEvents().apply(ValidateUserEvents.create()).failuresTo(rejected)))
            .and(
                one(
                    "E",
                    parsed
                        .exposures()
                        .apply(ValidateExposures.against(ContextLayout.standard()))
                        .failuresTo(rejected)))
            .and(
                one(
                    "P",
                    parsed.predictions().apply(ValidatePredictions.create()).failuresTo(rejected)))
            .apply("All valid", Flatten.pCollections());
    PCollection<String> rejections =
        raw("Rejected", PCollectionList.of(rejected).apply(Flatten.pCollections()), Rejection::raw)
            .apply("Rejected places", places());
    // Those that are valid and those that are not are all of them.
    PCollection<String> all =
        PCollectionList.of(rejections)
            .and(valid.apply("As text", MapElements.into(TypeDescriptors.strings()).via(v -> "")))
            .apply("All", Flatten.pCollections());
    PAssert.that(all)
        .satisfies(
            found -> {
              List<String> list = StreamSupport.stream(found.spliterator(), false).toList();
              List<String> places = list.stream().filter(place -> !place.isEmpty()).toList();
              assertThat(list).hasSameSizeAs(sent);
              assertThat(places).doesNotHaveDuplicates().isSubsetOf(sent);
              assertThat(places).hasSizeBetween(sent.size() / 2, sent.size() - 30);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private static String place(RawRecord raw) {
    return raw.origin() + "@" + raw.offset() + "#" + raw.bytes().hashCode();
  }

  private static MapElements<RawRecord, String> places() {
    return MapElements.into(TypeDescriptors.strings()).via(FuzzedTopicTest::place);
  }

  private static <T extends Event> PCollection<RawRecord> raw(
      String name, PCollection<Parsed<T>> parsed) {
    return raw(name, parsed, Parsed::raw);
  }

  private static <T> PCollection<RawRecord> raw(
      String name, PCollection<T> records, SerializableFunction<T, RawRecord> raw) {
    return records
        .apply(name + " raw", MapElements.into(TypeDescriptor.of(RawRecord.class)).via(raw))
        .setCoder(RawRecordCoder.of());
  }

  private static <T> PCollection<Integer> one(String name, PCollection<T> records) {
    return records.apply(name, MapElements.into(TypeDescriptors.integers()).via(record -> 1));
  }
}
