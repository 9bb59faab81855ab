package org.afterward.transforms.waiting;

import java.util.List;
import java.util.function.Consumer;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.Pending;
import org.afterward.coders.Timeline;
import org.afterward.coders.WaitingState;

/**
 * Where one person's decisions are until they are settled: a {@link WaitingRoom} where they wait
 * for what comes after them, a {@link LookbackRoom} where what was before them counts. Both gears
 * of {@link AwaitOutcomes} ask no more of it than this.
 */
interface Room<D, O> {

  /** A room for a bounded input. */
  static <D, O> Room<D, O> of(Settlement<D, O> settlement, Timeline timeline) {
    return settlement instanceof Retrospection<D, O> retrospection
        ? new LookbackRoom<>(retrospection, timeline)
        : new WaitingRoom<>(settlement, timeline);
  }

  /**
   * The room of a stream as it was when it was left.
   *
   * @param story what the state kept of the story, its sealed part too
   */
  static <D, O> Room<D, O> reopened(
      Settlement<D, O> settlement, Patience patience, Timeline story, WaitingState state) {
    return settlement instanceof Retrospection<D, O> retrospection
        ? new LookbackRoom<>(retrospection, patience, story, state.settledThrough(), state.memory())
        : new WaitingRoom<>(settlement, patience, story, state.settledThrough(), state.noted());
  }

  /** Of a bounded input: settles what is due when it is complete up to this time. */
  void advanceTo(long completeUntil, Consumer<O> outcomes);

  /** The decisions that are not settled, in the order of (time, id). */
  List<Pending<D>> waiting();

  /** Takes in an entry that arrives at this time of the stream. */
  void arrive(Fact fact, long now, WaitingRoom.Door<D, O> door);

  /** Takes in an entry that arrives at this time of the stream. */
  void arrive(Decision decision, long now, WaitingRoom.Door<D, O> door);

  /**
   * Goes on to a time of the stream.
   *
   * @param now the stream's time
   * @param knownUntil up to when events can have happened at all: what would be settled by the
   *     stream's time alone leaves as pending
   * @param otherwise why it does
   */
  void advanceTo(long now, long knownUntil, Pending.Cause otherwise, WaitingRoom.Door<D, O> door);

  /** Forgets what is not needed any more. */
  void forget(long now);

  boolean isEmpty();

  /** When there is something to do next. */
  long wakeAt();

  Timeline timeline();

  /** Whether the story is not the one any more with which the room was opened. */
  boolean hasChanged();

  long settledThrough();

  List<WaitingState.Noted> noted();

  /** What stands for the part of the story that is forgotten. */
  Bytes memory();
}
