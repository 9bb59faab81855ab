package org.afterward.pipelines.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.UnboundedSource.UnboundedReader;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class BatchedSourceTest {

  private static final PipelineOptions OPTIONS = PipelineOptionsFactory.create();

  private static BatchedSource<String, HaltingSource.Place> threeAtOnce(String... words) {
    return BatchedSource.of(new HaltingSource(words), 3);
  }

  private static List<TimestampedValue<String>> batch(String... words) {
    return Stream.of(words)
        .map(word -> TimestampedValue.of(word, Instant.ofEpochMilli(word.length())))
        .toList();
  }

  @Test
  void what_is_there_is_given_in_its_order_with_the_time_of_each() throws IOException {
    try (UnboundedReader<List<TimestampedValue<String>>> reader =
        threeAtOnce("ccc", "a", "bb", "dddd").createReader(OPTIONS, null)) {
      assertThat(reader.start()).isTrue();
      assertThat(reader.getCurrent()).isEqualTo(batch("ccc", "a", "bb"));
      assertThat(reader.advance()).isTrue();
      assertThat(reader.getCurrent()).isEqualTo(batch("dddd"));
    }
  }

  @Test
  void a_batch_is_of_the_time_of_its_earliest_element() throws IOException {
    try (UnboundedReader<List<TimestampedValue<String>>> reader =
        threeAtOnce("ccc", "a", "bb", "dddd").createReader(OPTIONS, null)) {
      reader.start();
      assertThat(reader.getCurrentTimestamp()).isEqualTo(Instant.ofEpochMilli(1));
      reader.advance();
      assertThat(reader.getCurrentTimestamp()).isEqualTo(Instant.ofEpochMilli(4));
    }
  }

  @Test
  void nobody_waits_for_a_batch_to_be_full() throws IOException {
    try (UnboundedReader<List<TimestampedValue<String>>> reader =
        threeAtOnce("", "a", "", "", "bb").createReader(OPTIONS, null)) {
      assertThatThrownBy(reader::getCurrent).isInstanceOf(NoSuchElementException.class);
      assertThat(reader.start()).isTrue();
      assertThat(reader.getCurrent()).isEmpty();
      assertThat(reader.advance()).isTrue();
      assertThat(reader.getCurrent()).isEqualTo(batch("a"));
      assertThat(reader.advance()).isFalse();
      assertThatThrownBy(reader::getCurrentTimestamp).isInstanceOf(NoSuchElementException.class);
      assertThat(reader.advance()).isTrue();
      assertThat(reader.getCurrent()).isEqualTo(batch("bb"));
    }
  }

  @Test
  void a_batch_that_was_given_does_not_change() throws IOException {
    try (UnboundedReader<List<TimestampedValue<String>>> reader =
        threeAtOnce("ccc", "a", "bb", "dddd").createReader(OPTIONS, null)) {
      reader.start();
      List<TimestampedValue<String>> first = reader.getCurrent();
      reader.advance();
      assertThat(first).isEqualTo(batch("ccc", "a", "bb"));
    }
  }

  @Test
  void the_mark_lies_behind_all_that_was_given_and_reading_goes_on_there() throws IOException {
    BatchedSource<String, HaltingSource.Place> source = threeAtOnce("a", "bb", "ccc", "dddd", "a");
    try (UnboundedReader<List<TimestampedValue<String>>> reader =
        source.createReader(OPTIONS, null)) {
      reader.start();
      assertThat(reader.getCheckpointMark()).isEqualTo(new HaltingSource.Place(3));
    }
    try (UnboundedReader<List<TimestampedValue<String>>> later =
        source.createReader(OPTIONS, new HaltingSource.Place(3))) {
      later.start();
      assertThat(later.getCurrent()).isEqualTo(batch("dddd", "a"));
    }
  }

  @Test
  void no_time_is_told_before_the_parts_beside_it_have_had_their_turn() throws IOException {
    try (UnboundedReader<List<TimestampedValue<String>>> reader =
        threeAtOnce("a", "bb", "ccc", "dddd", "a").createReader(OPTIONS, null)) {
      reader.start();
      assertThat(reader.getWatermark()).isEqualTo(BoundedWindow.TIMESTAMP_MIN_VALUE);
      reader.advance();
      assertThat(reader.getWatermark()).isEqualTo(Instant.ofEpochMilli(105));
    }
  }

  @Test
  void each_part_of_the_source_is_batched() throws Exception {
    List<BatchedSource<String, HaltingSource.Place>> parts = threeAtOnce("a").split(2, OPTIONS);
    assertThat(parts).hasSize(2);
    try (UnboundedReader<List<TimestampedValue<String>>> other =
        parts.get(1).createReader(OPTIONS, null)) {
      other.start();
      assertThat(other.getCurrent()).isEqualTo(batch("other", "part"));
    }
  }

  @Test
  void a_batch_has_bytes() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(threeAtOnce().getOutputCoder(), batch("a", "bb", "ccc"));
  }
}
