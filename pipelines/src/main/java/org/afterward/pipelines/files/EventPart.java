package org.afterward.pipelines.files;

/**
 * A part of a file of events: what travels through a pipeline in place of the events themselves, so
 * that the runner's cost for each element is paid once for a million rows.
 *
 * @param from where it begins: a byte of JSON lines, the number of a row group of Parquet
 * @param to where the next part begins, or {@link #END}
 */
public record EventPart(EventFile file, long from, long to) {

  /** The end of a file, wherever that is. */
  static final long END = Long.MAX_VALUE;

  /** All of a file. */
  public static EventPart all(EventFile file) {
    return new EventPart(file, 0, END);
  }
}
