package org.afterward.coders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Freezes the bytes of the samples that are not frozen yet. It never touches a file that is there.
 * Run by hand only, as {@code testdata/wire/README.md} says.
 */
final class FreezeWire {

  private FreezeWire() {}

  public static void main(String[] args) throws IOException {
    Files.createDirectories(FrozenBytes.FOLDER);
    for (Sample<?> sample : Samples.all()) {
      Path file = FrozenBytes.file(sample.name());
      if (Files.exists(file)) {
        System.out.println("kept   " + file);
      } else {
        Files.writeString(
            file, FrozenBytes.format(sample.encoded()), StandardOpenOption.CREATE_NEW);
        System.out.println("frozen " + file);
      }
    }
  }
}
