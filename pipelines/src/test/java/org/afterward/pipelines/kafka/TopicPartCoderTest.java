package org.afterward.pipelines.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class TopicPartCoderTest {

  private static final TopicPart PART = new TopicPart("é", 2, 300, 1_000);

  @Test
  void a_part_comes_back() throws Exception {
    TopicPart far = new TopicPart("", Integer.MAX_VALUE, 0, Long.MAX_VALUE);

    assertThat(CoderUtils.clone(TopicPartCoder.of(), PART)).isEqualTo(PART);
    assertThat(CoderUtils.clone(TopicPartCoder.of(), far)).isEqualTo(far);
  }

  @Test
  void its_bytes_stay_the_same() throws Exception {
    assertThat(CoderUtils.encodeToByteArray(TopicPartCoder.of(), PART))
        .containsExactly(1, 2, 0xC3, 0xA9, 2, 0xAC, 2, 0xE8, 7);
  }

  @Test
  void other_versions_are_refused() {
    assertThatThrownBy(() -> CoderUtils.decodeFromByteArray(TopicPartCoder.of(), new byte[] {2, 0}))
        .isInstanceOf(CoderException.class)
        .hasMessageContaining("TopicPart: version 2 instead of 1");
  }
}
