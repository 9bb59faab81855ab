package org.afterward.pipelines.kafka;

import java.util.List;
import java.util.Map;
import org.afterward.coders.RawRecord;
import org.afterward.coders.RawRecordCoder;
import org.afterward.pipelines.commandline.DurationOption;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.joda.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics as they grow. Every message is a record, also one without a value, which is empty;
 * keys are not looked at. Of transactions only what was committed is read.
 *
 * <p><b>Time.</b> A record is of the time that its payload's {@code timestamp} says, or where that
 * says nothing that can be so, of the time when Kafka got it. The watermark is the least of those
 * of all partitions: see {@link PartitionClock} for what an idle one does.
 *
 * <p><b>What is lost.</b> Nothing: reading goes on from the runner's checkpoint. Where there is
 * none, it begins as {@link #from} says; and the run fails, rather than skip messages, where what
 * should be read next is not kept any more. Partitions are looked up when the job starts: what is
 * written to one that is added later is read when it is started anew without a checkpoint, from its
 * beginning.
 *
 * <p>Unbounded; the records are in the global window.
 *
 * <pre>{@code
 * PCollection<RawRecord> records =
 *     pipeline.apply("Read events", ReadTopics.of(connection, List.of("events")).withGroup("rewards"));
 * }</pre>
 */
public final class ReadTopics extends PTransform<PBegin, PCollection<RawRecord>> {

  private static final long serialVersionUID = 1;

  /** So many share what a runner does for each element; of large messages they must fit memory. */
  private static final int AT_ONCE = 100;

  private final KafkaConnection connection;
  private final List<String> topics;
  private final StartAt startAt;
  private final @Nullable String groupId;
  private final Duration outOfOrderness;
  private final Duration idleAfter;
  private final boolean untilCaughtUp;

  private ReadTopics(
      KafkaConnection connection,
      List<String> topics,
      StartAt startAt,
      @Nullable String groupId,
      Duration outOfOrderness,
      Duration idleAfter,
      boolean untilCaughtUp) {
    this.connection = connection;
    this.topics = topics;
    this.startAt = startAt;
    this.groupId = groupId;
    this.outOfOrderness = outOfOrderness;
    this.idleAfter = idleAfter;
    this.untilCaughtUp = untilCaughtUp;
  }

  public static ReadTopics of(KafkaConnection connection, List<String> topics) {
    if (topics.isEmpty()) {
      throw new IllegalArgumentException("There are no topics to read");
    }
    Duration minute = Duration.standardMinutes(1);
    return new ReadTopics(
        connection, List.copyOf(topics), StartAt.committed(), null, minute, minute, false);
  }

  /** As the options say. */
  public static ReadTopics of(KafkaSourceOptions options, List<String> topics) {
    ReadTopics read =
        of(KafkaConnection.of(options), topics)
            .from(StartAtOption.parse("--from", options.getFrom()))
            .withOutOfOrderness(
                DurationOption.parse("--outOfOrderness", options.getOutOfOrderness()))
            .withIdleAfter(DurationOption.parse("--idleAfter", options.getIdleAfter()));
    String group = options.getGroupId();
    return group == null || group.isBlank() ? read : read.withGroup(group);
  }

  /**
   * Where to begin in a partition of which the runner has no checkpoint; without it, behind what
   * the group committed, and at the earliest message where it has committed nothing.
   */
  public ReadTopics from(StartAt where) {
    return new ReadTopics(
        connection, topics, where, groupId, outOfOrderness, idleAfter, untilCaughtUp);
  }

  /**
   * Commits to Kafka what was read, under this consumer group, whenever the runner has finished a
   * checkpoint: for others to see, and for a start without a checkpoint. Without it nothing is
   * committed.
   */
  public ReadTopics withGroup(String group) {
    return new ReadTopics(
        connection, topics, startAt, group, outOfOrderness, idleAfter, untilCaughtUp);
  }

  /** How much earlier than its predecessors in a partition an event may have happened. */
  public ReadTopics withOutOfOrderness(Duration most) {
    return new ReadTopics(connection, topics, startAt, groupId, most, idleAfter, untilCaughtUp);
  }

  /** How long a partition must have had nothing to read before it holds nobody back any more. */
  public ReadTopics withIdleAfter(Duration least) {
    return new ReadTopics(
        connection, topics, startAt, groupId, outOfOrderness, least, untilCaughtUp);
  }

  /** Ends each partition where nothing is left to read in it, instead of waiting for more. */
  public ReadTopics untilCaughtUp() {
    return new ReadTopics(connection, topics, startAt, groupId, outOfOrderness, idleAfter, true);
  }

  @Override
  public PCollection<RawRecord> expand(PBegin begin) {
    KafkaIO.Read<Void, byte[]> read =
        KafkaIO.<Void, byte[]>read()
            .withBootstrapServers(connection.bootstrapServers())
            .withTopics(topics)
            .withKeyDeserializerAndCoder(NoKey.class, VoidCoder.of())
            .withValueDeserializerAndCoder(
                ByteArrayDeserializer.class, NullableCoder.of(ByteArrayCoder.of()))
            .withConsumerFactoryFn(new ConsumerFactory(connection, startAt))
            .withTimestampPolicyFactory(
                new EventTimePolicy.Factory(outOfOrderness, idleAfter, untilCaughtUp));
    if (groupId != null) {
      read = read.withConsumerConfigUpdates(Map.of("group.id", groupId)).commitOffsetsInFinalize();
    }
    return begin
        .apply("Read messages", Read.from(BatchedSource.of(SourceOf.reading(read), AT_ONCE)))
        .apply("To records", ParDo.of(new ToRecordsFn()))
        .setCoder(RawRecordCoder.of());
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder
        .add(DisplayData.item("topics", String.join(",", topics)).withLabel("Topics"))
        .add(DisplayData.item("from", startAt.toString()).withLabel("Begins at"));
  }

  private static final class ToRecordsFn
      extends DoFn<List<TimestampedValue<KafkaRecord<Void, byte[]>>>, RawRecord> {

    private static final long serialVersionUID = 1;

    @ProcessElement
    public void convert(
        @Element List<TimestampedValue<KafkaRecord<Void, byte[]>>> messages,
        OutputReceiver<RawRecord> out) {
      for (TimestampedValue<KafkaRecord<Void, byte[]>> message : messages) {
        out.outputWithTimestamp(Messages.raw(message.getValue()), message.getTimestamp());
      }
    }
  }
}
