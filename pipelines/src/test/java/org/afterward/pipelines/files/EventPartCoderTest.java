package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class EventPartCoderTest {

  private static final EventPart PART =
      new EventPart(new EventFile("s3://b/é.gz", FileFormat.JSON, Packing.GZIP, 300), 0, 128);

  @Test
  void a_part_comes_back() throws Exception {
    EventPart whole =
        EventPart.all(new EventFile("", FileFormat.PARQUET, Packing.NONE, Long.MAX_VALUE));

    assertThat(CoderUtils.clone(EventPartCoder.of(), PART)).isEqualTo(PART);
    assertThat(CoderUtils.clone(EventPartCoder.of(), whole)).isEqualTo(whole);
  }

  @Test
  void its_bytes_stay_the_same() throws Exception {
    byte[] bytes = CoderUtils.encodeToByteArray(EventPartCoder.of(), PART);

    assertThat(bytes)
        .isEqualTo(
            new byte[] {
              1,
              12,
              's',
              '3',
              ':',
              '/',
              '/',
              'b',
              '/',
              (byte) 0xC3,
              (byte) 0xA9,
              '.',
              'g',
              'z',
              1,
              1,
              (byte) 0xAC,
              2,
              0,
              (byte) 0x80,
              1
            });
  }

  @Test
  void other_versions_and_unknown_codes_are_refused() {
    assertThatThrownBy(() -> CoderUtils.decodeFromByteArray(EventPartCoder.of(), new byte[] {2, 0}))
        .isInstanceOf(CoderException.class);
    assertThatThrownBy(
            () -> CoderUtils.decodeFromByteArray(EventPartCoder.of(), new byte[] {1, 0, 9, 0, 0}))
        .isInstanceOf(CoderException.class);
  }
}
