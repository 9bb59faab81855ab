package org.afterward.coders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The files of {@code testdata/wire}: bytes in hexadecimal, in lines of 32 bytes. */
final class FrozenBytes {

  static final Path FOLDER =
      Path.of(System.getProperty("afterward.root", "."), "testdata", "wire", "v1");

  private static final int DIGITS_A_LINE = 64;

  private FrozenBytes() {}

  static Path file(String name) {
    return FOLDER.resolve(name + ".hex");
  }

  static byte[] read(String name) throws IOException {
    return HexFormat.of().parseHex(Files.readString(file(name)).replace("\n", ""));
  }

  static String format(byte[] bytes) {
    return HexFormat.of().formatHex(bytes).replaceAll(".{1," + DIGITS_A_LINE + "}", "$0\n");
  }
}
