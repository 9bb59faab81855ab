package org.afterward.transforms.context;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.afterward.coders.Bytes;

/** Collects the bytes of a profile. {@link ProfileReader} reads them. */
final class ProfileWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(160);

  /** A number that is mostly small and never negative: seven bits a byte, the lowest first. */
  void writeCount(long count) {
    long rest = count;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /** A number that takes fewer bytes the nearer it is to 0. */
  void writeNumber(long number) {
    writeCount((number << 1) ^ (number >> 63));
  }

  /**
   * A number with a fraction, the bytes of its bits the other way round: what a short fraction has
   * at its end are zeros, and so it takes few bytes.
   */
  void writeDouble(double value) {
    writeCount(Long.reverseBytes(Double.doubleToLongBits(value)));
  }

  /** The length in bytes, then UTF-8. */
  void writeText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    writeCount(utf8.length);
    out.writeBytes(utf8);
  }

  Bytes bytes() {
    return Bytes.wrap(out.toByteArray());
  }
}
