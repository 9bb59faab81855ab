package org.afterward.coders;

/**
 * One line or message as it came in, before anybody tried to understand it.
 *
 * @param origin the file, or the topic and partition, it came from
 * @param offset where in the origin it begins: a byte (of the unpacked text), a row or a message
 *     number
 * @param arrivedAt when it arrived, in epoch milliseconds, or {@link Event#NO_TIME} for a file,
 *     whose lines arrived who knows when
 */
public record RawRecord(Bytes bytes, String origin, long offset, long arrivedAt) {

  /** A line of which nothing is known but its text. */
  public static RawRecord of(String text) {
    return new RawRecord(Bytes.utf8(text), "", 0, Event.NO_TIME);
  }
}
