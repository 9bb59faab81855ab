package org.afterward.transforms.waiting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.afterward.coders.Event;
import org.afterward.coders.LateFact;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.TimelineChunkBuilder;

/**
 * Plays {@link Arrivals} to an {@link Attendant} as a runner would: bundles of any size, timers
 * that fire when the stream's time passes them, state that is nothing but bytes between two calls.
 */
final class PlayedStream implements WaitingRoom.Door<OpenExposure, String> {

  private final Attendant<OpenExposure, String> attendant;
  private final long completeUntil;
  private final Random random;
  private final Map<String, StoredCells> people = new TreeMap<>();
  private final TimelineChunkBuilder bundle = new TimelineChunkBuilder();
  private String bundleOf = "";
  private long now = Event.NO_TIME;

  final List<String> settled = new ArrayList<>();
  final List<String> estimates = new ArrayList<>();
  final List<String> pending = new ArrayList<>();
  final List<String> late = new ArrayList<>();
  final List<Integer> bytesKept = new ArrayList<>();

  PlayedStream(Patience patience, int recentBytes, long completeUntil, Random random) {
    this.attendant =
        new Attendant<>(new ListingSettlement(), patience, recentBytes, 4 * recentBytes);
    this.completeUntil = completeUntil;
    this.random = random;
  }

  /** Plays all, and then the end of the stream. */
  PlayedStream play(Arrivals arrivals) {
    playOn(arrivals);
    goOnTo(Long.MAX_VALUE >> 1);
    return this;
  }

  /** Plays more, up to somewhere in the middle. */
  PlayedStream playOn(Arrivals arrivals) {
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
  PlayedStream restore(String person, StoredCells cells) {
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
            attendant.wake(person, told, completeUntil, Pending.Cause.HORIZON_OPEN, cells, this);
          }
        });
    bytesKept.add(people.values().stream().mapToInt(StoredCells::bytes).sum());
  }

  StoredCells cells(String person) {
    return people.computeIfAbsent(person, p -> new StoredCells());
  }

  int bytesLeft() {
    return people.values().stream().mapToInt(StoredCells::bytes).sum();
  }

  @Override
  public void settled(String outcome) {
    settled.add(outcome);
  }

  @Override
  public void estimated(String estimate) {
    estimates.add(estimate);
  }

  @Override
  public void pending(Pending<OpenExposure> decision) {
    pending.add(decision.decision().exposureId() + " " + decision.cause());
  }

  @Override
  public void late(LateFact fact) {
    late.add(fact.fact().id() + " reached " + fact.reached());
  }
}
