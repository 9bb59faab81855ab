package org.afterward.pipelines.files;

import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;

/**
 * The files of one output: written under hidden names, and given their own when all are complete.
 */
final class PartFiles implements Serializable {

  private static final long serialVersionUID = 1;

  /** The beginning of the hidden names, which readers of data files pass over. */
  private static final String HIDDEN = ".writing-";

  private final String directory;
  private final FileFormat format;

  /** What the hidden names of this run have in common. */
  private final String run = UUID.randomUUID().toString();

  PartFiles(String directory, FileFormat format) {
    this.directory = directory;
    this.format = format;
  }

  /** A name for a file that is still to be written, and that nobody else will write. */
  String newHiddenName() {
    return HIDDEN + run + "-" + UUID.randomUUID();
  }

  WritableByteChannel create(String name) throws IOException {
    return FileSystems.create(resource(name), MimeTypes.BINARY);
  }

  ReadableByteChannel open(String name) throws IOException {
    return FileSystems.open(resource(name));
  }

  boolean areThere(List<String> names) throws IOException {
    for (String name : names) {
      if (look(name).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Gives hidden files their own names, in the order given, and removes what else this run and
   * earlier ones have left there. To be done again from the beginning where it was interrupted.
   *
   * @return the files' names, with their directory
   */
  List<String> reveal(List<String> hiddenNames) throws IOException {
    List<ResourceId> from = new ArrayList<>();
    List<ResourceId> to = new ArrayList<>();
    for (String name : hiddenNames) {
      from.add(resource(name));
      to.add(resource(partName(to.size(), hiddenNames.size())));
    }
    // One that is missing has been moved before the interruption.
    FileSystems.rename(from, to, StandardMoveOptions.IGNORE_MISSING_FILES);
    delete("*" + format.extension(), isPartOfOtherRun(names(to)));
    delete(HIDDEN + run + "*", name -> true);
    return to.stream().map(ResourceId::toString).toList();
  }

  private String partName(int number, int count) {
    return String.format(Locale.ROOT, "part-%05d-of-%05d%s", number, count, format.extension());
  }

  private Predicate<String> isPartOfOtherRun(Set<String> ofThisRun) {
    Pattern part = Pattern.compile("part-\\d{5,}-of-\\d{5,}" + Pattern.quote(format.extension()));
    return name -> part.matcher(name).matches() && !ofThisRun.contains(name);
  }

  private static Set<String> names(Collection<ResourceId> resources) {
    return Set.copyOf(resources.stream().map(ResourceId::getFilename).toList());
  }

  private void delete(String glob, Predicate<String> which) throws IOException {
    List<ResourceId> old = new ArrayList<>();
    for (ResourceId file : look(glob)) {
      if (which.test(String.valueOf(file.getFilename()))) {
        old.add(file);
      }
    }
    FileSystems.delete(old, StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private List<ResourceId> look(String glob) throws IOException {
    MatchResult found = FileSystems.match(resource(glob).toString(), EmptyMatchTreatment.ALLOW);
    return found.status() == MatchResult.Status.NOT_FOUND
        ? List.of()
        : found.metadata().stream().map(MatchResult.Metadata::resourceId).toList();
  }

  private ResourceId resource(String name) {
    return FileSystems.matchNewResource(directory, true)
        .resolve(name, StandardResolveOptions.RESOLVE_FILE);
  }
}
