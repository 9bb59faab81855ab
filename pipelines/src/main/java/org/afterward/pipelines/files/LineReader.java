package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import org.afterward.coders.Bytes;

/**
 * Cuts bytes into lines, whatever the bytes mean.
 *
 * <p>A line ends with {@code \n} or {@code \r\n} or the last byte, and blank ones are passed over.
 * A line that is too long is told by its beginning, and the rest of it is never in memory.
 */
final class LineReader {

  /**
   * How much memory lines may take.
   *
   * @param buffer the bytes that are read at once
   * @param longestLine the most bytes that a line may have before its {@code \n}
   * @param excerpt the bytes that are kept of a line that has more
   */
  record Limits(int buffer, int longestLine, int excerpt) {

    static final Limits USUAL = new Limits(1 << 18, 1 << 24, 1 << 16);
  }

  private final ReadableByteChannel in;
  private final long until;
  private final Limits limits;

  /** Of these bytes, those from next to end are read and not yet taken. */
  private byte[] buffer;

  private int next;
  private int end;

  private long nextOffset;
  private long offset;
  private Bytes line = Bytes.empty();
  private boolean tooLong;

  private LineReader(ReadableByteChannel in, long offset, long until, Limits limits) {
    this.in = in;
    this.nextOffset = offset;
    this.until = until;
    this.limits = limits;
    this.buffer = new byte[limits.buffer()];
  }

  /** Reads all lines that are still to come. */
  static LineReader of(ReadableByteChannel in, Limits limits) {
    return new LineReader(in, 0, Long.MAX_VALUE, limits);
  }

  /**
   * Reads the lines that begin in a range of bytes, and the last of them to its end. So ranges that
   * meet share no line and lose none, wherever they meet.
   */
  static LineReader ofRange(SeekableByteChannel in, long from, long to, Limits limits)
      throws IOException {
    if (from == 0) {
      return new LineReader(in, 0, to, limits);
    }
    // One byte earlier: if that one ends a line, then the line at the beginning is ours.
    in.position(from - 1);
    LineReader reader = new LineReader(in, from - 1, to, limits);
    reader.passLine();
    return reader;
  }

  /**
   * Reads the lines of a part of a file, unpacked if it is packed.
   *
   * @throws IOException if the file is none of its kind
   */
  static LineReader ofPart(EventPart part, ReadableByteChannel channel, Limits limits)
      throws IOException {
    EventFile file = part.file();
    if (!file.isSplittable()) {
      if (file.size() == 0) {
        throw new IOException("it is empty, which no packed file is, whatever it holds");
      }
      return of(file.packing().unpack(channel), limits);
    }
    if (channel instanceof SeekableByteChannel seekable) {
      return ofRange(seekable, part.from(), part.to(), limits);
    }
    throw new IOException("its file system cannot read from the middle of a file");
  }

  /** Goes to the next line; false after the last. */
  boolean next() throws IOException {
    while (nextOffset < until) {
      offset = nextOffset;
      int newline = findNewline();
      tooLong = newline - next > limits.longestLine();
      if (tooLong) {
        int kept = Math.min(limits.excerpt(), newline - next);
        line = Bytes.wrap(Arrays.copyOfRange(buffer, next, next + kept));
        passLine();
        return true;
      }
      if (newline == next && newline == end) {
        return false;
      }
      int from = next;
      int to = newline > from && buffer[newline - 1] == '\r' ? newline - 1 : newline;
      take(Math.min(newline + 1, end) - from);
      if (!isBlank(from, to)) {
        line = Bytes.wrap(Arrays.copyOfRange(buffer, from, to));
        return true;
      }
    }
    return false;
  }

  /** The line without its end, or the beginning of one that is too long. */
  Bytes line() {
    return line;
  }

  /** At which byte of the text the line begins. */
  long offset() {
    return offset;
  }

  boolean isTooLong() {
    return tooLong;
  }

  /**
   * The place in the buffer of the next newline. Without one, it is the end of the buffer: that of
   * the text, or where a line has become too long.
   */
  private int findNewline() throws IOException {
    int searched = 0;
    while (true) {
      for (int i = next + searched; i < end; i++) {
        if (buffer[i] == '\n') {
          return i;
        }
      }
      searched = end - next;
      if (searched > limits.longestLine() || !readMore()) {
        return end;
      }
    }
  }

  /** Takes the rest of a line, whatever its length. */
  private void passLine() throws IOException {
    do {
      for (int i = next; i < end; i++) {
        if (buffer[i] == '\n') {
          take(i + 1 - next);
          return;
        }
      }
      take(end - next);
    } while (readMore());
  }

  private void take(int bytes) {
    next += bytes;
    nextOffset += bytes;
  }

  /** Reads on behind what is not yet taken; false at the end of the text. */
  private boolean readMore() throws IOException {
    System.arraycopy(buffer, next, buffer, 0, end - next);
    end -= next;
    next = 0;
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read;
    do {
      read = in.read(ByteBuffer.wrap(buffer, end, buffer.length - end));
    } while (read == 0);
    end += Math.max(read, 0);
    return read > 0;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
