package org.afterward.pipelines.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Locale;
import org.afterward.pipelines.commandline.FailureText;
import org.afterward.pipelines.files.EventFile;
import org.afterward.pipelines.files.EventFiles;
import org.afterward.pipelines.files.InputFilesException;
import org.apache.beam.sdk.io.FileSystems;

/** Whether a glob matches files of events, and the first of them can be read. */
record InputCheck(String option, String glob) implements Check {

  @Override
  public String what() {
    return option;
  }

  @Override
  public String remedy() {
    return "see whether " + glob + " can be reached and read from here";
  }

  @Override
  public List<Finding> look() throws IOException {
    EventFiles files;
    try {
      files = EventFiles.match(List.of(glob));
    } catch (InputFilesException e) {
      return List.of(
          Finding.fail(
              what(), FailureText.of(e), "see the spelling, and quote it: '" + glob + "'"));
    }
    if (files.bytes() == 0) {
      return List.of(Finding.warn(what(), count(files) + ", all empty", "see who writes them"));
    }
    for (EventFile file : files.files()) {
      if (file.size() > 0) {
        readSome(file);
        break;
      }
    }
    return List.of(Finding.ok(what(), count(files) + ", the first can be read"));
  }

  private static void readSome(EventFile file) throws IOException {
    try (ReadableByteChannel channel =
        FileSystems.open(FileSystems.matchNewResource(file.name(), false))) {
      if (channel.read(ByteBuffer.allocate(16)) < 0) {
        throw new IOException(file.name() + " says that it has bytes, and gives none");
      }
    }
  }

  private static String count(EventFiles files) {
    return String.format(
        Locale.ROOT,
        "%s, %,d KB",
        Counted.of(files.files().size(), "file"),
        (files.bytes() + 1023) >> 10);
  }
}
