package org.afterward.transforms.waiting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.afterward.coders.Event;
import org.afterward.coders.LateFact;
import org.afterward.coders.Pending;
import org.afterward.coders.TimelineChunkBuilder;

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
  private long now = Event.NO_TIME;

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
    playOn(arrivals);
    goOnTo(Long.MAX_VALUE >> 1);
    return this;
  }

  /** All of them, up to somewhere in the middle of the stream. */
  PlayedStream<D, O> playOn(Arrivals arrivals) {
    for (Arrivals.Step step : arrivals.steps()) {
      if (step instanceof Arrivals.TimeGoesOn time) {
        endBundle();
        goOnTo(time.to());
      } else if (step instanceof Arrivals.Arrival arrival) {
        if (!arrival.person().equals(bundleOf) || random.nextInt(4) == 0) {
          endBundle();
        }
        bundleOf = arrival.person();
        bundle.add("", arrival.entry());
      }
    }
    endBundle();
    return this;
  }

  /** Goes on with a person whose cells were restored. */
  PlayedStream<D, O> restore(String person, StoredCells cells) {
    people.put(person, cells);
    return this;
  }

  private void endBundle() {
    if (bundle.entries() > 0) {
      attendant.receive(bundleOf, bundle.build(), now, cells(bundleOf), this);
    }
  }

  /** A runner may tell the watermark when a timer fires, or only the time it was set for. */
  private void goOnTo(long time) {
    now = time;
    people.forEach(
        (person, cells) -> {
          while (cells.isArmed() && cells.armed() <= now) {
            long told = random.nextBoolean() ? now : cells.armed();
            cells.disarm();
            attendant.wake(person, told, knownUntil, otherwise, cells, this);
          }
        });
    bytesKept.add(people.values().stream().mapToInt(StoredCells::bytes).sum());
  }

  StoredCells cells(String person) {
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
}
