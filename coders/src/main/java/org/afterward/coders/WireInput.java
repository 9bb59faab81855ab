package org.afterward.coders;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.apache.beam.sdk.coders.CoderException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one record that {@link WireOutput} wrote.
 *
 * <p>The bytes may be anything. Whatever is wrong with them ends in a {@link CoderException} that
 * names the field, and no length or count in them makes it allocate much more than the bytes that
 * are really there.
 */
final class WireInput {

  private final byte[] buffer;
  private int next;

  private WireInput(byte[] fields) {
    this.buffer = fields;
  }

  /** Takes one record from the stream, and not a byte more. */
  static WireInput receive(InputStream stream, String record, int version) throws IOException {
    checkVersion(record, stream.read(), version);
    int declared = readLength(stream, record);
    // Grows with what arrives, in steps of some KiB: it never trusts the length.
    byte[] fields = stream.readNBytes(declared);
    if (fields.length < declared) {
      throw new CoderException(
          record + " is cut off: " + fields.length + " of " + declared + " bytes are there");
    }
    return new WireInput(fields);
  }

  private static int readLength(InputStream stream, String record) throws IOException {
    long length = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int read = stream.read();
      if (read < 0) {
        throw new CoderException(record + " is cut off within its length");
      }
      length |= (read & 0x7FL) << shift;
      if (read < 0x80) {
        return asCount(record, length);
      }
    }
    throw new CoderException(record + " declares a length of more than five bytes");
  }

  /** To be called after the last field. */
  void end(String record) throws CoderException {
    if (next < buffer.length) {
      throw new CoderException(
          record + " has " + (buffer.length - next) + " bytes after its last field");
    }
  }

  void readVersion(String record, int expected) throws CoderException {
    checkVersion(record, next < buffer.length ? buffer[next++] & 0xFF : -1, expected);
  }

  private static void checkVersion(String record, int found, int expected) throws CoderException {
    if (found == expected) {
      return;
    }
    throw new CoderException(
        found < 0
            ? record + " is cut off before its version"
            : record + " is of version " + found + "; this release knows only " + expected);
  }

  int readCount(String field) throws CoderException {
    return asCount(field, readVarint(field));
  }

  /** How many items follow, each of which takes at least so many bytes. */
  int readCount(String field, int leastBytesEach) throws CoderException {
    int count = readCount(field);
    if ((long) count * leastBytesEach > buffer.length - next) {
      throw new CoderException(
          field + " declares " + count + " items, and " + (buffer.length - next) + " bytes follow");
    }
    return count;
  }

  /** Flags, none of which is outside of the known ones. */
  int readFlags(String field, int known) throws CoderException {
    int flags = readCount(field);
    if ((flags & ~known) != 0) {
      throw new CoderException(field + " has unknown flags: " + flags);
    }
    return flags;
  }

  /** The constant of a code. */
  <E extends Enum<E>> E readCode(String field, IntFunction<@Nullable E> ofCode)
      throws CoderException {
    return constant(field, readCount(field), ofCode);
  }

  /** The constant of a code, or null where there is none. */
  <E extends Enum<E>> @Nullable E readOptionalCode(String field, IntFunction<@Nullable E> ofCode)
      throws CoderException {
    int code = readCount(field);
    return code == WireOutput.NO_CODE ? null : constant(field, code, ofCode);
  }

  private static <E extends Enum<E>> E constant(
      String field, int code, IntFunction<@Nullable E> ofCode) throws CoderException {
    E constant = ofCode.apply(code);
    if (constant == null) {
      throw new CoderException(field + " has the unknown code " + code);
    }
    return constant;
  }

  long readLong(String field) throws CoderException {
    return unzigzag(readVarint(field));
  }

  long readLongOrNone(String field) throws CoderException {
    return unzigzag(readVarint(field) - 1);
  }

  int readInt(String field) throws CoderException {
    long value = readLong(field);
    if (value != (int) value) {
      throw new CoderException(field + " is beyond an int: " + value);
    }
    return (int) value;
  }

  double readDouble(String field) throws CoderException {
    if (buffer.length - next < 8) {
      throw cutOff(field);
    }
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = (bits << 8) | (buffer[next++] & 0xFF);
    }
    return Double.longBitsToDouble(bits);
  }

  String readText(String field) throws CoderException {
    int length = readCount(field, 1);
    int start = next;
    next += length;
    for (int i = start; i < next; i++) {
      if (buffer[i] < 0) {
        return nonAscii(field, start, length);
      }
    }
    // The same as UTF-8 for what is all ASCII, and a plain copy.
    return new String(buffer, start, length, StandardCharsets.ISO_8859_1);
  }

  /** Whether it is said here that there is no text; if so, the next field follows. */
  boolean readsNoText() {
    boolean isNone =
        buffer.length - next >= 2 && buffer[next] == 1 && buffer[next + 1] == WireOutput.NO_TEXT;
    next += isNone ? 2 : 0;
    return isNone;
  }

  private String nonAscii(String field, int start, int length) throws CoderException {
    try {
      ByteBuffer encoded = ByteBuffer.wrap(buffer, start, length);
      return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
    } catch (CharacterCodingException e) {
      throw new CoderException(field + " is not UTF-8", e);
    }
  }

  Bytes readBytes(String field) throws CoderException {
    int length = readCount(field, 1);
    next += length;
    return Bytes.wrap(Arrays.copyOfRange(buffer, next - length, next));
  }

  private long readVarint(String field) throws CoderException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (next == buffer.length) {
        throw cutOff(field);
      }
      byte read = buffer[next++];
      value |= (read & 0x7FL) << shift;
      if (read >= 0) {
        return value;
      }
    }
    throw new CoderException(field + " is a number of more than ten bytes");
  }

  private static int asCount(String field, long value) throws CoderException {
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new CoderException(
          field + " declares " + Long.toUnsignedString(value) + ": no length, count or code");
    }
    return (int) value;
  }

  private static CoderException cutOff(String field) {
    return new CoderException("The bytes end within " + field);
  }

  private static long unzigzag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }
}
