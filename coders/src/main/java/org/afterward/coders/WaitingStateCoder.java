package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;

/**
 * The bytes of a {@link WaitingState}: data at rest, in every checkpoint, once a person. So it
 * leaves out what is empty, and nests no versions but that of the packed entries.
 */
public final class WaitingStateCoder extends RecordCoder<WaitingState> {

  private static final long serialVersionUID = 1;

  private static final int HAS_RECENT = 1;
  private static final int HAS_NOTED = 1 << 1;
  private static final int HAS_MEMORY = 1 << 2;

  /** The length of its id, and the number of its revisions. */
  private static final int LEAST_BYTES_OF_A_NOTED = 2;

  private static final WaitingStateCoder INSTANCE = new WaitingStateCoder();

  private WaitingStateCoder() {
    super(WaitingState.class);
  }

  public static WaitingStateCoder of() {
    return INSTANCE;
  }

  @Override
  void write(WaitingState state, WireOutput out) throws CoderException {
    boolean hasRecent = state.recent().entries() > 0;
    boolean hasRevised = !state.noted().isEmpty();
    boolean hasMemory = state.memory().length() > 0;
    out.writeCount(
        (hasRecent ? HAS_RECENT : 0) | (hasRevised ? HAS_NOTED : 0) | (hasMemory ? HAS_MEMORY : 0));
    out.writeLongOrNone(state.settledThrough());
    out.writeLongOrNone(state.wakeAt());
    if (hasRecent) {
      TimelineChunk recent = state.recent();
      out.writeVersion(TimelineChunk.VERSION);
      out.writeCount(recent.entries());
      out.writeLong(recent.latestAt() - state.lastAt());
      out.writeLong(state.lastAt());
      out.writeBytes(state.lastId());
      out.writeBytes(recent.bytes());
    }
    if (hasRevised) {
      out.writeCount(state.noted().size());
      for (WaitingState.Noted noted : state.noted()) {
        out.writeText("WaitingState.noted.decisionId", noted.decisionId());
        out.writeCount(noted.revisions().size());
        for (int revision : noted.revisions()) {
          out.writeCount(revision);
        }
      }
    }
    if (hasMemory) {
      out.writeBytes(state.memory());
    }
  }

  @Override
  WaitingState read(WireInput in) throws CoderException {
    int flags = in.readFlags("WaitingState", HAS_RECENT | HAS_NOTED | HAS_MEMORY);
    long settledThrough = in.readLongOrNone("WaitingState.settledThrough");
    long wakeAt = in.readLongOrNone("WaitingState.wakeAt");
    TimelineChunk recent = TimelineChunk.empty();
    long lastAt = 0;
    Bytes lastId = Bytes.empty();
    if ((flags & HAS_RECENT) != 0) {
      in.readVersion("WaitingState.recent", TimelineChunk.VERSION);
      int entries = in.readCount("WaitingState.recent.entries");
      if (entries == 0) {
        throw new CoderException("WaitingState.recent is there and has no entries");
      }
      long ahead = in.readLong("WaitingState.recent.latestAt");
      lastAt = in.readLong("WaitingState.lastAt");
      lastId = in.readBytes("WaitingState.lastId");
      recent =
          new TimelineChunk(entries, lastAt + ahead, in.readBytes("WaitingState.recent.bytes"));
    }
    List<WaitingState.Noted> noted = (flags & HAS_NOTED) != 0 ? readNoted(in) : List.of();
    Bytes memory = (flags & HAS_MEMORY) != 0 ? in.readBytes("WaitingState.memory") : Bytes.empty();
    return new WaitingState(settledThrough, wakeAt, recent, lastAt, lastId, noted, memory);
  }

  private static List<WaitingState.Noted> readNoted(WireInput in) throws CoderException {
    int count = in.readCount("WaitingState.noted", LEAST_BYTES_OF_A_NOTED);
    List<WaitingState.Noted> noted = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String decisionId = in.readText("WaitingState.noted.decisionId");
      int outcomes = in.readCount("WaitingState.noted.revisions", 1);
      List<Integer> revisions = new ArrayList<>(outcomes);
      for (int outcome = 0; outcome < outcomes; outcome++) {
        revisions.add(in.readCount("WaitingState.noted.revisions"));
      }
      noted.add(new WaitingState.Noted(decisionId, revisions));
    }
    return noted;
  }
}
