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
 *   head         kind << 2 | more << 1 | same                    (kind 0 is a decision)
 *   more         id form << 2 | links << 1 | amount              if more; else all are 0
 *   person       length, UTF-8                                   unless same as the entry before
 *   at           zigzag difference to the entry before
 *   id           of form 0, numbered: zigzag difference of the digits at its end, where only those
 *                differ; of form 1, a UUID in small letters: 16 bytes; of form 2, text: length
 *                shared with the id before, length of the rest, UTF-8 of the rest
 *   amount       zigzag                                          if amount
 *   counterpart  length, UTF-8; exposure likewise                if links
 *   brief        length, bytes                                   of a decision
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
  static final int HAS_MORE = 1 << 1;
  static final int KIND_SHIFT = 2;
  static final int DECISION = 0;

  static final int HAS_AMOUNT = 1;
  static final int HAS_LINKS = 1 << 1;
  static final int ID_SHIFT = 2;

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

  /** Is shown the times of entries. */
  public interface Skimmer {
    void fact(long at);

    void decision(long at);
  }

  /** Shows the time of each entry, in order, which costs a fraction of unpacking. */
  public void skim(Skimmer skimmer) {
    TimelineChunkCursor cursor = new TimelineChunkCursor(this);
    while (cursor.next()) {
      if (cursor.kind == null) {
        skimmer.decision(cursor.at);
      } else {
        skimmer.fact(cursor.at);
      }
    }
  }

  public static TimelineChunk empty() {
    return EMPTY;
  }
}
