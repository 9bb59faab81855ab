package org.afterward.pipelines.files;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file of events, as it was found.
 *
 * @param name with its file system, as Beam knows it
 * @param size in bytes, as it lies there
 */
public record EventFile(String name, FileFormat format, Packing packing, long size) {

  private static final Set<String> JSON_EXTENSIONS = Set.of("", "jsonl", "json", "ndjson", "txt");

  /** What a file is, judging by its name; empty where the name does not tell. */
  static Optional<EventFile> named(String name, long size) {
    Packing packing = Packing.ofFile(name);
    String unpacked = packing.withoutExtension(name);
    String extension = extension(unpacked).toLowerCase(Locale.ROOT);
    if (JSON_EXTENSIONS.contains(extension)) {
      return Optional.of(new EventFile(name, FileFormat.JSON, packing, size));
    }
    if (extension.equals("parquet") && packing == Packing.NONE) {
      return Optional.of(new EventFile(name, FileFormat.PARQUET, packing, size));
    }
    return Optional.empty();
  }

  /** Whether a reader can begin in the middle of it. */
  boolean isSplittable() {
    return packing == Packing.NONE;
  }

  private static String extension(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot < 0 ? "" : last.substring(dot + 1);
  }
}
