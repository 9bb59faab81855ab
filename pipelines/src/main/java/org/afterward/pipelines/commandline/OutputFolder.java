package org.afterward.pipelines.commandline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Makes the folder of {@code --output} ready for a job: nothing of an earlier run is mixed with
 * this one's, and nothing but what the job itself writes is ever removed.
 */
public final class OutputFolder {

  private OutputFolder() {}

  /**
   * Refuses a folder that cannot be written to, and one that holds what the job would write, unless
   * it may overwrite that.
   *
   * @param entries what the job writes in the folder: names of subfolders, which end in a slash,
   *     and of files
   */
  public static void prepare(OutputOptions options, List<String> entries) {
    String folder = options.getOutput();
    if (LocalFolder.isLocal(folder)) {
      LocalFolder.of(folder).prepare(entries, options.isOverwrite());
      return;
    }
    try {
      List<ResourceId> present = new ArrayList<>();
      for (String entry : entries) {
        String inside = withSlash(folder) + entry + (entry.endsWith("/") ? "**" : "");
        FileSystems.match(inside, EmptyMatchTreatment.ALLOW).metadata().stream()
            .map(MatchResult.Metadata::resourceId)
            .forEach(present::add);
      }
      if (!present.isEmpty() && !options.isOverwrite()) {
        boolean unfinished =
            present.stream().allMatch(file -> isHidden(String.valueOf(file.getFilename())));
        throw refusal(folder, present.get(0).toString(), unfinished);
      }
      FileSystems.delete(present);
    } catch (IOException | IllegalArgumentException unreachable) {
      throw new UserMistake(
          "--output=" + folder + " cannot be written to: " + FailureText.of(unreachable));
    }
  }

  /** A file that a run is writing, or was writing when it failed: nobody can tell which. */
  static boolean isHidden(String name) {
    return name.startsWith(".");
  }

  /** Whether a folder is one of this machine, and not of a service. */
  public static boolean isLocal(String folder) {
    return LocalFolder.isLocal(folder);
  }

  static UserMistake refusal(String folder, String present, boolean unfinished) {
    return new UserMistake(
        "--output="
            + folder
            + " already holds "
            + present
            + (unfinished
                ? " of a run that is not finished, or failed; when none is writing there,"
                    + " --overwrite removes it"
                : "; --overwrite replaces what this command wrote there"));
  }

  private static String withSlash(String folder) {
    return folder.endsWith("/") ? folder : folder + "/";
  }
}
