package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.beam.sdk.coders.CoderException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a coder is given, it reads a value or refuses them: nothing else ever happens. */
class DamagedBytesTest {

  /** Of Integer.MAX_VALUE, as a varint. */
  private static final byte[] HUGE_LENGTH = HexFormat.of().parseHex("ffffffff07");

  private static final long ONE_MEBIBYTE = 1 << 20;

  @ParameterizedTest
  @MethodSource("org.afterward.coders.Samples#all")
  <T> void bytes_that_are_cut_off_anywhere_are_refused(Sample<T> sample) throws IOException {
    byte[] bytes = sample.encoded();
    for (int length = 0; length < bytes.length; length++) {
      byte[] beginning = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> sample.decoded(beginning))
          .as("%d of %d bytes", length, bytes.length)
          .isInstanceOf(CoderException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("org.afterward.coders.Samples#all")
  <T> void a_version_of_the_future_is_refused(Sample<T> sample) throws IOException {
    byte[] bytes = sample.encoded();
    bytes[0] = 9;

    assertThatThrownBy(() -> sample.decoded(bytes))
        .isInstanceOf(CoderException.class)
        .hasMessageEndingWith(" is of version 9; this release knows only 1");
  }

  @ParameterizedTest
  @MethodSource("org.afterward.coders.Samples#all")
  <T> void fields_that_end_too_early_are_refused(Sample<T> sample) throws IOException {
    byte[] fields = fieldsOf(sample.encoded());
    for (int length = 0; length < fields.length; length++) {
      byte[] shortened = framed(Arrays.copyOf(fields, length));
      assertThatThrownBy(() -> sample.decoded(shortened))
          .as("%d of %d bytes", length, fields.length)
          .isInstanceOf(CoderException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("org.afterward.coders.Samples#all")
  <T> void fields_that_go_on_too_long_are_refused(Sample<T> sample) throws IOException {
    byte[] prolonged = framed(concatenated(fieldsOf(sample.encoded()), new byte[1]));

    assertThatThrownBy(() -> sample.decoded(prolonged))
        .isInstanceOf(CoderException.class)
        .hasMessageEndingWith(" has 1 bytes after its last field");
  }

  @ParameterizedTest
  @MethodSource("org.afterward.coders.Samples#all")
  <T> void a_changed_byte_is_read_or_refused(Sample<T> sample) throws IOException {
    byte[] bytes = sample.encoded();
    for (int position = 0; position < bytes.length; position++) {
      byte right = bytes[position];
      for (int change = 1; change < 256; change++) {
        bytes[position] = (byte) (right ^ change);
        readOrRefuse(sample, bytes);
      }
      bytes[position] = right;
    }
  }

  @ParameterizedTest
  @MethodSource("org.afterward.coders.Samples#all")
  <T> void a_huge_length_anywhere_claims_no_memory(Sample<T> sample) throws IOException {
    byte[] bytes = sample.encoded();
    assertThat(allocatedBy(() -> readOrRefuse(sample, concatenated(new byte[] {1}, HUGE_LENGTH))))
        .isLessThan(ONE_MEBIBYTE);
    byte[] fields = fieldsOf(bytes);
    for (int position = 0; position < fields.length; position++) {
      byte[] rest = Arrays.copyOfRange(fields, position, fields.length);
      byte[] damaged =
          framed(concatenated(Arrays.copyOf(fields, position), concatenated(HUGE_LENGTH, rest)));
      assertThat(allocatedBy(() -> readOrRefuse(sample, damaged)))
          .as("a huge length at byte %d", position)
          .isLessThan(ONE_MEBIBYTE);
    }
  }

  @Property(tries = 5000, seed = "20240117", edgeCases = EdgeCasesMode.NONE)
  <T> void any_fields_are_read_or_refused(
      @ForAll(supplier = AnySample.class) Sample<T> sample, @ForAll @Size(max = 400) byte[] fields)
      throws IOException {
    readOrRefuse(sample, framed(fields));
  }

  @Property(tries = 5000, seed = "20240118", edgeCases = EdgeCasesMode.NONE)
  <T> void any_bytes_are_read_or_refused(
      @ForAll(supplier = AnySample.class) Sample<T> sample, @ForAll @Size(max = 400) byte[] bytes)
      throws IOException {
    readOrRefuse(sample, bytes);
  }

  /** What was read must be a value like any other; anything but a CoderException fails the test. */
  private static <T> void readOrRefuse(Sample<T> sample, byte[] bytes) throws IOException {
    T value;
    try {
      value = sample.decoded(bytes);
    } catch (CoderException refused) {
      return;
    }
    Sample<T> read = sample.with(value);
    if (!read.decoded(read.encoded()).equals(value)) {
      throw new AssertionError("Read from damaged bytes, but not again: " + value);
    }
  }

  private interface Reading {
    void run() throws IOException;
  }

  /** How many bytes of heap this thread took meanwhile. */
  private static long allocatedBy(Reading reading) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    reading.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /** The fields of the first frame, which of our samples has a length of one byte or two. */
  private static byte[] fieldsOf(byte[] encoded) {
    int start = encoded[1] < 0 ? 3 : 2;
    int length = (encoded[1] & 0x7F) + (start == 3 ? encoded[2] << 7 : 0);
    return Arrays.copyOfRange(encoded, start, start + length);
  }

  private static byte[] framed(byte[] fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(1);
    if (fields.length >= 0x80) {
      out.write((fields.length & 0x7F) | 0x80);
      out.write(fields.length >>> 7);
    } else {
      out.write(fields.length);
    }
    out.writeBytes(fields);
    return out.toByteArray();
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
