package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.afterward.coders.Bytes;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  private static final LineReader.Limits SMALL = new LineReader.Limits(4, 8, 3);

  /** A line as a reader told it. */
  record Line(long offset, Bytes bytes, boolean tooLong) {

    static Line of(long offset, String text) {
      return new Line(offset, Bytes.utf8(text), false);
    }
  }

  @Test
  void each_line_is_told_with_its_offset_and_without_its_end() throws IOException {
    assertThat(lines("ab\ncd\r\nef"))
        .containsExactly(Line.of(0, "ab"), Line.of(3, "cd"), Line.of(7, "ef"));
  }

  @Test
  void nothing_is_no_line() throws IOException {
    assertThat(lines("")).isEmpty();
  }

  @Test
  void blank_lines_are_passed_over_and_counted_in_offsets() throws IOException {
    assertThat(lines("\n\r\n  \t\na\n\n\n")).containsExactly(Line.of(7, "a"));
  }

  @Test
  void only_one_carriage_return_belongs_to_the_end_of_a_line() throws IOException {
    assertThat(lines("a\r\r\nb\rc\nd\r"))
        .containsExactly(Line.of(0, "a\r"), Line.of(4, "b\rc"), Line.of(8, "d"));
  }

  @Test
  void bytes_that_are_no_text_stay_as_they_are() throws IOException {
    byte[] bytes = {(byte) 0xC3, (byte) 0x28, '\n', (byte) 0xFF, 0};
    assertThat(lines(bytes))
        .containsExactly(
            new Line(0, Bytes.wrap(new byte[] {(byte) 0xC3, (byte) 0x28}), false),
            new Line(3, Bytes.wrap(new byte[] {(byte) 0xFF, 0}), false));
  }

  @Test
  void a_line_of_the_longest_length_is_a_line() throws IOException {
    assertThat(lines("12345678\n12345678"))
        .containsExactly(Line.of(0, "12345678"), Line.of(9, "12345678"));
  }

  @Test
  void a_line_that_is_too_long_is_told_by_its_beginning_and_reading_goes_on() throws IOException {
    assertThat(lines("a\n123456789\nb\n" + "x".repeat(1000) + "\nc"))
        .containsExactly(
            Line.of(0, "a"),
            new Line(2, Bytes.utf8("123"), true),
            Line.of(12, "b"),
            new Line(14, Bytes.utf8("xxx"), true),
            Line.of(1015, "c"));
  }

  @Test
  void a_line_that_is_too_long_may_be_the_last() throws IOException {
    assertThat(lines("1234567890")).containsExactly(new Line(0, Bytes.utf8("123"), true));
  }

  @Property(tries = 500, seed = "20240115")
  void ranges_that_meet_give_each_line_once_wherever_they_meet(
      @ForAll @Size(max = 60) List<@CharRange(from = '\u0009', to = '\r') Character> text,
      @ForAll @Size(max = 4) List<@IntRange(max = 60) Integer> cuts,
      @ForAll @IntRange(min = 1, max = 9) int buffer)
      throws IOException {
    byte[] bytes = new byte[text.size()];
    for (int i = 0; i < bytes.length; i++) {
      // Newlines, carriage returns and blanks as they are; the others are letters.
      char c = text.get(i);
      bytes[i] = (byte) (c == '\u000b' || c == '\u000c' ? c + 'a' : c);
    }
    LineReader.Limits limits = new LineReader.Limits(buffer, 5, 2);
    List<Line> inRanges = new ArrayList<>();
    long from = 0;
    for (int cut : cuts.stream().filter(c -> c <= bytes.length).sorted().toList()) {
      inRanges.addAll(range(bytes, from, cut, limits));
      from = cut;
    }
    inRanges.addAll(range(bytes, from, bytes.length, limits));

    assertThat(inRanges)
        .isEqualTo(range(bytes, 0, Long.MAX_VALUE, new LineReader.Limits(1000, 5, 2)));
  }

  private static List<Line> range(byte[] bytes, long from, long to, LineReader.Limits limits)
      throws IOException {
    return all(LineReader.ofRange(new ByteArrayChannel(bytes), from, to, limits));
  }

  private static List<Line> lines(String text) throws IOException {
    return lines(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Line> lines(byte[] bytes) throws IOException {
    return all(LineReader.of(Channels.newChannel(new ByteArrayInputStream(bytes)), SMALL));
  }

  private static List<Line> all(LineReader reader) throws IOException {
    List<Line> lines = new ArrayList<>();
    while (reader.next()) {
      lines.add(new Line(reader.offset(), reader.line(), reader.isTooLong()));
    }
    return lines;
  }
}
