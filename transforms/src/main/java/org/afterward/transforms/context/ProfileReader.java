package org.afterward.transforms.context;

import java.nio.charset.StandardCharsets;
import org.afterward.coders.Bytes;

/**
 * Reads what {@link ProfileWriter} wrote. Bytes that are no profile end in an {@link
 * IllegalArgumentException}, and make it claim no memory that they do not fill.
 */
final class ProfileReader {

  private final byte[] bytes;
  private int next;

  ProfileReader(Bytes profile) {
    this.bytes = profile.array();
  }

  long readCount() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte read = readByte();
      value |= (read & 0x7FL) << shift;
      if (read >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("A profile has a number of more than ten bytes");
  }

  /** A count of which there are few, such as of names. */
  int readCount(int atMost) {
    return checked(readCount(), atMost);
  }

  long readNumber() {
    long value = readCount();
    return (value >>> 1) ^ -(value & 1);
  }

  double readDouble() {
    return Double.longBitsToDouble(Long.reverseBytes(readCount()));
  }

  String readText() {
    long declared = readCount();
    int length = checked(declared, bytes.length - next);
    next += length;
    return new String(bytes, next - length, length, StandardCharsets.UTF_8);
  }

  /** To be called after the last field. */
  void end() {
    if (next < bytes.length) {
      throw new IllegalArgumentException("A profile goes on after its end");
    }
  }

  private static int checked(long count, int atMost) {
    if (count < 0 || count > atMost) {
      throw new IllegalArgumentException(
          "A profile declares " + count + " where there are at most " + atMost);
    }
    return (int) count;
  }

  private byte readByte() {
    if (next == bytes.length) {
      throw new IllegalArgumentException("A profile is cut off");
    }
    return bytes[next++];
  }
}
