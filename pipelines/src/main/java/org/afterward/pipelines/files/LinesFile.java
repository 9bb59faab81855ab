package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** One file of a few lines, on any file system that Beam knows. */
public final class LinesFile {

  private LinesFile() {}

  public static void write(String folder, String name, List<String> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    try (var out =
        Channels.newOutputStream(FileSystems.create(file(folder, name), "application/json"))) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
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
