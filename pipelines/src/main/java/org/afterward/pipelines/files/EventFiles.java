package org.afterward.pipelines.files;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** The files of events that some globs match, each of them once, in the order of the globs. */
public record EventFiles(List<EventFile> files) {

  public EventFiles {
    files = List.copyOf(files);
  }

  /**
   * Looks up what some globs match now, as {@link FileSearch} does.
   *
   * @throws InputFilesException if a glob matches nothing, or a file that is neither JSON lines nor
   *     Parquet by its name
   * @throws IOException if a file system does not answer
   */
  public static EventFiles match(Collection<String> globs) throws IOException {
    return new EventFiles(FileSearch.find(globs).stream().map(EventFiles::eventFile).toList());
  }

  /** The bytes of all of them together, as they lie there. */
  public long bytes() {
    return files.stream().mapToLong(EventFile::size).sum();
  }

  private static EventFile eventFile(FoundFile file) {
    return EventFile.named(file.name(), file.size())
        .orElseThrow(
            () ->
                new InputFilesException(
                    file.name()
                        + " is neither JSON lines (.jsonl, .json, .ndjson, .txt or no extension,"
                        + " also with .gz or .zst) nor Parquet (.parquet)"));
  }
}
