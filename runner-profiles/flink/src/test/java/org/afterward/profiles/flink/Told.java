package org.afterward.profiles.flink;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.afterward.servers.Await;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * What came out of jobs so far, of one kind: a folder with a file for each line, so that what one
 * process tells another sees, and a line that is told again is seen again.
 */
record Told(String kind, String folder) implements Serializable {

  private static final String SUFFIX = ".line";

  static Told in(Path folder, String kind) throws IOException {
    return new Told(kind, Files.createDirectories(folder.resolve(kind)).toString());
  }

  /** Tells these lines here. */
  void by(PCollection<String> told) {
    told.apply("Tell " + kind, ParDo.of(new TellFn(this)));
  }

  /** Waits until so many different lines were told, and returns them in order. */
  List<String> await(int count) {
    return Await.until(
        count + " " + kind + " are told",
        () -> lines().stream().distinct().toList(),
        lines -> lines.size() >= count);
  }

  /** All lines, in order, each as often as it was told. */
  List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      for (Path file : files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
        lines.add(Files.readString(file));
      }
    }
    lines.sort(null);
    return lines;
  }

  private void tell(String line) {
    Path file = Path.of(folder, UUID.randomUUID().toString());
    try {
      Files.writeString(file, line);
      Files.move(file, Path.of(file + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class TellFn extends DoFn<String, Void> {
    private final Told told;

    TellFn(Told told) {
      this.told = told;
    }

    @ProcessElement
    public void tell(@Element String line) {
      told.tell(line);
    }
  }
}
