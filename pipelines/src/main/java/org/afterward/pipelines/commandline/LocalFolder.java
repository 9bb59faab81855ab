package org.afterward.pipelines.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An output folder on this machine. */
record LocalFolder(String written, Path path) {

  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9+.]+:.*");

  static boolean isLocal(String folder) {
    return !SCHEME.matcher(folder).matches();
  }

  static LocalFolder of(String folder) {
    return new LocalFolder(folder, Path.of(folder));
  }

  void prepare(List<String> entries, boolean overwrite) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw unwritable(Files.exists(path) ? "it is a file" : "it cannot be created");
    }
    if (!Files.isWritable(path)) {
      throw unwritable("its permissions forbid it");
    }
    for (String entry : entries) {
      if (holds(path.resolve(entry)) && !overwrite) {
        throw OutputFolder.refusal(written, entry, isUnfinished(path.resolve(entry)));
      }
    }
    entries.forEach(entry -> delete(path.resolve(entry)));
  }

  private UserMistake unwritable(String why) {
    return new UserMistake("--output=" + written + " cannot be written to: " + why);
  }

  /** Whether a file, or a folder with something in it, is there. */
  private static boolean holds(Path entry) {
    if (!Files.isDirectory(entry)) {
      return Files.exists(entry, LinkOption.NOFOLLOW_LINKS);
    }
    try (Stream<Path> inside = Files.list(entry)) {
      return inside.findAny().isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether nothing but hidden files is there. */
  private static boolean isUnfinished(Path entry) {
    try (Stream<Path> below = Files.walk(entry)) {
      return below
          .filter(file -> !Files.isDirectory(file))
          .allMatch(file -> OutputFolder.isHidden(file.getFileName().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes all that is below. A link goes, and what it leads to stays. */
  private static void delete(Path entry) {
    if (!Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.walkFileTree(entry, new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
        throws IOException {
      if (failed != null) {
        throw failed;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
