package org.afterward.transforms.waiting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.afterward.coders.Event;
import org.afterward.coders.LateFact;
import org.afterward.coders.Pending;
import org.afterward.coders.TimelineChunk;
import org.afterward.coders.TimelineChunkBuilder;
import org.afterward.coders.TimelineChunkCoder;
import org.afterward.coders.WaitingState;
import org.afterward.coders.WaitingStateCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;

/**
 * Plays {@link Arrivals} to an {@link Attendant} as a runner would: bundles of any size, timers
 * that fire when the stream's time passes them, state that is nothing but bytes between two calls.
 */
public final class PlayedStream<D, O> implements WaitingRoom.Door<D, O> {

  /** As on a runner. */
  public static final int USUAL_BYTES = 1024;

  private final Attendant<D, O> attendant;
  private final long knownUntil;
  private final Pending.Cause otherwise;
  private final Random random;
  private final Map<String, StoredCells> people = new TreeMap<>();
  private final TimelineChunkBuilder bundle = new TimelineChunkBuilder();
  private String bundleOf = "";

  private final List<O> settled = new ArrayList<>();
  private final List<O> estimates = new ArrayList<>();
  private final List<Pending<D>> pending = new ArrayList<>();
  private final List<LateFact> late = new ArrayList<>();
  private final List<Integer> bytesKept = new ArrayList<>();

  /**
   * A stream on which nothing has arrived.
   *
   * @param recentBytes how long the recent part of a story may get
   * @param completeUntil horizons that end later are open when the stream ends
   * @param random says how bundles are cut, and what a runner tells
   */
  public PlayedStream(
      Settlement<D, O> settlement,
      Patience patience,
      int recentBytes,
      long completeUntil,
      Random random) {
    this(
        new Attendant<>(settlement, patience, recentBytes, 4 * recentBytes),
        completeUntil,
        Pending.Cause.HORIZON_OPEN,
        random);
  }

  private PlayedStream(
      Attendant<D, O> attendant, long knownUntil, Pending.Cause otherwise, Random random) {
    this.attendant = attendant;
    this.knownUntil = knownUntil;
    this.otherwise = otherwise;
    this.random = random;
  }

  /** A stream that is drained at this time of the wall clock. */
  public static <D, O> PlayedStream<D, O> drained(
      Settlement<D, O> settlement, Patience patience, long wallClock, Random random) {
    return new PlayedStream<>(
        new Attendant<>(settlement, patience),
        wallClock - patience.latenessMs(),
        Pending.Cause.DRAINED,
        random);
  }

  /** All of them, and then the end of time. */
  public PlayedStream<D, O> play(Arrivals arrivals) {
    long now = Event.NO_TIME;
    for (Arrivals.Step step : arrivals.steps()) {
      if (step instanceof Arrivals.TimeGoesOn time) {
        endBundle(now);
        now = time.to();
        goOnTo(now);
      } else if (step instanceof Arrivals.Arrival arrival) {
        if (!arrival.person().equals(bundleOf) || random.nextInt(4) == 0) {
          endBundle(now);
        }
        bundleOf = arrival.person();
        bundle.add("", arrival.entry());
      }
    }
    endBundle(now);
    goOnTo(Long.MAX_VALUE >> 1);
    return this;
  }

  private void endBundle(long now) {
    if (bundle.entries() > 0) {
      attendant.receive(bundleOf, bundle.build(), now, cells(bundleOf), this);
    }
  }

  /** A runner may tell the watermark when a timer fires, or only the time it was set for. */
  private void goOnTo(long now) {
    people.forEach(
        (person, cells) -> {
          while (cells.isArmed() && cells.armed <= now) {
            long told = random.nextBoolean() ? now : cells.armed;
            cells.armed = Event.NO_TIME;
            attendant.wake(person, told, knownUntil, otherwise, cells, this);
          }
        });
    bytesKept.add(people.values().stream().mapToInt(StoredCells::bytes).sum());
  }

  private StoredCells cells(String person) {
    return people.computeIfAbsent(person, p -> new StoredCells());
  }

  /** What was settled and what was corrected, in the order in which it was told. */
  public List<O> settled() {
    return settled;
  }

  public List<O> estimates() {
    return estimates;
  }

  public List<Pending<D>> pending() {
    return pending;
  }

  public List<LateFact> late() {
    return late;
  }

  /** How much state there was after each step of the stream's time. */
  List<Integer> bytesKept() {
    return bytesKept;
  }

  int bytesLeft() {
    return people.values().stream().mapToInt(StoredCells::bytes).sum();
  }

  @Override
  public void settled(O outcome) {
    settled.add(outcome);
  }

  @Override
  public void corrected(O outcome) {
    settled.add(outcome);
  }

  @Override
  public void estimated(O estimate) {
    estimates.add(estimate);
  }

  @Override
  public void pending(Pending<D> decision) {
    pending.add(decision);
  }

  @Override
  public void late(LateFact fact) {
    late.add(fact);
  }

  /** The state of one person, in bytes. */
  private static final class StoredCells implements Cells {

    private byte[] state = {};
    private final List<byte[]> sealed = new ArrayList<>();
    private long armed = Event.NO_TIME;

    boolean isArmed() {
      return armed != Event.NO_TIME;
    }

    int bytes() {
      return state.length + sealed.stream().mapToInt(chunk -> chunk.length).sum();
    }

    @Override
    public WaitingState state() {
      return state.length == 0 ? WaitingState.nothing() : read(WaitingStateCoder.of(), state);
    }

    @Override
    public void keep(WaitingState newState) {
      state = write(WaitingStateCoder.of(), newState);
    }

    @Override
    public List<TimelineChunk> sealed() {
      List<TimelineChunk> chunks = new ArrayList<>();
      sealed.forEach(bytes -> chunks.add(read(TimelineChunkCoder.of(), bytes)));
      Collections.reverse(chunks); // A bag has no order.
      return chunks;
    }

    @Override
    public void seal(TimelineChunk chunk) {
      sealed.add(write(TimelineChunkCoder.of(), chunk));
    }

    @Override
    public void replaceSealed(List<TimelineChunk> chunks) {
      sealed.clear();
      chunks.forEach(this::seal);
    }

    @Override
    public void clear() {
      state = new byte[0];
      sealed.clear();
    }

    @Override
    public void wakeAt(long time) {
      armed = time;
    }

    private static <T> byte[] write(Coder<T> coder, T value) {
      try {
        return CoderUtils.encodeToByteArray(coder, value);
      } catch (CoderException e) {
        throw new IllegalStateException(e);
      }
    }

    private static <T> T read(Coder<T> coder, byte[] bytes) {
      try {
        return CoderUtils.decodeFromByteArray(coder, bytes);
      } catch (CoderException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
