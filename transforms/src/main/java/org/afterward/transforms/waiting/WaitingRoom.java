package org.afterward.transforms.waiting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.afterward.coders.Decision;
import org.afterward.coders.Pending;
import org.afterward.coders.Timeline;

/**
 * Where one person's decisions wait for their outcomes. A pure state machine: take in facts and
 * decisions in any order and any number of times, advance to a time, and each decision whose
 * horizon has then passed is settled once, over all facts that are in. Both gears of {@link
 * AwaitOutcomes} decide here, and only here.
 *
 * <pre>{@code
 * WaitingRoom<OpenExposure, Reward> room = new WaitingRoom<>(settlement, timeline);
 * room.advanceTo(completeUntil, rewards::add);
 * room.waiting(); // those whose horizon is still open
 * }</pre>
 */
public final class WaitingRoom<D, O> {

  private final Settlement<D, O> settlement;
  private Timeline timeline;
  private final Set<String> settled = new HashSet<>();

  public WaitingRoom(Settlement<D, O> settlement, Timeline timeline) {
    this.settlement = settlement;
    this.timeline = timeline;
  }

  /** Takes in more of the same person's story. */
  public void add(Timeline more) {
    timeline = timeline.union(more);
  }

  /**
   * Settles every decision that is due at this time (its horizon ends at or before it) and was not
   * settled before.
   */
  public void advanceTo(long completeUntil, Consumer<O> outcomes) {
    List<Decision> due = new ArrayList<>();
    for (Decision decision : timeline.decisions()) {
      if (dueAt(decision) > completeUntil) {
        break;
      }
      if (settled.add(decision.id())) {
        due.add(decision);
      }
    }
    if (!due.isEmpty()) {
      settlement.settle(timeline, due, outcomes);
    }
  }

  /** The decisions that are not settled, in the order of (time, id). */
  public List<Pending<D>> waiting() {
    List<Pending<D>> waiting = new ArrayList<>();
    for (Decision decision : timeline.decisions()) {
      if (!settled.contains(decision.id())) {
        waiting.add(
            new Pending<>(
                settlement.recall(timeline.person(), decision),
                dueAt(decision),
                Pending.Cause.HORIZON_OPEN));
      }
    }
    return waiting;
  }

  private long dueAt(Decision decision) {
    return decision.at() + settlement.horizonMs();
  }
}
