package org.afterward.transforms.waiting;

import org.afterward.coders.Event;
import org.afterward.coders.LateFact;

/**
 * What came of waiting in one bundle. Counted here, in plain fields, since a runner's counter costs
 * a look-up each time; {@link WaitingCounters} takes all of it over at the bundle's end.
 */
public final class WaitingCounts {

  private final int outcomesPerDecision;
  private long settledOutcomes;
  private long corrected;
  private long estimated;
  private long pending;
  private long lateFacts;
  private long lateSpendLost;
  private long decidedUpTo = Event.NO_TIME;

  /** Of decisions that have so many outcomes each, see {@link Settlement#outcomesPerDecision}. */
  public WaitingCounts(int outcomesPerDecision) {
    this.outcomesPerDecision = outcomesPerDecision;
  }

  /** One outcome of a decision; a bundle has all of them or none. */
  public void addSettled() {
    settledOutcomes++;
  }

  void addCorrected() {
    corrected++;
  }

  void addEstimated() {
    estimated++;
  }

  /** A decision that left without an outcome. */
  public void addPending() {
    pending++;
  }

  void addLate(LateFact fact) {
    lateFacts++;
    lateSpendLost += fact.lostSpend();
  }

  /** Every decision made before this time has left. */
  public void decidedUpTo(long time) {
    decidedUpTo = Math.max(decidedUpTo, time);
  }

  /** How many decisions were settled, whatever the number of their outcomes. */
  long settled() {
    return settledOutcomes / outcomesPerDecision;
  }

  long corrected() {
    return corrected;
  }

  long estimated() {
    return estimated;
  }

  long pending() {
    return pending;
  }

  long lateFacts() {
    return lateFacts;
  }

  long lateSpendLost() {
    return lateSpendLost;
  }

  /** Or {@link Event#NO_TIME} where no waking has said it. */
  long decidedUpTo() {
    return decidedUpTo;
  }
}
