package org.afterward.coders;

import java.util.List;

/**
 * What is kept of one person between two events while decisions wait on a stream: everything but
 * the sealed chunks of their story. It is replaced as a whole, and never changed.
 *
 * @param settledThrough what was due up to this time is settled, or {@link Event#NO_TIME}
 * @param wakeAt for when the timer is set, or {@link Event#NO_TIME}: timers cannot be read back
 * @param recent the end of the story; what does not fit here is sealed and put aside
 * @param lastAt the time of the last entry of {@code recent}
 * @param lastId the id of the last entry of {@code recent}, in UTF-8
 * @param noted the decisions of which more is to be known than that they are settled, by id
 * @param memory what the settlement made of the part of the story that is forgotten; nothing where
 *     it looks only ahead
 */
public record WaitingState(
    long settledThrough,
    long wakeAt,
    TimelineChunk recent,
    long lastAt,
    Bytes lastId,
    List<Noted> noted,
    Bytes memory) {

  /**
   * A decision that was corrected, or that has left without being settled.
   *
   * @param revisions how often each of its outcomes was corrected, in the settlement's order;
   *     nothing if it has left
   */
  public record Noted(String decisionId, List<Integer> revisions) {
    public Noted {
      revisions = List.copyOf(revisions);
    }
  }

  private static final WaitingState NOTHING =
      new WaitingState(
          Event.NO_TIME,
          Event.NO_TIME,
          TimelineChunk.empty(),
          0,
          Bytes.empty(),
          List.of(),
          Bytes.empty());

  public WaitingState {
    lastAt = recent.entries() == 0 ? 0 : lastAt;
    lastId = recent.entries() == 0 ? Bytes.empty() : lastId;
    noted = List.copyOf(noted);
  }

  /** Of somebody of whom nothing is known. */
  public static WaitingState nothing() {
    return NOTHING;
  }
}
