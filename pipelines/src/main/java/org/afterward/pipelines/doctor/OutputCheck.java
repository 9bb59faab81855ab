package org.afterward.pipelines.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.afterward.pipelines.commandline.OutputFolder;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Whether a folder can be written to: by a small file, which is deleted again. */
record OutputCheck(String option, String folder) implements Check {

  @Override
  public String what() {
    return option;
  }

  @Override
  public String remedy() {
    return "see whether " + folder + " is there, and may be written to by whom runs the job";
  }

  @Override
  public List<Finding> look() throws IOException {
    if (OutputFolder.isLocal(folder) && !Files.isDirectory(Path.of(folder))) {
      return List.of(lookAtParent(Path.of(folder).toAbsolutePath().normalize()));
    }
    ResourceId probe =
        FileSystems.matchNewResource(folder, true)
            .resolve(".afterward-doctor-" + UUID.randomUUID(), StandardResolveOptions.RESOLVE_FILE);
    try (WritableByteChannel channel = FileSystems.create(probe, "text/plain")) {
      channel.write(ByteBuffer.wrap("probe\n".getBytes(StandardCharsets.UTF_8)));
    }
    try {
      FileSystems.delete(List.of(probe));
    } catch (IOException e) {
      return List.of(
          Finding.fail(
              what(),
              folder + " can be written to, but nothing in it deleted; " + probe + " stays",
              "allow deletions too: jobs replace and rename what they write"));
    }
    return List.of(Finding.ok(what(), folder + ": a small file was written and deleted again"));
  }

  /** A job makes the folder; so it is enough that it may. */
  private Finding lookAtParent(Path missing) {
    if (Files.exists(missing)) {
      return Finding.fail(what(), folder + " is a file", "name a folder");
    }
    Path parent = missing.getParent();
    while (parent != null && !Files.exists(parent)) {
      parent = parent.getParent();
    }
    if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
      return Finding.fail(
          what(), folder + " is not there, and cannot be made in " + parent, remedy());
    }
    return Finding.ok(what(), folder + " is not there yet; the job will make it");
  }
}
