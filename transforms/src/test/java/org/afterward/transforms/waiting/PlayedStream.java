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
final class PlayedStream implements WaitingRoom.Door<OpenExposure, String> {

  private final Attendant<OpenExposure, String> attendant;
  private final long completeUntil;
  private final Random random;
  private final Map<String, StoredCells> people = new TreeMap<>();
  private final TimelineChunkBuilder bundle = new TimelineChunkBuilder();
  private String bundleOf = "";

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

  PlayedStream play(Arrivals arrivals) {
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
            attendant.wake(person, told, completeUntil, Pending.Cause.HORIZON_OPEN, cells, this);
          }
        });
    bytesKept.add(people.values().stream().mapToInt(StoredCells::bytes).sum());
  }

  private StoredCells cells(String person) {
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
      java.util.Collections.reverse(chunks); // A bag has no order.
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
