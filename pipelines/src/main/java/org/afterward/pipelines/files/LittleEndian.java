package org.afterward.pipelines.files;

/** Numbers as Parquet keeps them, the least byte first. */
final class LittleEndian {

  private LittleEndian() {}

  static int getInt(byte[] bytes, int from) {
    return (bytes[from] & 0xFF)
        | (bytes[from + 1] & 0xFF) << 8
        | (bytes[from + 2] & 0xFF) << 16
        | bytes[from + 3] << 24;
  }

  static long getLong(byte[] bytes, int from) {
    return (getInt(bytes, from) & 0xFFFFFFFFL) | (long) getInt(bytes, from + Integer.BYTES) << 32;
  }
}
