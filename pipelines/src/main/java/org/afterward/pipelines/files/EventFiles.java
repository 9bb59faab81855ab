package org.afterward.pipelines.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.afterward.pipelines.commandline.FailureText;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;

/** The files of events that some globs match, each of them once, in the order of the globs. */
public record EventFiles(List<EventFile> files) {

  public EventFiles {
    files = List.copyOf(files);
  }

  /**
   * Looks up what some globs match now. A directory means all files below it, be it named or
   * matched by a wildcard: {@code month/exposures/*} takes those in its folders of months too.
   * Files and folders whose names begin with a dot or an underscore are passed over, as everywhere
   * among data files, unless they are asked for by name.
   *
   * @throws InputFilesException if a glob matches nothing, or a file that is neither JSON lines nor
   *     Parquet by its name
   * @throws IOException if a file system does not answer
   */
  public static EventFiles match(Collection<String> globs) throws IOException {
    Map<String, EventFile> found = new LinkedHashMap<>();
    for (String glob : globs) {
      List<EventFile> matched = matchOne(glob);
      if (matched.isEmpty()) {
        throw new InputFilesException("No file matches " + glob);
      }
      matched.forEach(file -> found.putIfAbsent(file.name(), file));
    }
    return new EventFiles(List.copyOf(found.values()));
  }

  /** The bytes of all of them together, as they lie there. */
  public long bytes() {
    return files.stream().mapToLong(EventFile::size).sum();
  }

  private static List<EventFile> matchOne(String glob) throws IOException {
    List<EventFile> found = new ArrayList<>();
    HiddenNames hidden = HiddenNames.below(glob);
    for (String each : glob.endsWith("/") ? List.of(glob + "**") : List.of(glob, glob + "/**")) {
      for (MatchResult.Metadata metadata : look(each)) {
        ResourceId resource = metadata.resourceId();
        if (!resource.isDirectory() && !hidden.include(resource.toString())) {
          found.add(eventFile(resource.toString(), metadata.sizeBytes()));
        }
      }
    }
    return found;
  }

  private static List<MatchResult.Metadata> look(String glob) throws IOException {
    try {
      MatchResult result = FileSystems.match(glob, EmptyMatchTreatment.ALLOW);
      return result.status() == MatchResult.Status.NOT_FOUND ? List.of() : result.metadata();
    } catch (IOException e) {
      throw new IOException(glob + " cannot be looked up: " + FailureText.of(e), e);
    }
  }

  private static EventFile eventFile(String name, long size) {
    return EventFile.named(name, size)
        .orElseThrow(
            () ->
                new InputFilesException(
                    name
                        + " is neither JSON lines (.jsonl, .json, .ndjson, .txt or no extension,"
                        + " also with .gz or .zst) nor Parquet (.parquet)"));
  }
}
