package org.afterward.transforms.waiting;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.Event;
import org.afterward.coders.Fact;
import org.afterward.coders.Pending;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineBuilder;
import org.afterward.coders.TimelineChunk;
import org.afterward.coders.TimelineChunkBuilder;
import org.afterward.coders.TimelineEntry;
import org.afterward.coders.WaitingState;
import org.afterward.transforms.waiting.WaitingRoom.Door;

/**
 * Keeps the {@link WaitingRoom}s of a stream: opens one person's room out of its {@link Cells} when
 * there is something to decide, and puts what is left back. Most of what arrives decides nothing:
 * it is appended to the recent part of the story, in a few hundred bytes, and the room stays
 * closed.
 *
 * <p>Not for several threads at once.
 */
final class Attendant<D, O> {

  /**
   * A recent part that is longer is sealed, since each arrival writes the recent part anew. A story
   * that is shorter is not divided at all.
   */
  private static final int RECENT_BYTES = 256;

  private static final int SEALED_BYTES = 64 << 10;

  /** So many sealed chunks, and one more for so many entries, are left alone. */
  private static final int CHUNKS_AT_REST = 8;

  private static final int ENTRIES_PER_CHUNK = 4096;

  private final Settlement<D, O> settlement;
  private final boolean looksBack;
  private final Patience patience;
  private final int recentBytes;
  private final int sealedBytes;
  private final TimelineChunkBuilder packing = new TimelineChunkBuilder();

  Attendant(Settlement<D, O> settlement, Patience patience) {
    this(settlement, patience, RECENT_BYTES, SEALED_BYTES);
  }

  Attendant(Settlement<D, O> settlement, Patience patience, int recentBytes, int sealedBytes) {
    this.settlement = settlement;
    this.looksBack = settlement instanceof Retrospection;
    this.patience = patience;
    this.recentBytes = recentBytes;
    this.sealedBytes = sealedBytes;
  }

  /** Takes in entries of a person that arrive at this time of the stream. */
  void receive(
      String person, TimelineChunk arrived, long streamTime, Cells cells, Door<D, O> door) {
    WaitingState state = cells.state();
    Look look = new Look(state, Math.max(streamTime, state.settledThrough()));
    arrived.skim(look);
    packing.resume(state.recent(), state.lastAt(), state.lastId());
    if (look.foundLate) {
      List<TimelineEntry> late = new ArrayList<>();
      for (TimelineEntry entry : arrived.unpack()) {
        if (look.isLate(entry)) {
          late.add(entry);
        } else {
          packing.add("", entry);
        }
      }
      keepRecent(state, look.wakeAt, cells);
      receiveLate(person, late, look.now, cells, door);
    } else {
      packing.append(arrived);
      keepRecent(state, look.wakeAt, cells);
      if (look.wakeAt != state.wakeAt()) {
        cells.wakeAt(look.wakeAt);
      }
    }
  }

  /** A look at what arrives: whether the room has to be opened, and when it will have to be. */
  private final class Look implements TimelineChunk.Skimmer {

    private final long settledThrough;
    private final long now;
    private long wakeAt;
    private boolean foundLate;

    Look(WaitingState state, long now) {
      this.settledThrough = state.settledThrough();
      this.now = now;
      this.wakeAt = state.wakeAt();
    }

    /** A fact alone needs no waking but the one that forgets it. */
    @Override
    public void fact(long at) {
      foundLate |= isLateFact(at);
      if (wakeAt == Event.NO_TIME) {
        wakeAt = patience.forgetAt(at);
      } else if (looksBack) {
        // Its memory may be meant to last for months, and facts are not to pile up so long.
        wakeAt = Math.min(wakeAt, patience.forgetAt(at));
      }
    }

    @Override
    public void decision(long at) {
      foundLate |= patience.isDecisionTooLate(at, now);
      long due =
          looksBack
              ? patience.forgetAt(at)
              : patience.firstDueAfter(settledThrough, at, settlement.horizonMs());
      wakeAt = wakeAt == Event.NO_TIME ? due : Math.min(wakeAt, due);
    }

    boolean isLate(TimelineEntry entry) {
      return entry instanceof Decision
          ? patience.isDecisionTooLate(entry.at(), now)
          : isLateFact(entry.at());
    }

