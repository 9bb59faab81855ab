package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.Parsed;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.UnreadableEventException;

/** Reads the events of a part of a file of JSON lines. */
public final class JsonLinesReader {

  private final LineReader.Limits limits;

  JsonLinesReader(LineReader.Limits limits) {
    this.limits = limits;
  }

  void read(EventPart part, ReadableByteChannel channel, EventVisitor visitor) throws IOException {
    LineReader lines = lines(part, channel, limits);
    while (lines.next()) {
      RawRecord raw =
          new RawRecord(lines.line(), part.file().name(), lines.offset(), Event.NO_TIME);
      if (lines.isTooLong()) {
        visitor.unreadable(new Rejection("", List.of(tooLong()), raw));
      } else {
        readLine(raw, visitor);
      }
    }
  }

  static LineReader lines(EventPart part, ReadableByteChannel channel, LineReader.Limits limits)
      throws IOException {
    EventFile file = part.file();
    if (!file.isSplittable()) {
      if (file.size() == 0) {
        throw new IOException("it is empty, which no packed file is, whatever it holds");
      }
      return LineReader.of(file.packing().unpack(channel), limits);
    }
    if (channel instanceof SeekableByteChannel seekable) {
      return LineReader.ofRange(seekable, part.from(), part.to(), limits);
    }
    throw new IOException("its file system cannot read from the middle of a file");
  }

  /** Reads one line, be it from a file or made of a row, or a message that is one. */
  public static void readLine(RawRecord raw, EventVisitor visitor) {
    Parsed<Event> parsed;
    try {
      parsed = EventJson.read(raw);
    } catch (UnreadableEventException e) {
      visitor.unreadable(new Rejection(e.what(), List.of(e.broken()), raw));
      return;
    }
    visitor.event(parsed.value(), parsed.misread(), raw.arrivedAt(), () -> raw);
  }

  private BrokenRule tooLong() {
    return new BrokenRule(
        "line_too_long", "", "the line has more than " + limits.longestLine() + " bytes");
  }
}
