package org.afterward.transforms.waiting;

import java.io.Serializable;
import org.afterward.coders.Event;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Gauge;
import org.apache.beam.sdk.metrics.Metrics;

/** The runner's counters of a step in which decisions wait; their names are a promise. */
public final class WaitingCounters implements Serializable {

  private static final long serialVersionUID = 1;

  /** Decisions that came, each delivery of them: what is open is these without the next two. */
  public static final String OPENED = "opened";

  /** Decisions that were settled. */
  public static final String SETTLED = "settled";

  /** Decisions that left without an outcome. */
  public static final String PENDING = "pending";

  /** Facts that came, each delivery of them. */
  public static final String FACTS = "facts";

  public static final String CORRECTED = "corrected";
  public static final String ESTIMATED = "estimated";
  public static final String LATE_FACTS = "late_facts";

  /** In whole units of currency. */
  public static final String LATE_SPEND_LOST = "late_spend_lost";

  /**
   * A gauge, in epoch milliseconds: every decision made before it has left, as far as the worker
   * that said it last is concerned. The oldest that is open is so not older than this. It is said
   * when somebody is woken, and so stands still where nobody waits.
   */
  public static final String DECIDED_UP_TO = "decided_up_to";

  private final Counter settled;
  private final Counter pending;
  private final Counter corrected;
  private final Counter estimated;
  private final Counter lateFacts;
  private final Counter lateSpendLost;
  private final Gauge decidedUpTo;

  private WaitingCounters(Class<?> step) {
    settled = Metrics.counter(step, SETTLED);
    pending = Metrics.counter(step, PENDING);
    corrected = Metrics.counter(step, CORRECTED);
    estimated = Metrics.counter(step, ESTIMATED);
    lateFacts = Metrics.counter(step, LATE_FACTS);
    lateSpendLost = Metrics.counter(step, LATE_SPEND_LOST);
    decidedUpTo = Metrics.gauge(step, DECIDED_UP_TO);
  }

  /** In the namespace of this step. */
  public static WaitingCounters of(Class<?> step) {
    return new WaitingCounters(step);
  }

  /** To be called once a bundle, on a thread of the runner's. */
  public void add(WaitingCounts counts) {
    addTo(settled, counts.settled());
    addTo(pending, counts.pending());
    addTo(corrected, counts.corrected());
    addTo(estimated, counts.estimated());
    addTo(lateFacts, counts.lateFacts());
    addTo(lateSpendLost, counts.lateSpendLost());
    if (counts.decidedUpTo() != Event.NO_TIME) {
      decidedUpTo.set(counts.decidedUpTo());
    }
  }

  /** What never happens on a runner has no counter there, rather than one that says 0. */
  private static void addTo(Counter counter, long number) {
    if (number != 0) {
      counter.inc(number);
    }
  }
}
