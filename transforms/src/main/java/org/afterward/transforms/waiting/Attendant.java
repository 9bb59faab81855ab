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

  /** A recent part that is longer is sealed. A story that is shorter is not divided at all. */
  private static final int RECENT_BYTES = 1 << 10;

  private static final int SEALED_BYTES = 64 << 10;

  /** So many sealed chunks, and one more for so many entries, are left alone. */
  private static final int CHUNKS_AT_REST = 8;

  private static final int ENTRIES_PER_CHUNK = 4096;

  private final Settlement<D, O> settlement;
  private final Patience patience;
  private final int recentBytes;
  private final int sealedBytes;
  private final TimelineChunkBuilder packing = new TimelineChunkBuilder();

  Attendant(Settlement<D, O> settlement, Patience patience) {
    this(settlement, patience, RECENT_BYTES, SEALED_BYTES);
  }

  Attendant(Settlement<D, O> settlement, Patience patience, int recentBytes, int sealedBytes) {
    this.settlement = settlement;
    this.patience = patience;
    this.recentBytes = recentBytes;
    this.sealedBytes = sealedBytes;
  }

  /** Takes in entries of a person that arrive at this time of the stream. */
  void receive(
      String person, TimelineChunk arrived, long streamTime, Cells cells, Door<D, O> door) {
    WaitingState state = cells.state();
    long now = Math.max(streamTime, state.settledThrough());
    long wakeAt = state.wakeAt();
    packing.resume(state.recent(), state.lastAt(), state.lastId());
    List<TimelineEntry> entries = arrived.unpack();
    for (int i = 0; i < entries.size(); i++) {
      TimelineEntry entry = entries.get(i);
      if (isLate(entry, state.settledThrough(), now)) {
        keepRecent(state, wakeAt, cells);
        receiveLate(person, entries.subList(i, entries.size()), now, cells, door);
        return;
      }
      packing.add("", entry);
      wakeAt = earlier(wakeAt, entry, state.settledThrough());
    }
    keepRecent(state, wakeAt, cells);
    if (wakeAt != state.wakeAt()) {
      cells.wakeAt(wakeAt);
    }
  }

  /** Whether the room has to decide what becomes of it. */
  private boolean isLate(TimelineEntry entry, long settledThrough, long now) {
    if (entry instanceof Decision decision) {
      return patience.isTooLate(decision, now);
    }
    Fact fact = (Fact) entry;
    boolean settledMayTakeIt =
        settledThrough != Event.NO_TIME && fact.at() < settledThrough - patience.latenessMs();
    return settledMayTakeIt || patience.isTooLate(fact, now);
  }

  /** A fact alone needs no waking but the one that forgets it. */
  private long earlier(long wakeAt, TimelineEntry entry, long settledThrough) {
    if (entry instanceof Decision decision) {
      long due = patience.firstDueAfter(settledThrough, decision, settlement.horizonMs());
      return wakeAt == Event.NO_TIME ? due : Math.min(wakeAt, due);
    }
    return wakeAt == Event.NO_TIME ? patience.forgetAt(entry.at()) : wakeAt;
  }

  private void keepRecent(WaitingState state, long wakeAt, Cells cells) {
    if (packing.byteCount() > recentBytes) {
      cells.seal(packing.build());
    }
    cells.keep(packed(state.settledThrough(), wakeAt, state.noted()));
  }

  private void receiveLate(
      String person, List<TimelineEntry> entries, long now, Cells cells, Door<D, O> door) {
    Opened opened = open(person, cells);
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
    Opened opened = open(person, cells);
    long now = Math.max(streamTime, opened.room.settledThrough());
    opened.room.advanceTo(now, knownUntil, otherwise, door);
    close(opened, now, cells);
  }

  private final class Opened {
    private final WaitingRoom<D, O> room;
    private final WaitingState state;
    private final int sealed;

    Opened(WaitingRoom<D, O> room, WaitingState state, int sealed) {
      this.room = room;
      this.state = state;
      this.sealed = sealed;
    }
  }

  private Opened open(String person, Cells cells) {
    WaitingState state = cells.state();
    List<TimelineChunk> sealed = cells.sealed();
    TimelineBuilder builder = new TimelineBuilder(person);
    sealed.forEach(builder::addAll);
    Timeline found = builder.addAll(state.recent()).build();
    WaitingRoom<D, O> room =
        new WaitingRoom<>(settlement, patience, found, state.settledThrough(), state.noted());
    return new Opened(room, state, sealed.size());
  }

  private void close(Opened opened, long now, Cells cells) {
    WaitingRoom<D, O> room = opened.room;
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
              room.noted()));
    } else {
      rewrite(left, room, wakeAt, opened.sealed > 0, cells);
    }
    cells.wakeAt(wakeAt);
  }

  private void rewrite(
      Timeline left, WaitingRoom<D, O> room, long wakeAt, boolean hadSealed, Cells cells) {
    List<TimelineChunk> sealed = new ArrayList<>();
    packing.resume(TimelineChunk.empty(), 0, Bytes.empty());
    // Facts last, since more facts follow, and what follows is packed by its difference.
    for (Decision decision : left.decisions()) {
      pack(decision, sealed);
    }
    for (int i = 0; i < left.size(); i++) {
      pack(left.fact(i), sealed);
    }
    if (!sealed.isEmpty() || packing.byteCount() > recentBytes) {
      sealed.add(packing.build());
    }
    if (hadSealed || !sealed.isEmpty()) {
      cells.replaceSealed(sealed);
    }
    cells.keep(packed(room.settledThrough(), wakeAt, room.noted()));
  }

  private void pack(TimelineEntry entry, List<TimelineChunk> sealed) {
    packing.add("", entry);
    if (packing.byteCount() > sealedBytes) {
      sealed.add(packing.build());
    }
  }

  private WaitingState packed(long settledThrough, long wakeAt, List<WaitingState.Noted> noted) {
    long lastAt = packing.lastAt();
    Bytes lastId = packing.lastId();
    return new WaitingState(settledThrough, wakeAt, packing.build(), lastAt, lastId, noted);
  }
}
