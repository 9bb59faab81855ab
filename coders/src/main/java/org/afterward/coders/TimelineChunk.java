package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;

/**
 * Facts and decisions, packed into one run of bytes: of many people, so that a million of them
 * travel as a few elements; or of one, whose name the state's key says, and is left empty here.
 * About 9 bytes an entry of one person with numbered ids, about 25 with people and texts as ids.
 * Entries stand in the order in which they were packed; {@link Timelines} sorts them into one
 * {@link Timeline} a person.
 *
 * <p>The layout is data at rest (it is shuffled, and kept in state), so it has a version of its
 * own, {@link #VERSION}. One entry is, as varints unless said otherwise:
 *
 * <pre>
 *   head         kind << 3 | links << 2 | amount << 1 | same      (kind 0 is a decision)
 *   person       length, UTF-8                                    unless same as the entry before
 *   at           zigzag difference to the entry before
 *   id           0, zigzag difference of the digits at its end    where only those differ
 *                1, 16 bytes                                     of a UUID in small letters
 *                2 + length shared with the id before, length of the rest, UTF-8 of the rest
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

  static final int NUMBERED_ID = 0;
  static final int UUID_ID = 1;
  static final int TEXT_ID = 2;

  private static final TimelineChunk EMPTY = new TimelineChunk(0, Event.NO_TIME, Bytes.empty());

  /** The entries, in the order in which they were packed. */
  public List<TimelineEntry> unpack() {
    List<TimelineEntry> unpacked = new ArrayList<>(Math.min(entries, bytes.length()));
    TimelineChunkCursor cursor = new TimelineChunkCursor(this);
    while (cursor.next()) {
      unpacked.add(cursor.entry());
    }
    return unpacked;
  }

  public static TimelineChunk empty() {
    return EMPTY;
  }
}
