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

/**
 * Looks up what globs match now. A directory means all files below it, be it named or matched by a
 * wildcard: {@code month/exposures/*} takes those in its folders of months too. Files and folders
 * whose names begin with a dot or an underscore are passed over, as everywhere among data files,
 * unless they are asked for by name.
 */
final class FileSearch {

  private FileSearch() {}

  /**
   * Each file once, in the order of the globs.
   *
   * @throws InputFilesException if a glob matches nothing
   * @throws IOException if a file system does not answer
   */
  static List<FoundFile> find(Collection<String> globs) throws IOException {
    Map<String, FoundFile> found = new LinkedHashMap<>();
    for (String glob : globs) {
      List<FoundFile> matched = findOne(glob);
      if (matched.isEmpty()) {
        throw new InputFilesException("No file matches " + glob);
      }
      matched.forEach(file -> found.putIfAbsent(file.name(), file));
    }
    return List.copyOf(found.values());
  }

  private static List<FoundFile> findOne(String glob) throws IOException {
    List<FoundFile> found = new ArrayList<>();
    HiddenNames hidden = HiddenNames.below(glob);
    for (String each : glob.endsWith("/") ? List.of(glob + "**") : List.of(glob, glob + "/**")) {
      for (MatchResult.Metadata metadata : look(each)) {
        ResourceId resource = metadata.resourceId();
        if (!resource.isDirectory() && !hidden.include(resource.toString())) {
          found.add(new FoundFile(resource.toString(), metadata.sizeBytes()));
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
}
