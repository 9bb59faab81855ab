package org.afterward.pipelines.kafka;

import java.io.Serializable;
import java.util.Optional;
import org.afterward.coders.Event;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.io.kafka.TimestampPolicyFactory;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.kafka.common.TopicPartition;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets Beam's reader of a partition ask its {@link PartitionClock}. */
final class EventTimePolicy extends TimestampPolicy<Void, byte[]> {

  private final PartitionClock clock;
  private final long openedAt;
  private final boolean untilCaughtUp;

  private EventTimePolicy(PartitionClock clock, long openedAt, boolean untilCaughtUp) {
    this.clock = clock;
    this.openedAt = openedAt;
    this.untilCaughtUp = untilCaughtUp;
  }

  @Override
  public Instant getTimestampForRecord(PartitionContext ctx, KafkaRecord<Void, byte[]> record) {
    byte @Nullable [] payload = record.getKV().getValue();
    long toldAt = payload == null ? Event.NO_TIME : PayloadTime.find(payload);
    return Instant.ofEpochMilli(
        clock.read(toldAt, Messages.arrivedAt(record.getTimestamp()), System.currentTimeMillis()));
  }

  @Override
  public Instant getWatermark(PartitionContext ctx) {
    long unread = ctx.getMessageBacklog();
    long askedAt = ctx.getBacklogCheckTime().getMillis();
    if (untilCaughtUp && unread <= 0 && askedAt >= openedAt) {
      return BoundedWindow.TIMESTAMP_MAX_VALUE;
    }
    return Instant.ofEpochMilli(clock.time(unread, askedAt));
  }

  /**
   * Makes the policy of each partition. It is a class and no lambda, since it travels with the
   * pipeline.
   */
  static final class Factory implements TimestampPolicyFactory<Void, byte[]>, Serializable {

    private static final long serialVersionUID = 1;

    private final Duration outOfOrderness;
    private final Duration idleAfter;
    private final boolean untilCaughtUp;

    Factory(Duration outOfOrderness, Duration idleAfter, boolean untilCaughtUp) {
      this.outOfOrderness = outOfOrderness;
      this.idleAfter = idleAfter;
      this.untilCaughtUp = untilCaughtUp;
    }

    // The signature is Beam's.
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
    @Override
    public TimestampPolicy<Void, byte[]> createTimestampPolicy(
        TopicPartition partition, Optional<Instant> previousWatermark) {
      long now = System.currentTimeMillis();
      long before = previousWatermark.map(Instant::getMillis).orElse(PartitionClock.UNKNOWN);
      return new EventTimePolicy(
          new PartitionClock(outOfOrderness.getMillis(), idleAfter.getMillis(), before, now),
          now,
          untilCaughtUp);
    }
  }
}
