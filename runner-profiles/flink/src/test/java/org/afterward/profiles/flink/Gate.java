package org.afterward.profiles.flink;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;

/** A time up to which a stream may go on. It is in a file, so that a test moves it for a job. */
record Gate(String file) implements Serializable {

  /** Behind this there is nothing: the stream ends. */
  static final long WIDE_OPEN = BoundedWindow.TIMESTAMP_MAX_VALUE.getMillis();

  /** A gate through which nothing goes. */
  static Gate in(Path folder) {
    Gate gate = new Gate(folder.resolve("gate").toString());
    gate.openUpTo(BoundedWindow.TIMESTAMP_MIN_VALUE.getMillis());
    return gate;
  }

  void openUpTo(long time) {
    try {
      Path next = Files.writeString(Path.of(file + ".next"), String.valueOf(time));
      Files.move(next, Path.of(file), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long time() {
    try {
      return Long.parseLong(Files.readString(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
