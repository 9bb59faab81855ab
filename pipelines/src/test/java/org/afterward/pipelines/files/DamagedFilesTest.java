package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.UserEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file is an error that names it, and never fewer events. */
class DamagedFilesTest {

  private static final List<UserEvent> EVENTS = Samples.userEvents(300);
  private static final int FLIPS = 400;

  private Path directory = Path.of("");

  @BeforeEach
  void in_an_empty_directory(@TempDir Path empty) {
    directory = empty;
  }

  @Test
  void a_file_of_lines_that_is_cut_anywhere_is_named() throws IOException {
    assertCutsAreNamed("a.jsonl.gz", gzip(text()));
    assertCutsAreNamed("a.jsonl.zst", Zstd.compress(text()));
  }

  @Test
  void a_parquet_file_that_is_cut_anywhere_is_named() throws IOException {
    assertCutsAreNamed("a.parquet", parquet());
  }

  private void assertCutsAreNamed(String name, byte[] whole) throws IOException {
    // A single byte is no gzip yet: it is read as a line, and becomes a rejection.
    for (int length = 0; length < whole.length; length += length == 0 ? 2 : 61) {
      assertNamed(TestFiles.write(directory.resolve(name), Arrays.copyOf(whole, length)), length);
    }
    assertNamed(
        TestFiles.write(directory.resolve(name), Arrays.copyOf(whole, whole.length - 1)),
        whole.length - 1);
  }

  private static void assertNamed(EventFile file, int length) {
    assertThatThrownBy(() -> read(file))
        .as("cut to %d bytes", length)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.name());
  }

  @Test
  void wrong_bytes_in_a_gzipped_file_are_noticed() throws IOException {
    byte[] whole = gzip(text());
    // Without its first bytes it would not be known as gzip, and its lines would be rejections.
    assertFlipsAreNoticed("a.jsonl.gz", whole, 2);
  }

  @Test
  void wrong_bytes_in_a_parquet_file_are_noticed() throws IOException {
    assertFlipsAreNoticed("a.parquet", parquet(), 0);
  }

  /** Either the file is named, or the bytes were of no account and all events are there. */
  private void assertFlipsAreNoticed(String name, byte[] whole, int from) throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < FLIPS; i++) {
      byte[] wrong = whole.clone();
      int place = from + random.nextInt(whole.length - from);
      wrong[place] ^= (byte) (1 + random.nextInt(255));
      EventFile file = TestFiles.write(directory.resolve(name), wrong);
      try {
        assertThat(read(file)).as("wrong byte at %d", place).isEqualTo(EVENTS);
      } catch (IOException e) {
        assertThat(e).as("wrong byte at %d", place).hasMessageContaining(file.name());
      }
    }
  }

  @Test
  void wrong_bytes_in_a_file_packed_by_zstandard_with_checksums_are_noticed() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var out = new ZstdOutputStream(packed)) {
      // As the command zstd does.
      out.setChecksum(true);
      out.write(text());
    }
    assertFlipsAreNoticed("a.jsonl.zst", packed.toByteArray(), 0);
  }

  private static List<Event> read(EventFile file) throws IOException {
    return Visited.parts(new EventPartSplitter(1 << 20, 1_000).split(file)).events;
  }

  private byte[] parquet() throws IOException {
    Path file = directory.resolve("whole.parquet");
    TestFiles.parquet(file, RecordFormat.userEvents(), EVENTS);
    return Files.readAllBytes(file);
  }

  private static byte[] text() {
    StringBuilder text = new StringBuilder();
    EVENTS.forEach(event -> text.append(EventJson.write(event)).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
