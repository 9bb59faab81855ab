package org.afterward.transforms.waiting;

import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.Timeline;

/**
 * The rule that says what a decision led to: what {@link AwaitOutcomes} does not know. It knows
 * nothing of Beam, of state, or of time passing. An exposure's reward is one settlement, a
 * prediction's outcome another.
 *
 * @param <D> what waits
 * @param <O> what comes of it
 */
public interface Settlement<D, O> extends Serializable {

  /** What waits, so that Beam finds its coder. */
  Class<D> decisionType();

  /** What comes of it, so that Beam finds its coder. */
  Class<O> outcomeType();

  /**
   * How long after a decision the facts still belong to its outcome: those of {@code at <= time <
   * at + horizon}.
   */
  long horizonMs();

  /** On whose timeline the decision waits. */
  String personOf(D decision);

  /**
   * The decision as it waits: its time, its id, and in brief what {@link #recall} needs beside the
   * person.
   */
  Decision remember(D decision);

  /** The decision again, out of what was remembered. */
  D recall(String person, Decision remembered);

  /**
   * The fact without what this settlement never looks at, so that it need not be carried and kept.
   */
  default Fact trim(Fact fact) {
    return fact;
  }

  /**
   * Settles decisions of one person.
   *
   * @param timeline all facts and all decisions of this person, as far as any due decision can need
   *     them
   * @param due some of the timeline's decisions, in its order; their horizons have passed
   */
  void settle(Timeline timeline, List<Decision> due, Consumer<O> outcomes);
}
