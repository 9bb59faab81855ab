package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that a released version wrote are read, and written, as they were. */
class FrozenBytesTest {

  @ParameterizedTest
  @MethodSource("org.afterward.coders.Samples#all")
  <T> void frozen_bytes_are_read_as_the_sample(Sample<T> sample) throws IOException {
    assertThat(sample.decoded(FrozenBytes.read(sample.name()))).isEqualTo(sample.value());
  }

  @ParameterizedTest
  @MethodSource("org.afterward.coders.Samples#all")
  <T> void the_sample_is_written_as_the_frozen_bytes(Sample<T> sample) throws IOException {
    assertThat(HexFormat.of().formatHex(sample.encoded()))
        .isEqualTo(HexFormat.of().formatHex(FrozenBytes.read(sample.name())));
  }

  @Test
  void no_frozen_bytes_are_without_their_sample() throws IOException {
    List<String> frozen;
    try (Stream<Path> files = Files.list(FrozenBytes.FOLDER)) {
      frozen =
          files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
    assertThat(frozen)
        .containsExactlyInAnyOrderElementsOf(
            Samples.all().stream().map(sample -> sample.name() + ".hex").toList());
  }
}
