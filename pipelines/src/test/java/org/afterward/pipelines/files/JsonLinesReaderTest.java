package org.afterward.pipelines.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.UserEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesReaderTest {

  private static final List<UserEvent> EVENTS = Samples.userEvents(100);
  private static final byte[] TEXT = text(EVENTS);

  private Path directory;

  @BeforeEach
  void in_an_empty_directory(@TempDir Path empty) {
    directory = empty;
  }

  private static byte[] text(List<UserEvent> events) {
    StringBuilder text = new StringBuilder();
    events.forEach(event -> text.append(EventJson.write(event)).append('\n'));
    return text.toString().getBytes(UTF_8);
  }

  @Test
  void plain_lines_are_read() throws IOException {
    Visited visited = Visited.all(TestFiles.write(directory.resolve("a.jsonl"), TEXT));

    assertThat(visited.events).isEqualTo(EVENTS);
    assertThat(visited.unreadable).isEmpty();
  }

  @Test
  void gzipped_lines_are_read() throws IOException {
    Visited visited = Visited.all(TestFiles.write(directory.resolve("a.json.gz"), gzip(TEXT)));

    assertThat(visited.events).isEqualTo(EVENTS);
  }

  @Test
  void gzipped_files_one_behind_the_other_are_one_file() throws IOException {
    byte[] first = gzip(TEXT);
    byte[] second = gzip(text(Samples.userEvents(3)));
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);

    Visited visited = Visited.all(TestFiles.write(directory.resolve("a.json.gz"), both));

    assertThat(visited.events).hasSize(103).startsWith(EVENTS.toArray(new Event[0]));
  }

  @Test
  void lines_packed_with_zstandard_are_read() throws IOException {
    byte[] packed = Zstd.compress(TEXT);

    Visited visited = Visited.all(TestFiles.write(directory.resolve("a.jsonl.zst"), packed));

    assertThat(visited.events).isEqualTo(EVENTS);
  }

  @Test
  void every_part_of_a_file_has_its_own_lines() throws IOException {
    EventFile file = TestFiles.write(directory.resolve("a.jsonl"), TEXT);

    List<EventPart> parts = new EventPartSplitter(1_000, 10).split(file);

    assertThat(parts).hasSizeGreaterThan(5);
    assertThat(Visited.parts(parts).events).isEqualTo(EVENTS);
  }

  @Test
  void the_raw_record_says_where_the_line_begins() throws IOException {
    EventFile file =
        TestFiles.write(directory.resolve("a"), "\n{\"event_type\":\"LOGIN\"}\r\n".getBytes(UTF_8));

    assertThat(Visited.all(file).raw)
        .containsExactly(
            new RawRecord(Bytes.utf8("{\"event_type\":\"LOGIN\"}"), file.name(), 1, Event.NO_TIME));
  }

  @Test
  void what_is_no_event_is_a_rejection_and_reading_goes_on() throws IOException {
    byte[] noUtf8 = {'{', '"', (byte) 0xC3, '"', '}'};
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(noUtf8);
    bytes.write("\nnonsense\n{\"event_type\":\"LOGIN\"}".getBytes(UTF_8));
    EventFile file = TestFiles.write(directory.resolve("a.txt"), bytes.toByteArray());

    Visited visited = Visited.all(file);

    assertThat(visited.events).hasSize(1);
    assertThat(visited.unreadable.stream().map(Rejection::raw))
        .containsExactly(
            new RawRecord(Bytes.wrap(noUtf8), file.name(), 0, Event.NO_TIME),
            new RawRecord(Bytes.utf8("nonsense"), file.name(), 6, Event.NO_TIME));
  }

  @Test
  void a_line_that_is_too_long_is_a_rejection_with_its_beginning() throws IOException {
    byte[] line = "{\"event_type\":\"LOGIN\"}\n".getBytes(UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("x".repeat((1 << 24) + 1).getBytes(UTF_8));
    bytes.write('\n');
    bytes.write(line);
    EventFile file = TestFiles.write(directory.resolve("a.jsonl"), bytes.toByteArray());

    Visited visited = Visited.all(file);

    assertThat(visited.unreadable)
        .containsExactly(
            new Rejection(
                "",
                List.of(
                    new BrokenRule("line_too_long", "", "the line has more than 16777216 bytes")),
                new RawRecord(Bytes.utf8("x".repeat(1 << 16)), file.name(), 0, Event.NO_TIME)));
    assertThat(visited.events).hasSize(1);
  }

  @Test
  void an_empty_file_has_no_events() throws IOException {
    EventFile file = TestFiles.write(directory.resolve("a.jsonl"), new byte[0]);

    assertThat(Visited.all(file).events).isEmpty();
    assertThat(new EventPartSplitter(1_000, 10).split(file)).isEmpty();
  }

  @Test
  void a_damaged_packed_file_is_named() throws IOException {
    byte[] gzipped = gzip(TEXT);
    byte[] garbled = gzipped.clone();
    Arrays.fill(garbled, 100, 200, (byte) 0x55);
    byte[] zstd = Zstd.compress(TEXT);

    for (EventFile file :
        List.of(
            TestFiles.write(directory.resolve("cut.gz"), Arrays.copyOf(gzipped, 300)),
            TestFiles.write(directory.resolve("garbled.gz"), garbled),
            TestFiles.write(directory.resolve("cut.zst"), Arrays.copyOf(zstd, 300)))) {
      assertThatThrownBy(() -> Visited.all(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.name());
    }
  }

  @Test
  void a_file_that_is_gzipped_by_its_name_only_is_read_as_it_is() throws IOException {
    Visited visited = Visited.all(TestFiles.write(directory.resolve("a.jsonl.gz"), TEXT));

    assertThat(visited.events).isEqualTo(EVENTS);
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    EventFile gone =
        new EventFile(directory.resolve("gone.jsonl").toString(), FileFormat.JSON, Packing.NONE, 1);

    assertThatThrownBy(() -> Visited.all(gone))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(gone.name());
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
