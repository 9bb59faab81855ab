package org.afterward.transforms.waiting;

import java.util.List;
import org.afterward.coders.TimelineChunk;
import org.afterward.coders.WaitingState;

/**
 * Where one person's state is kept between two events, and the one timer that there is: all that an
 * {@link Attendant} asks of a runner.
 */
interface Cells {

  WaitingState state();

  void keep(WaitingState state);

  List<TimelineChunk> sealed();

  /** Puts one more chunk aside, without reading the others. */
  void seal(TimelineChunk chunk);

  /** Puts these chunks aside in the place of all others. */
  void replaceSealed(List<TimelineChunk> chunks);

  /** Forgets the person. */
  void clear();

  /** Sets the timer, whatever time it was set for. */
  void wakeAt(long time);
}
