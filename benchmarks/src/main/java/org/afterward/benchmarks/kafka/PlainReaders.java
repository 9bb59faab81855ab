package org.afterward.benchmarks.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.afterward.coders.RawRecord;
import org.afterward.pipelines.kafka.KafkaSourceOptions;
import org.afterward.pipelines.kafka.ReadTopics;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The process of a {@link Reader} that makes no rewards: its name, and then the options of a
 * pipeline. It reads until it is killed.
 */
public final class PlainReaders {

  private static final long COMMIT_NANOS = 100_000_000;

  private PlainReaders() {}

  public static void main(String[] args) {
    KafkaSourceOptions options =
        PipelineOptionsFactory.fromArgs(Arrays.copyOfRange(args, 1, args.length))
            .as(KafkaSourceOptions.class);
    if (Reader.valueOf(args[0]) == Reader.CONSUMER) {
      consume(options);
    } else {
      options.as(FlinkPipelineOptions.class).setStreaming(true);
      Pipeline pipeline = Pipeline.create(options);
      pipeline
          .apply("Read events", ReadTopics.of(options, List.of(EventTopic.NAME)))
          .apply("Count", ParDo.of(new CountFn()));
      pipeline.run().waitUntilFinish();
    }
  }

  private static void consume(KafkaSourceOptions options) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                String.valueOf(options.getBootstrapServers()),
                "group.id",
                String.valueOf(options.getGroupId()),
                "enable.auto.commit",
                "false",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .partitionsFor(EventTopic.NAME)
          .forEach(one -> partitions.add(new TopicPartition(one.topic(), one.partition())));
      consumer.assign(partitions);
      long committedAt = System.nanoTime();
      while (true) {
        consumer.poll(Duration.ofMillis(100));
        if (System.nanoTime() - committedAt > COMMIT_NANOS) {
          consumer.commitSync();
          committedAt = System.nanoTime();
        }
      }
    }
  }

  private static final class CountFn extends DoFn<RawRecord, Void> {

    private static final long serialVersionUID = 1;

    private final Counter count = Metrics.counter(PlainReaders.class, "messages");
    private transient long messages;

    @StartBundle
    public void startBundle() {
      messages = 0;
    }

    @ProcessElement
    public void count() {
      messages++;
    }

    @FinishBundle
    public void finishBundle() {
      count.inc(messages);
    }
  }
}
