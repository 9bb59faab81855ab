package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;

/** Reads the events of a part of a file, in the order of the file. */
public final class EventPartReader {

  private EventPartReader() {}

  /**
   * Shows a visitor every row of a part. What the visitor throws comes through as it is.
   *
   * @throws IOException if the file is not there or is damaged; the message names it
   */
  public static void read(EventPart part, EventVisitor visitor) throws IOException {
    EventFile file = part.file();
    try (ReadableByteChannel channel = SourceChannel.open(file.name())) {
      switch (file.format()) {
        case JSON -> new JsonLinesReader(LineReader.Limits.USUAL).read(part, channel, visitor);
        case PARQUET -> new ParquetPartReader(part, visitor).read(channel);
      }
    } catch (IOException e) {
      throw new IOException(file.name() + " cannot be read: " + e.getMessage(), e);
    }
  }
}
