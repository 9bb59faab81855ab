package org.afterward.pipelines.files;

import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.ReadableByteChannel;
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
  String newHiddenName(String folder) {
    return folder + HIDDEN + run + "-" + UUID.randomUUID();
  }

  /** A name for a part that stands for itself, whatever other parts there are. */
  String newPartName(String folder) {
    return folder + "part-" + UUID.randomUUID() + format.extension();
  }

  /** A name for one attempt to write such a part. */
  static String newAttemptName(String partName) {
    return attempts(partName) + UUID.randomUUID();
  }

  private static String attempts(String partName) {
    String folder = folder(partName);
    return folder + HIDDEN + partName.substring(folder.length()) + "-";
  }

  /** The folder that a name begins with, with its slash; empty for one in the directory itself. */
  static String folder(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  CountingChannel create(String name) throws IOException {
    return new CountingChannel(FileSystems.create(resource(name), MimeTypes.BINARY));
  }

  ReadableByteChannel open(String name) throws IOException {
    return FileSystems.open(resource(name));
  }

  /** A name with its directory. */
  String fullName(String name) {
    return resource(name).toString();
  }

  boolean isThere(String name) throws IOException {
    return !look(name).isEmpty();
  }

  boolean areThere(List<String> names) throws IOException {
    for (String name : names) {
      if (!isThere(name)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Gives the hidden files of a folder their own names, in the order given, and removes the parts
   * that earlier runs have left there. To be done again from the beginning where it was
   * interrupted.
   *
   * @return the files' names, with their directory
   * @throws IOException also if somebody else has removed one of the files
   */
  List<String> reveal(String folder, List<String> hiddenNames) throws IOException {
    List<ResourceId> from = new ArrayList<>();
    List<ResourceId> to = new ArrayList<>();
    for (String name : hiddenNames) {
      from.add(resource(name));
      to.add(resource(folder + partName(to.size(), hiddenNames.size())));
    }
    // One that is missing has been moved before the interruption.
    FileSystems.rename(from, to, StandardMoveOptions.IGNORE_MISSING_FILES);
    List<ResourceId> present = look(folder + "*" + format.extension());
    if (!names(present).containsAll(names(to))) {
      throw new IOException(
          "Files that were being written to " + directory + " were removed by somebody else");
    }
    delete(present, isPartOfOtherRun(names(to)));
    return to.stream().map(ResourceId::toString).toList();
  }

  /**
   * Gives an attempt the name of its part, in place of another attempt that got so far too: both
   * hold the same.
   */
  void reveal(String attemptName, String partName) throws IOException {
    FileSystems.rename(List.of(resource(attemptName)), List.of(resource(partName)));
  }

  /** Removes what earlier attempts to write a part have left. */
  void removeAttempts(String partName) throws IOException {
    delete(look(attempts(partName) + "*"), name -> true);
  }

  /** Removes what bundles have left that were done again, in all folders if there are any. */
  void removeHidden(boolean inFolders) throws IOException {
    delete(look(HIDDEN + run + "*"), name -> true);
    if (inFolders) {
      delete(look("*/" + HIDDEN + run + "*"), name -> true);
    }
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

  private static void delete(List<ResourceId> files, Predicate<String> which) throws IOException {
    List<ResourceId> old =
        files.stream().filter(file -> which.test(String.valueOf(file.getFilename()))).toList();
    FileSystems.delete(old, StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private List<ResourceId> look(String glob) throws IOException {
    MatchResult found = FileSystems.match(root() + glob, EmptyMatchTreatment.ALLOW);
    return found.status() == MatchResult.Status.NOT_FOUND
        ? List.of()
        : found.metadata().stream().map(MatchResult.Metadata::resourceId).toList();
  }

  private ResourceId resource(String name) {
    return FileSystems.matchNewResource(root() + name, false);
  }

  private String root() {
    return directory.endsWith("/") ? directory : directory + "/";
  }
}
