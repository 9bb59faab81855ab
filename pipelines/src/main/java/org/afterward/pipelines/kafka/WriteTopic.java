package org.afterward.pipelines.kafka;

import org.afterward.coders.LateFact;
import org.afterward.coders.LateFactJson;
import org.afterward.coders.ModelPerformance;
import org.afterward.coders.ModelPerformanceJson;
import org.afterward.coders.PredictionOutcome;
import org.afterward.coders.PredictionOutcomeJson;
import org.afterward.coders.Rejection;
import org.afterward.coders.RejectionJson;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import org.afterward.coders.StrategyPerformance;
import org.afterward.coders.StrategyPerformanceJson;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes records to a topic, each as a message in JSON under a key.
 *
 * <p>At least once: what a runner does again after a failure is written again, with the same key
 * and bytes. Since messages of a key are in one partition and in order, the newest message of a key
 * is right also then, and compaction keeps that one. {@link #exactlyOnce} writes in transactions,
 * for readers that cannot bear repetition.
 *
 * <p>Bounded or unbounded. The run fails where the broker does not take a message; one that is
 * longer than the topic's {@code max.message.bytes}, it never takes: a rejection holds all of its
 * input, so give the topic of rejections twice what those have that are read.
 *
 * <pre>{@code
 * rewards.apply("Write rewards", WriteTopic.rewards(connection, "rewards"));
 * }</pre>
 */
public final class WriteTopic<T> extends PTransform<PCollection<T>, PDone> {

  private static final long serialVersionUID = 1;

  private final KafkaConnection connection;
  private final String topic;
  private final SerializableFunction<T, String> key;
  private final SerializableFunction<T, String> json;
  private final String sinkGroup;
  private final int shards;

  private WriteTopic(
      KafkaConnection connection,
      String topic,
      SerializableFunction<T, String> key,
      SerializableFunction<T, String> json,
      String sinkGroup,
      int shards) {
    this.connection = connection;
    this.topic = topic;
    this.key = key;
    this.json = json;
    this.sinkGroup = sinkGroup;
    this.shards = shards;
  }

  public static <T> WriteTopic<T> to(
      KafkaConnection connection,
      String topic,
      SerializableFunction<T, String> key,
      SerializableFunction<T, String> json) {
    return new WriteTopic<>(connection, topic, key, json, "", 0);
  }

  /** Rewards, by {@link MessageKeys#of(Reward)}. */
  public static WriteTopic<Reward> rewards(KafkaConnection connection, String topic) {
    return to(connection, topic, MessageKeys::of, RewardJson::write);
  }

  /** Rejections, by {@link MessageKeys#of(Rejection)}. */
  public static WriteTopic<Rejection> rejections(KafkaConnection connection, String topic) {
    return to(connection, topic, MessageKeys::of, RejectionJson::write);
  }

  /** Late facts, by {@link MessageKeys#of(LateFact)}. */
  public static WriteTopic<LateFact> lateFacts(KafkaConnection connection, String topic) {
    return to(connection, topic, MessageKeys::of, LateFactJson::write);
  }

  /** What came of predictions, by {@link MessageKeys#of(PredictionOutcome)}. */
  public static WriteTopic<PredictionOutcome> predictionOutcomes(
      KafkaConnection connection, String topic) {
    return to(connection, topic, MessageKeys::of, PredictionOutcomeJson::write);
  }

  /** How models did, by {@link MessageKeys#of(ModelPerformance)}. */
  public static WriteTopic<ModelPerformance> modelPerformances(
      KafkaConnection connection, String topic) {
    return to(connection, topic, MessageKeys::of, ModelPerformanceJson::write);
  }

  /** How strategies did, by {@link MessageKeys#of(StrategyPerformance)}. */
  public static WriteTopic<StrategyPerformance> strategyPerformances(
      KafkaConnection connection, String topic) {
    return to(connection, topic, MessageKeys::of, StrategyPerformanceJson::write);
  }

  /**
   * Writes each message exactly once, for readers of {@code read_committed}. Costs two shuffles,
   * and the order of messages of a key.
   *
   * @param sinkGroup a consumer group under which the topic keeps how far writing has come. The
   *     same when a job goes on from a checkpoint or savepoint, and a new one when it does not
   * @param shards how many producers write at the same time
   */
  public WriteTopic<T> exactlyOnce(String sinkGroup, int shards) {
    if (sinkGroup.isBlank() || shards < 1) {
      throw new IllegalArgumentException(
          "Exactly once with " + shards + " shards in group \"" + sinkGroup + "\"");
    }
    return new WriteTopic<>(connection, topic, key, json, sinkGroup, shards);
  }

  /** At least once or exactly once, as the options say. */
  public WriteTopic<T> as(KafkaSinkOptions options) {
    String groupPrefix = options.getExactlyOnce();
    return groupPrefix == null || groupPrefix.isBlank()
        ? this
        : exactlyOnce(groupPrefix + "-" + topic, options.getExactlyOnceShards());
  }

  @Override
  public PDone expand(PCollection<T> records) {
    KafkaIO.Write<String, String> write =
        KafkaIO.<String, String>write()
            .withBootstrapServers(connection.bootstrapServers())
            .withTopic(topic)
            .withKeySerializer(StringSerializer.class)
            .withValueSerializer(StringSerializer.class)
            .withProducerFactoryFn(new ProducerFactory(connection));
    if (shards > 0) {
      write =
          write
              .withEOS(shards, sinkGroup)
              .withConsumerFactoryFn(new ConsumerFactory(connection, StartAt.committed()));
    }
    return records
        .apply("To messages", ParDo.of(new ToMessageFn<>(key, json)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of()))
        .apply("Write messages", write);
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("topic", topic).withLabel("Topic"));
  }

  private static final class ToMessageFn<T> extends DoFn<T, KV<String, String>> {

    private static final long serialVersionUID = 1;

    private final SerializableFunction<T, String> key;
    private final SerializableFunction<T, String> json;

    ToMessageFn(SerializableFunction<T, String> key, SerializableFunction<T, String> json) {
      this.key = key;
      this.json = json;
    }

    @ProcessElement
    public void convert(@Element T record, OutputReceiver<KV<String, String>> out) {
      out.output(KV.of(key.apply(record), json.apply(record)));
    }
  }
}
