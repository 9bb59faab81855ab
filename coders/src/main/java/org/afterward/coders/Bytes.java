package org.afterward.coders;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A run of bytes that nobody changes any more, equal to another with the same bytes. */
public final class Bytes {

  private static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  /** Takes the array without a copy: the caller gives it away. */
  public static Bytes wrap(byte[] array) {
    return new Bytes(array);
  }

  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Bytes empty() {
    return EMPTY;
  }

  public int length() {
    return array.length;
  }

  /** The array itself, to be read only. */
  public byte[] array() {
    return array;
  }

  /** Read as UTF-8, with the replacement character where it is none. */
  public String text() {
    return new String(array, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(array, that.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  @Override
  public String toString() {
    return text();
  }
}
