package org.afterward.pipelines.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.afterward.coders.Event;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Impulse;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Cuts what topics hold when the pipeline runs into parts that can be read anywhere and at the same
 * time. Read each with {@link TopicPartReader}. What is written later is not read; of transactions
 * that are open then, nothing that comes behind their first message is.
 *
 * <p>Bounded; the parts have no time of their own.
 *
 * <pre>{@code
 * PCollection<TopicPart> parts =
 *     pipeline.apply("List parts", ListTopicParts.of(connection, List.of("events")));
 * }</pre>
 */
public final class ListTopicParts extends PTransform<PBegin, PCollection<TopicPart>> {

  private static final long serialVersionUID = 1;

  private static final long PART_MESSAGES = 200_000;

  private final KafkaConnection connection;
  private final List<String> topics;
  private final StartAt startAt;
  private final long untilTime;
  private final long partMessages;

  private ListTopicParts(
      KafkaConnection connection,
      List<String> topics,
      StartAt startAt,
      long untilTime,
      long partMessages) {
    this.connection = connection;
    this.topics = topics;
    this.startAt = startAt;
    this.untilTime = untilTime;
    this.partMessages = partMessages;
  }

  /** All that the topics hold. */
  public static ListTopicParts of(KafkaConnection connection, List<String> topics) {
    return new ListTopicParts(
        connection, List.copyOf(topics), StartAt.earliest(), Event.NO_TIME, PART_MESSAGES);
  }

  /** Where to begin in each partition; without it, at the earliest message. */
  public ListTopicParts from(StartAt where) {
    return new ListTopicParts(connection, topics, where, untilTime, partMessages);
  }

  /**
   * Ends each partition before its first message that arrived at this time or later, in epoch
   * milliseconds; without it, where the partition ends.
   */
  public ListTopicParts untilTime(long arrivedAt) {
    return new ListTopicParts(connection, topics, startAt, arrivedAt, partMessages);
  }

  /** Cuts parts of about so many messages; without it, 200,000. */
  public ListTopicParts withPartMessages(long messages) {
    if (messages < 1) {
      throw new IllegalArgumentException("A part of " + messages + " messages");
    }
    return new ListTopicParts(connection, topics, startAt, untilTime, messages);
  }

  @Override
  public PCollection<TopicPart> expand(PBegin begin) {
    return begin
        .apply("Begin", Impulse.create())
        .apply("Cut into parts", ParDo.of(new CutFn(this)))
        .setCoder(TopicPartCoder.of())
        .apply("Spread parts", Reshuffle.viaRandomKey());
  }

  /** The parts of each partition, which meet and leave nothing out; none of an empty one. */
  List<TopicPart> cut() {
    try {
      return lookUp();
    } catch (KafkaException e) {
      throw TopicConsumer.lookUpFailed(topics, connection.bootstrapServers(), e);
    }
  }

  private List<TopicPart> lookUp() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(ConsumerProperties.of(connection))) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : topics.stream().distinct().toList()) {
        partitions.addAll(TopicConsumer.partitionsOf(topic, consumer.partitionsFor(topic)));
      }
      partitions.sort(
          Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));
      Map<TopicPartition, Long> from = startAt.lookUp(consumer, partitions);
      Map<TopicPartition, Long> to = ends(consumer, partitions);
      List<TopicPart> parts = new ArrayList<>();
      for (TopicPartition partition : partitions) {
        cut(partition, from.getOrDefault(partition, 0L), to.getOrDefault(partition, 0L), parts);
      }
      return parts;
    }
  }

  private Map<TopicPartition, Long> ends(
      KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
    if (untilTime != Event.NO_TIME) {
      Map<TopicPartition, OffsetAndTimestamp> firstLater =
          consumer.offsetsForTimes(
              partitions.stream().collect(Collectors.toMap(Function.identity(), p -> untilTime)));
      firstLater.forEach(
          (partition, first) -> {
            if (first != null) {
              ends.merge(partition, first.offset(), Math::min);
            }
          });
    }
    return ends;
  }

  private void cut(TopicPartition partition, long from, long to, List<TopicPart> parts) {
    // Of equal size, so that no small rest is left for the end.
    long all = to - from;
    long count = (all + partMessages - 1) / partMessages;
    for (long i = 0; i < count; i++) {
      parts.add(
          new TopicPart(
              partition.topic(),
              partition.partition(),
              from + all * i / count,
              from + all * (i + 1) / count));
    }
  }

  private static final class CutFn extends DoFn<byte[], TopicPart> {

    private static final long serialVersionUID = 1;

    private final ListTopicParts list;

    CutFn(ListTopicParts list) {
      this.list = list;
    }

    @ProcessElement
    public void cut(OutputReceiver<TopicPart> out) {
      list.cut().forEach(out::output);
    }
  }
}
