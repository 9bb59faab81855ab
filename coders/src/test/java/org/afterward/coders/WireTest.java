package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.beam.sdk.coders.CoderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "-1, 01",
    "1, 02",
    "63, 7e",
    "64, 8001",
    "9223372036854775807, feffffffffffffffff01",
    "-9223372036854775808, ffffffffffffffffff01"
  })
  void a_number_takes_fewer_bytes_the_nearer_it_is_to_zero(long value, String hex)
      throws IOException {
    assertThat(fields(out -> out.writeLong(value))).isEqualTo(hex);
    assertThat(input(hex).readLong("n")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "-9223372036854775808, 00",
    "0, 01",
    "-1, 02",
    "9223372036854775807, ffffffffffffffffff01",
    "-9223372036854775807, feffffffffffffffff01"
  })
  void no_number_takes_one_byte(long value, String hex) throws IOException {
    assertThat(fields(out -> out.writeLongOrNone(value))).isEqualTo(hex);
    assertThat(input(hex).readLongOrNone("n")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"'', 00", "abc, 03616263", "é, 02c3a9", "별, 03ebb384", "𝄞, 04f09d849e"})
  void text_is_utf_8_behind_its_length(String text, String hex) throws IOException {
    assertThat(fields(out -> out.writeText("t", text))).isEqualTo(hex);
    assertThat(input(hex).readText("t")).isEqualTo(text);
  }

  @Test
  void text_that_turns_out_not_to_be_ascii_is_written_once() throws IOException {
    assertThat(fields(out -> out.writeText("t", "abé"))).isEqualTo("046162c3a9");
  }

  @ParameterizedTest
  @ValueSource(ints = {127, 128, 16_383, 16_384, 300_000})
  void long_text_comes_back(int length) throws IOException {
    String text = "é".repeat(length / 2) + "x".repeat(length - length / 2);

    assertThat(input(fields(out -> out.writeText("t", text))).readText("t")).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud834", "a\udd1e", "\udd1e\ud834"})
  void half_a_surrogate_pair_is_refused_by_the_name_of_its_field(String text) {
    assertThatThrownBy(() -> new WireOutput().writeText("Fact.id", text))
        .isInstanceOf(CoderException.class)
        .hasMessageStartingWith("Fact.id has half of a surrogate pair");
  }

  @ParameterizedTest
  @CsvSource({"61ff, 0261ff", "a lone surrogate, 03eda0b4", "overlong, 02c080"})
  void what_is_not_utf_8_is_refused_by_the_name_of_its_field(String why, String hex)
      throws IOException {
    WireInput in = input(hex);

    assertThatThrownBy(() -> in.readText("Fact.id"))
        .as(why)
        .isInstanceOf(CoderException.class)
        .hasMessage("Fact.id is not UTF-8");
  }

  @Test
  void an_unknown_code_is_refused_by_the_name_of_its_field() throws IOException {
    WireInput in = input("4d");

    assertThatThrownBy(() -> in.readCode("Fact.kind", FactKind::ofCode))
        .isInstanceOf(CoderException.class)
        .hasMessage("Fact.kind has the unknown code 77");
  }

  @Test
  void unknown_flags_are_refused_by_the_name_of_their_field() throws IOException {
    WireInput in = input("05");

    assertThatThrownBy(() -> in.readFlags("UserEvent.flags", 3))
        .isInstanceOf(CoderException.class)
        .hasMessage("UserEvent.flags has unknown flags: 5");
  }

  @Test
  void a_negative_count_is_refused_by_the_name_of_its_field() throws IOException {
    WireInput in = input("ffffffffffffffffff01");

    assertThatThrownBy(() -> in.readCount("Fact.id"))
        .isInstanceOf(CoderException.class)
        .hasMessageStartingWith("Fact.id declares 18446744073709551615: ");
  }

  @Test
  void a_count_of_more_than_what_follows_is_refused_by_the_name_of_its_field() throws IOException {
    WireInput in = input("030000000000000000000000000000000000");

    assertThatThrownBy(() -> in.readCount("Exposure.context", 8))
        .isInstanceOf(CoderException.class)
        .hasMessage("Exposure.context declares 3 items, and 17 bytes follow");
  }

  @Test
  void a_number_beyond_an_int_is_refused_by_the_name_of_its_field() throws IOException {
    WireInput in = input("8080808020");

    assertThatThrownBy(() -> in.readInt("Reward.revision"))
        .isInstanceOf(CoderException.class)
        .hasMessage("Reward.revision is beyond an int: 4294967296");
  }

  @Test
  void a_number_of_more_than_ten_bytes_is_refused_by_the_name_of_its_field() throws IOException {
    WireInput in = input("8080808080808080808001");

    assertThatThrownBy(() -> in.readLong("Fact.at"))
        .isInstanceOf(CoderException.class)
        .hasMessage("Fact.at is a number of more than ten bytes");
  }

  @Test
  void another_version_is_refused_by_the_name_of_the_record() {
    assertThatThrownBy(() -> WireInput.receive(stream("0200"), "Fact", 1))
        .isInstanceOf(CoderException.class)
        .hasMessage("Fact is of version 2; this release knows only 1");
  }

  @Test
  void another_version_of_a_record_within_is_refused_by_its_name() throws IOException {
    WireInput in = input("81");

    assertThatThrownBy(() -> in.readVersion("OpenExposure", 1))
        .isInstanceOf(CoderException.class)
        .hasMessage("OpenExposure is of version 129; this release knows only 1");
  }

  @Test
  void a_record_within_that_is_missing_is_refused_by_its_name() throws IOException {
    WireInput in = input("");

    assertThatThrownBy(() -> in.readVersion("OpenExposure", 1))
        .isInstanceOf(CoderException.class)
        .hasMessage("OpenExposure is cut off before its version");
  }

  @Test
  void bytes_after_the_last_field_are_refused_by_the_name_of_the_record() throws IOException {
    WireInput in = input("0102");
    in.readLong("Fact.at");

    assertThatThrownBy(() -> in.end("Fact"))
        .isInstanceOf(CoderException.class)
        .hasMessage("Fact has 1 bytes after its last field");
  }

  private interface Writing {
    void to(WireOutput out) throws IOException;
  }

  /** What is written, without the version and the length, in hexadecimal. */
  private static String fields(Writing writing) throws IOException {
    WireOutput out = new WireOutput();
    writing.to(out);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    out.sendTo(stream, 1);
    byte[] all = stream.toByteArray();
    int start = 1;
    while (all[start++] < 0) {
      // A byte of the length that is not its last.
    }
    return HexFormat.of().formatHex(all, start, all.length);
  }

  private static WireInput input(String hexOfFields) throws IOException {
    ByteArrayOutputStream framed = new ByteArrayOutputStream();
    framed.write(1);
    int length = hexOfFields.length() / 2;
    while (length >= 0x80) {
      framed.write((length & 0x7F) | 0x80);
      length >>>= 7;
    }
    framed.write(length);
    framed.writeBytes(HexFormat.of().parseHex(hexOfFields));
    return WireInput.receive(new ByteArrayInputStream(framed.toByteArray()), "Fields", 1);
  }

  private static ByteArrayInputStream stream(String hex) {
    return new ByteArrayInputStream(HexFormat.of().parseHex(hex));
  }
}
