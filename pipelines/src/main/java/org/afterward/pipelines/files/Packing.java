package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.Locale;
import org.apache.beam.sdk.io.Compression;

/** How a whole file is compressed. The code is its stable number in bytes. */
public enum Packing {
  NONE(0, "", Compression.UNCOMPRESSED),
  GZIP(1, ".gz", Compression.GZIP),
  ZSTD(2, ".zst", Compression.ZSTD);

  private final int code;
  private final String extension;
  private final Compression compression;

  Packing(int code, String extension, Compression compression) {
    this.code = code;
    this.extension = extension;
    this.compression = compression;
  }

  int code() {
    return code;
  }

  /** The packing of a file, judging by its name. */
  static Packing ofFile(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (lowerCase.endsWith(GZIP.extension)) {
      return GZIP;
    }
    return lowerCase.endsWith(ZSTD.extension) ? ZSTD : NONE;
  }

  String withoutExtension(String name) {
    return name.substring(0, name.length() - extension.length());
  }

  ReadableByteChannel unpack(ReadableByteChannel packed) throws IOException {
    return compression.readDecompressed(packed);
  }

  /** The packing of that code, as far as there is one. */
  static Packing ofCode(int code) {
    for (Packing packing : values()) {
      if (packing.code == code) {
        return packing;
      }
    }
    throw new IllegalArgumentException("No packing has the code " + code);
  }
}
