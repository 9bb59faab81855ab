package org.afterward.pipelines.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** One file of a few lines, on any file system that Beam knows. */
public final class LinesFile {

  private LinesFile() {}

  /** Under a hidden name at first, so that nobody reads a half of it. */
  public static void write(String folder, String name, List<String> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    ResourceId hidden = file(folder, "." + name + "." + UUID.randomUUID());
    try (var out = Channels.newOutputStream(FileSystems.create(hidden, "application/json"))) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    FileSystems.rename(List.of(hidden), List.of(file(folder, name)));
  }

  public static boolean exists(String folder, String name) throws IOException {
    try {
      return !FileSystems.match(file(folder, name).toString(), EmptyMatchTreatment.ALLOW)
          .metadata()
          .isEmpty();
    } catch (FileNotFoundException notThere) {
      return false;
    }
  }

  public static List<String> read(String folder, String name) throws IOException {
    try (var in = Channels.newInputStream(FileSystems.open(file(folder, name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static ResourceId file(String folder, String name) {
    return FileSystems.matchNewResource(folder, true)
        .resolve(name, StandardResolveOptions.RESOLVE_FILE);
  }
}
