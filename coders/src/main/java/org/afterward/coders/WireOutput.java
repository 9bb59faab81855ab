package org.afterward.coders;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.beam.sdk.coders.CoderException;

/**
 * Collects the fields of one record and then writes them at once, behind a version and their length
 * in bytes. {@link WireInput} reads it.
 *
 * <p>The field names are for messages only; they are not in the bytes.
 */
final class WireOutput {

  /** In the place of a code where there is no constant: no enum of ours begins at 0. */
  static final int NO_CODE = 0;

  /** Room in front of the fields for the version and the longest length. */
  private static final int HEADER = 1 + 5;

  /** No byte of any UTF-8, so that a run of just this is no text. */
  static final byte NO_TEXT = (byte) 0xFF;

  private static final int LARGEST = Integer.MAX_VALUE - 16;

  private byte[] buffer = new byte[256];
  private int end = HEADER;

  /** Writes the version, the length of the fields, and the fields. */
  void sendTo(OutputStream stream, int version) throws IOException {
    int fields = end - HEADER;
    int start = HEADER - 1 - lengthOfVarint(fields);
    end = start;
    writeVersion(version);
    putVarint(fields);
    stream.write(buffer, start, HEADER + fields - start);
  }

  void writeVersion(int version) throws CoderException {
    reserve(1);
    buffer[end++] = (byte) version;
  }

  /** A number that is never negative, and mostly small: a code, a count, some flags. */
  void writeCount(int value) throws CoderException {
    reserve(5);
    putVarint(value);
  }

  /** A number that takes fewer bytes the nearer it is to 0. */
  void writeLong(long value) throws CoderException {
    reserve(10);
    putVarint(zigzag(value));
  }

  /**
   * A number whose {@link Long#MIN_VALUE} means that there is none, which takes one byte: it is the
   * largest when zigzagged, and the next after that is 0 again.
   */
  void writeLongOrNone(long value) throws CoderException {
    reserve(10);
    putVarint(zigzag(value) + 1);
  }

  /** Eight bytes; every {@code NaN} is the same one. */
  void writeDouble(double value) throws CoderException {
    reserve(8);
    long bits = Double.doubleToLongBits(value);
    for (int shift = 56; shift >= 0; shift -= 8) {
      buffer[end++] = (byte) (bits >>> shift);
    }
  }

  /** The length in bytes, then UTF-8. */
  void writeText(String field, String text) throws CoderException {
    int length = text.length();
    reserve(5L + length);
    int start = end;
    putVarint(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // Not one byte for each char after all: once more, with the encoder that finds the length.
        end = start;
        writeNonAscii(field, text);
        return;
      }
      buffer[end++] = (byte) c;
    }
  }

  /** In the place of a text: that there is none, which is not the same as an empty one. */
  void writeNoText() throws CoderException {
    writeRun(new byte[] {NO_TEXT}, 0, 1);
  }

  private void writeNonAscii(String field, String text) throws CoderException {
    ByteBuffer encoded;
    try {
      encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new CoderException(
          field + " has half of a surrogate pair, which has no form in UTF-8", e);
    }
    writeRun(encoded.array(), encoded.arrayOffset(), encoded.remaining());
  }

  /** The length, then the bytes. */
  void writeBytes(Bytes bytes) throws CoderException {
    writeRun(bytes.array(), 0, bytes.length());
  }

  private void writeRun(byte[] bytes, int start, int length) throws CoderException {
    reserve(5L + length);
    putVarint(length);
    System.arraycopy(bytes, start, buffer, end, length);
    end += length;
  }

  private void reserve(long more) throws CoderException {
    long needed = end + more;
    if (needed > buffer.length) {
      if (needed > LARGEST) {
        throw new CoderException("A record of over 2 GiB cannot be encoded");
      }
      buffer = Arrays.copyOf(buffer, (int) Math.min(LARGEST, Math.max(needed, 2L * buffer.length)));
    }
  }

  private void putVarint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer[end++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[end++] = (byte) rest;
  }

  private static int lengthOfVarint(int value) {
    int length = 1;
    for (int rest = value >>> 7; rest != 0; rest >>>= 7) {
      length++;
    }
    return length;
  }

  private static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }
}
