package org.afterward.pipelines.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadProgressTest {

  private static final TopicPartition PARTITION = new TopicPartition("events", 0);

  private final ReadProgress progress = new ReadProgress();

  @Test
  void of_a_partition_that_nobody_reads_only_the_end_is_known() {
    assertThat(progress.hasStarted(PARTITION)).isFalse();
    assertThat(progress.endOfMessages(PARTITION, 7)).isEqualTo(7);
  }

  @Test
  void what_was_not_looked_at_may_be_a_message() {
    progress.startAt(PARTITION, 3);
    progress.moveTo(PARTITION, 5, 4);

    assertThat(progress.endOfMessages(PARTITION, 6)).isEqualTo(6);
  }

  @Test
  void markers_behind_the_last_message_are_nothing_to_read() {
    progress.startAt(PARTITION, 3);
    progress.moveTo(PARTITION, 5, 4);
    progress.moveTo(PARTITION, 7);

    assertThat(progress.endOfMessages(PARTITION, 7)).isEqualTo(5);
    assertThat(progress.endOfMessages(PARTITION, 8)).isEqualTo(8);
  }

  @Test
  void where_reading_began_behind_the_last_message_there_is_nothing_either() {
    progress.startAt(PARTITION, 3);
    progress.moveTo(PARTITION, 4);

    assertThat(progress.endOfMessages(PARTITION, 4)).isEqualTo(3);
  }

  @Test
  void where_nobody_reads_nothing_moves() {
    progress.moveTo(PARTITION, 4);

    assertThat(progress.endOfMessages(PARTITION, 4)).isEqualTo(4);
  }
}
