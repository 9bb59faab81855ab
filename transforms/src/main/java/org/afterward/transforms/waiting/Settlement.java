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
   * Whether what a fact brings is divided among the decisions whose horizons hold it. Then a
   * decision is remembered as long as another that shares its facts can still be corrected.
   */
  default boolean dividesFacts() {
    return false;
  }

  /** The step in whose namespace the engine counts: the transform that is applied, as a rule. */
  default Class<?> countedAs() {
    return AwaitOutcomes.class;
  }

  /** How many outcomes each decision has, such as one for each way to give credit. */
  default int outcomesPerDecision() {
    return 1;
  }

  /**
   * Settles decisions of one person: {@link #outcomesPerDecision()} outcomes for each, decision by
   * decision, always in the same order.
   *
   * @param timeline all facts and all decisions of this person, as far as any due decision can need
   *     them
   * @param due some of the timeline's decisions, in its order; their horizons have passed
   */
  void settle(Timeline timeline, List<Decision> due, Consumer<O> outcomes);

  /**
   * What can be said at an age of the decision, before its horizon has passed: over the facts of
   * {@code at <= time < at + age}, in the order of {@link #settle}.
   *
   * @param ageMs less than the horizon
   * @param revision negative, and the higher the later the estimate is; what is settled has 0
   */
  default void estimate(
      Timeline timeline, List<Decision> decisions, long ageMs, int revision, Consumer<O> outcomes) {
    throw new UnsupportedOperationException(getClass().getSimpleName() + " makes no estimates");
  }

  /**
   * A settled outcome again, after a fact that came later had changed it.
   *
   * @param before as {@link #settle} said it without the fact
   * @param after as {@link #settle} says it with the fact; it does not equal {@code before}
   * @param revision 1, 2, ...
   */
  default O revise(O before, O after, int revision, Fact cause) {
    throw new UnsupportedOperationException(getClass().getSimpleName() + " corrects nothing");
  }
}
