package org.afterward.pipelines.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.coders.Event;
import org.apache.beam.sdk.io.kafka.CustomTimestampPolicyWithLimitedDelay;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;

class PartitionClockTest {

  private static final long MINUTE = 60_000;
  private static final long ORDER = MINUTE;
  private static final long IDLE = 2 * MINUTE;
  private static final long NOW = Instant.parse("2024-03-01T12:00:00Z").toEpochMilli();
  private static final long LONG_AGO = Instant.parse("2024-01-15T19:30:00Z").toEpochMilli();

  private final PartitionClock clock = new PartitionClock(ORDER, IDLE, PartitionClock.UNKNOWN, NOW);

  @Test
  void a_clock_that_has_seen_nothing_and_asked_nobody_knows_no_time() {
    assertThat(clock.time(0, PartitionClock.UNKNOWN)).isEqualTo(PartitionClock.UNKNOWN);
    assertThat(clock.time(-1, PartitionClock.UNKNOWN)).isEqualTo(PartitionClock.UNKNOWN);
  }

  @Test
  void it_goes_on_from_what_it_showed_before() {
    PartitionClock restored = new PartitionClock(ORDER, IDLE, LONG_AGO, NOW);

    assertThat(restored.time(5, NOW)).isEqualTo(LONG_AGO);
    restored.read(LONG_AGO - 10 * MINUTE, NOW, NOW);
    assertThat(restored.time(5, NOW)).isEqualTo(LONG_AGO);
  }

  @Test
  void it_follows_the_latest_event_at_a_distance() {
    assertThat(clock.read(LONG_AGO, LONG_AGO + 5, NOW)).isEqualTo(LONG_AGO);
    assertThat(clock.read(LONG_AGO - MINUTE, LONG_AGO + 6, NOW)).isEqualTo(LONG_AGO - MINUTE);

    assertThat(clock.time(7, NOW)).isEqualTo(LONG_AGO - ORDER);
  }

  @Test
  void replayed_history_is_not_late_however_long_it_is_read() {
    clock.read(LONG_AGO, LONG_AGO, NOW);

    assertThat(clock.time(1, NOW + 100 * MINUTE)).isEqualTo(LONG_AGO - ORDER);
  }

  @Test
  void a_message_that_names_no_time_counts_as_of_its_arrival_and_does_not_move_it() {
    assertThat(clock.read(Event.NO_TIME, LONG_AGO, NOW)).isEqualTo(LONG_AGO);
    assertThat(clock.read(Event.NO_TIME, Event.NO_TIME, NOW)).isEqualTo(NOW);

    assertThat(clock.time(1, NOW)).isEqualTo(PartitionClock.UNKNOWN);
  }

  @Test
  void an_event_that_claims_to_be_later_than_its_arrival_does_not_move_it_beyond() {
    long future = LONG_AGO + 5 * MINUTE + 1;
    assertThat(clock.read(future, LONG_AGO, NOW)).isEqualTo(LONG_AGO);
    assertThat(clock.time(1, NOW)).isEqualTo(PartitionClock.UNKNOWN);

    assertThat(clock.read(future - 1, LONG_AGO, NOW)).isEqualTo(future - 1);
    assertThat(clock.time(1, NOW)).isEqualTo(LONG_AGO - ORDER);
  }

  @Test
  void an_empty_partition_follows_the_wall_clock_once_it_is_idle() {
    assertThat(clock.time(0, NOW + IDLE - 1)).isEqualTo(PartitionClock.UNKNOWN);
    assertThat(clock.time(0, NOW + IDLE)).isEqualTo(NOW - ORDER);
    assertThat(clock.time(0, NOW + IDLE + 5)).isEqualTo(NOW - ORDER + 5);
  }

  @Test
  void a_partition_is_not_idle_while_anything_is_left_to_read() {
    assertThat(clock.time(1, NOW + 10 * IDLE)).isEqualTo(PartitionClock.UNKNOWN);
  }

  @Test
  void a_partition_is_not_idle_soon_after_an_event() {
    clock.read(LONG_AGO, LONG_AGO, NOW + IDLE);

    assertThat(clock.time(0, NOW + 2 * IDLE - 1)).isEqualTo(LONG_AGO - ORDER);
    assertThat(clock.time(0, NOW + 2 * IDLE)).isEqualTo(NOW + IDLE - ORDER);
  }

  @Test
  void nothing_moves_while_the_broker_cannot_be_asked() {
    long lastAnswer = NOW + IDLE;
    long shown = clock.time(0, lastAnswer);

    // However often it is looked at: the time of the last answer stays what it was.
    assertThat(clock.time(0, lastAnswer)).isEqualTo(shown);
  }

  @Test
  void messages_that_are_no_events_do_not_keep_an_idle_partition_from_following() {
    clock.read(Event.NO_TIME, NOW + IDLE, NOW + IDLE);

    assertThat(clock.time(0, NOW + IDLE)).isEqualTo(NOW - ORDER);
  }

  /** Why we do not use it: before its first event it has no time from which it could be idle. */
  @Test
  void the_stock_policy_never_moves_for_an_empty_partition() {
    CustomTimestampPolicyWithLimitedDelay<byte[], byte[]> stock =
        new CustomTimestampPolicyWithLimitedDelay<>(
            record -> BoundedWindow.TIMESTAMP_MIN_VALUE, Duration.millis(ORDER), Optional.empty());
    TimestampPolicy.PartitionContext emptyNow =
        new TimestampPolicy.PartitionContext() {
          @Override
          public long getMessageBacklog() {
            return 0;
          }

          @Override
          public org.joda.time.Instant getBacklogCheckTime() {
            return org.joda.time.Instant.now();
          }
        };

    assertThat(stock.getWatermark(emptyNow)).isEqualTo(BoundedWindow.TIMESTAMP_MIN_VALUE);
  }

  @Property(tries = 500, seed = "4713")
  void it_never_goes_back_and_never_into_the_future(@ForAll("steps") List<Step> steps) {
    PartitionClock any = new PartitionClock(ORDER, IDLE, PartitionClock.UNKNOWN, NOW);
    long now = NOW;
    long shown = PartitionClock.UNKNOWN;
    for (Step step : steps) {
      now += step.later();
      if (step.message()) {
        any.read(now + step.lead(), now, now);
      }
      long next = any.time(step.unread(), now);
      assertThat(next).isBetween(shown, now);
      shown = next;
    }
  }

  /** Some time later, perhaps a message; then somebody looks. */
  record Step(long later, boolean message, long lead, long unread) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.longs().between(0, IDLE * 2),
            Arbitraries.of(true, false),
            Arbitraries.longs().between(-10 * MINUTE, 10 * MINUTE),
            Arbitraries.longs().between(-1, 2))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }
}