    /** Whether something settled may take it, or something forgotten would have. */
    private boolean isLateFact(long at) {
      if (looksBack) {
        return !patience.mayServe(at, now);
      }
      return (settledThrough != Event.NO_TIME && at < settledThrough - patience.latenessMs())
          || patience.isFactTooLate(at, now);
    }
  }

  private void keepRecent(WaitingState state, long wakeAt, Cells cells) {
    if (packing.byteCount() > recentBytes) {
      cells.seal(packing.build());
    }
    cells.keep(packed(state.settledThrough(), wakeAt, state.noted(), state.memory()));
  }

  private void receiveLate(
      String person, List<TimelineEntry> entries, long now, Cells cells, Door<D, O> door) {
    Opened<D, O> opened = open(person, cells);
    for (TimelineEntry entry : entries) {
      if (entry instanceof Fact fact) {
        opened.room.arrive(fact, now, door);
      } else if (entry instanceof Decision decision) {
        opened.room.arrive(decision, now, door);
      }
    }
    close(opened, now, cells);
  }

  /** Does what is due at this time of the stream: see {@link WaitingRoom#advanceTo}. */
  void wake(
      String person,
      long streamTime,
      long knownUntil,
      Pending.Cause otherwise,
      Cells cells,
      Door<D, O> door) {
    Opened<D, O> opened = open(person, cells);
    long now = Math.max(streamTime, opened.room.settledThrough());
    opened.room.advanceTo(now, knownUntil, otherwise, door);
    close(opened, now, cells);
  }

  /** A room, and what it was opened out of. */
  private record Opened<D, O>(Room<D, O> room, WaitingState state, int sealed) {}

  private Opened<D, O> open(String person, Cells cells) {
    WaitingState state = cells.state();
    List<TimelineChunk> sealed = cells.sealed();
    TimelineBuilder builder = new TimelineBuilder(person);
    sealed.forEach(builder::addAll);
    Timeline found = builder.addAll(state.recent()).build();
    Room<D, O> room = Room.reopened(settlement, patience, found, state);
    return new Opened<>(room, state, sealed.size());
  }

  private void close(Opened<D, O> opened, long now, Cells cells) {
    Room<D, O> room = opened.room;
    room.forget(now);
    if (room.isEmpty()) {
      cells.clear();
      return;
    }
    long wakeAt = room.wakeAt();
    Timeline left = room.timeline();
    if (!room.hasChanged() && opened.sealed <= CHUNKS_AT_REST + left.size() / ENTRIES_PER_CHUNK) {
      WaitingState was = opened.state;
      cells.keep(
          new WaitingState(
              room.settledThrough(),
              wakeAt,
              was.recent(),
              was.lastAt(),
              was.lastId(),
              room.noted(),
              room.memory()));
    } else {
      rewrite(left, room, wakeAt, opened.sealed > 0, cells);
    }
    cells.wakeAt(wakeAt);
  }

  private void rewrite(
      Timeline left, Room<D, O> room, long wakeAt, boolean hadSealed, Cells cells) {
    List<TimelineChunk> sealed = new ArrayList<>();
    packing.resume(TimelineChunk.empty(), 0, Bytes.empty());
    // Facts last, since more facts follow, and what follows is packed by its difference.
    for (Decision decision : left.decisions()) {
      packing.add("", decision);
      sealIfLong(sealed);
    }
    for (int i = 0; i < left.size(); i++) {
      packing.addFact(left, i);
      sealIfLong(sealed);
    }
    if (!sealed.isEmpty() || packing.byteCount() > recentBytes) {
      sealed.add(packing.build());
    }
    if (hadSealed || !sealed.isEmpty()) {
      cells.replaceSealed(sealed);
    }
    cells.keep(packed(room.settledThrough(), wakeAt, room.noted(), room.memory()));
  }

  private void sealIfLong(List<TimelineChunk> sealed) {
    if (packing.byteCount() > sealedBytes) {
      sealed.add(packing.build());
    }
  }

  private WaitingState packed(
      long settledThrough, long wakeAt, List<WaitingState.Noted> noted, Bytes memory) {
    long lastAt = packing.lastAt();
    Bytes lastId = packing.lastId();
    return new WaitingState(settledThrough, wakeAt, packing.build(), lastAt, lastId, noted, memory);
  }
}
