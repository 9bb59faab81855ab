package org.afterward.transforms.waiting;

import java.util.List;
import java.util.function.Consumer;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.Timeline;

/**
 * A settlement that looks back: an outcome is what was known when its decision was made, of facts
 * strictly before it, and of nothing later. Who a user was when they were shown something is one.
 *
 * <p>There is no horizon to wait for, but on a stream there is what comes late: a decision is
 * settled when the stream's time has passed it by the allowed lateness. What lies before every
 * decision that may still be settled is folded into a {@link #fold memory}, so that a story of
 * years takes the room of a few counters. What comes later than the lateness can change nothing any
 * more, and is late; nothing is corrected.
 *
 * @param <D> what is looked back from
 * @param <O> what is seen
 */
public interface Retrospection<D, O> extends Settlement<D, O> {

  /** In the place of a time that never comes. */
  long NEVER = Long.MAX_VALUE;

  @Override
  default long horizonMs() {
    return 0;
  }

  @Override
  default void settle(Timeline timeline, List<Decision> due, Consumer<O> outcomes) {
    settle(Bytes.empty(), timeline, due, outcomes);
  }

  /**
   * Settles decisions of one person.
   *
   * @param memory what was made of everything before the timeline; nothing where there was nothing
   * @param timeline facts and decisions that are not in the memory, also some that are later than
   *     the decisions that are due
   * @param due some of the timeline's decisions, and times to {@link #nextLookAfter look}, as
   *     decisions without id and brief; in the order of time
   */
  void settle(Bytes memory, Timeline timeline, List<Decision> due, Consumer<O> outcomes);

  /**
   * What is to be remembered of a story, when this part of it is forgotten: everything that later
   * decisions can ask.
   *
   * @param memory what was made of everything before
   */
  Bytes fold(Bytes memory, Timeline past);

  /** When the last of what the memory was made of happened. */
  long lastAt(Bytes memory);

  /**
   * How long after the last that is known of a person they are forgotten. Nothing is seen of them
   * when they are looked at later than that, and if they come again, their story begins anew.
   */
  long silenceMs();

  /**
   * When a person is looked at though nothing was decided, such as at the end of each day: the
   * first such time after another, or {@link #NEVER}.
   */
  default long nextLookAfter(long time) {
    return NEVER;
  }
}
