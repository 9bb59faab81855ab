package org.afterward.coders;

/**
 * Many people's facts and decisions, packed into one run of bytes: about 25 bytes an entry with its
 * id and its person, so that a million of them travel as a few elements. Entries stand in the order
 * in which they were packed; {@link Timelines} sorts them into one {@link Timeline} a person.
 *
 * <p>The layout is data at rest (it is shuffled, and kept in state), so it has a version of its
 * own, {@link #VERSION}. One entry is, as varints unless said otherwise:
 *
 * <pre>
 *   head         kind << 3 | links << 2 | amount << 1 | same      (kind 0 is a decision)
 *   person       length, UTF-8                                    unless same as the entry before
 *   at           zigzag difference to the entry before
 *   id           length shared with the id before, length of the rest, UTF-8 of the rest
 *   amount       zigzag                                           if amount
 *   counterpart  length, UTF-8; exposure likewise                 if links
 *   brief        length, bytes                                    of a decision
 * </pre>
 *
 * @param entries how many there are
 * @param latestAt the latest time of any of them, in epoch milliseconds; {@link Event#NO_TIME}
 *     where there are none
 * @param bytes the packed entries
 */
public record TimelineChunk(int entries, long latestAt, Bytes bytes) {

  /** The version of the layout that {@link TimelineChunkBuilder} writes. */
  public static final int VERSION = 1;

  static final int SAME_PERSON = 1;
  static final int HAS_AMOUNT = 1 << 1;
  static final int HAS_LINKS = 1 << 2;
  static final int KIND_SHIFT = 3;
  static final int DECISION = 0;
}
