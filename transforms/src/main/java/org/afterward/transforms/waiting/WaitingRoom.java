package org.afterward.transforms.waiting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.Event;
import org.afterward.coders.Fact;
import org.afterward.coders.LateFact;
import org.afterward.coders.Pending;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineBuilder;
import org.afterward.coders.WaitingState.Noted;

/**
 * Where one person's decisions wait for their outcomes. A pure state machine: take in facts and
 * decisions in any order and any number of times, advance to a time, and each decision whose
 * horizon has then passed is settled once, over all facts that are in. Both gears of {@link
 * AwaitOutcomes} decide here, and only here.
 *
 * <p>A bounded input is taken in whole, and then advanced once:
 *
 * <pre>{@code
 * WaitingRoom<OpenExposure, Reward> room = new WaitingRoom<>(settlement, timeline);
 * room.advanceTo(completeUntil, rewards::add);
 * room.waiting(); // those whose horizon is still open
 * }</pre>
 *
 * <p>On a stream there is {@link Patience} beside: decisions and facts {@link #arrive} at a time of
 * the stream, late facts correct what was settled, and what nobody can need any more is forgotten.
 * What comes out depends on the order in which a person's entries arrive, and on the stream's time
 * then; not on when the room is stored and restored.
 */
public final class WaitingRoom<D, O> implements Room<D, O> {

  /** Where a stream's outcomes leave. */
  public interface Door<D, O> {
    void settled(O outcome);

    /** What was settled before, again. */
    void corrected(O outcome);

    void estimated(O estimate);

    void pending(Pending<D> pending);

    void late(LateFact late);
  }

  static final Patience NONE = new Patience(0, 0, List.of(), 1);

  /** In the place of the revisions of a decision that left as pending. */
  private static final List<Integer> HAS_LEFT = List.of();

  /** More facts than most people have. */
  static final int LONG_STORY = 256;

  private final Settlement<D, O> settlement;
  private final Patience patience;
  private final Map<String, List<Integer>> revisions = new TreeMap<>();
  private Timeline timeline;
  private boolean hasChanged;
  private long settledThrough;

  /** A room for a bounded input. */
  public WaitingRoom(Settlement<D, O> settlement, Timeline timeline) {
    this(settlement, NONE, timeline, Event.NO_TIME, List.of());
  }

  /** The room as it was when these were its {@link #timeline()} and so on. */
  WaitingRoom(
      Settlement<D, O> settlement,
      Patience patience,
      Timeline timeline,
      long settledThrough,
      List<Noted> noted) {
    this.settlement = settlement;
    this.patience = patience;
    this.timeline = timeline;
    this.settledThrough = settledThrough;
    noted.forEach(decision -> revisions.put(decision.decisionId(), decision.revisions()));
  }

  @Override
  public Timeline timeline() {
    return timeline;
  }

  /** Whether the story is not the one any more with which the room was opened. */
  @Override
  public boolean hasChanged() {
    return hasChanged;
  }

  private void change(Timeline to) {
    timeline = to;
    hasChanged = true;
  }

  @Override
  public long settledThrough() {
    return settledThrough;
  }

  @Override
  public List<Noted> noted() {
    List<Noted> noted = new ArrayList<>();
    revisions.forEach((decision, counts) -> noted.add(new Noted(decision, counts)));
    return noted;
  }

  @Override
  public Bytes memory() {
    return Bytes.empty();
  }

  /**
   * Settles every decision that is due at this time (its horizon ends at or before it) and was not
   * settled before.
   */
  @Override
  public void advanceTo(long completeUntil, Consumer<O> outcomes) {
    settle(decisionsDue(completeUntil), outcomes);
    settledThrough = Math.max(settledThrough, completeUntil);
  }

  /** The decisions that are not settled, in the order of (time, id). */
  @Override
  public List<Pending<D>> waiting() {
    List<Pending<D>> waiting = new ArrayList<>();
    for (Decision decision : timeline.decisions()) {
      if (!isSettled(decision)) {
        waiting.add(pending(decision, Pending.Cause.HORIZON_OPEN));
      }
    }
    return waiting;
  }

  /**
   * Goes on to a time of the stream: estimates, settles.
   *
   * @param now the stream's time
   * @param knownUntil up to when events can have happened at all. Later horizons are not over,
   *     whatever the stream's time says: their decisions leave as pending
   * @param otherwise why they do
   */
  @Override
  public void advanceTo(long now, long knownUntil, Pending.Cause otherwise, Door<D, O> door) {
    estimate(now, knownUntil, door);
    List<Decision> over = new ArrayList<>();
    List<Decision> premature = new ArrayList<>();
    for (Decision decision : decisionsDue(now)) {
      (decision.at() + settlement.horizonMs() <= knownUntil ? over : premature).add(decision);
    }
    settle(over, door::settled);
    for (Decision decision : premature) {
      door.pending(pending(decision, otherwise));
      revisions.put(decision.id(), HAS_LEFT); // It still shares what is divided.
    }
    settledThrough = Math.max(settledThrough, now);
  }

  private List<Decision> decisionsDue(long now) {
    List<Decision> due = new ArrayList<>();
    for (Decision decision : timeline.decisions()) {
      if (dueAt(decision) > now) {
        break;
      }
      if (!isSettled(decision)) {
        due.add(decision);
      }
    }
    return due;
  }

  private void settle(List<Decision> due, Consumer<O> outcomes) {
    if (!due.isEmpty()) {
      settlement.settle(timeline, due, outcomes);
    }
  }

  private void estimate(long now, long knownUntil, Door<D, O> door) {
    List<Long> ages = patience.estimateAgesMs();
    for (int i = 0; i < ages.size(); i++) {
      long age = ages.get(i);
      List<Decision> ripe = new ArrayList<>();
      for (Decision decision : timeline.decisions()) {
        long ripeAt = patience.align(decision.at() + age);
        if (ripeAt > settledThrough && ripeAt <= now && decision.at() + age <= knownUntil) {
          ripe.add(decision);
        }
      }
      if (!ripe.isEmpty()) {
        settlement.estimate(timeline, ripe, age, i - ages.size(), door::estimated);
      }
    }
  }

  /** Takes in an entry that arrives at this time of the stream. */
  @Override
  public void arrive(Fact fact, long now, Door<D, O> door) {
    int known = timeline.indexOf(fact.id());
    Timeline with = new TimelineBuilder(timeline.person()).addAll(timeline).add(fact).build();
    if (known >= 0 && with.fact(with.indexOf(fact.id())).equals(timeline.fact(known))) {
      return;
    }
    List<Decision> toCorrect = new ArrayList<>();
    int reached = 0;
    for (Decision decision : timeline.decisions()) {
      boolean takes =
          belongs(fact.at(), decision) || (known >= 0 && belongs(timeline.at(known), decision));
      if (takes && now <= correctableUntil(decision) && !hasLeft(decision)) {
        reached++;
        if (isSettled(decision)) {
          toCorrect.add(decision);
        }
      }
    }
    if (patience.isFactTooLate(fact.at(), now)) {
      door.late(new LateFact(timeline.person(), fact, reached));
    }
    if (reached == 0 && !patience.mayServe(fact.at(), now)) {
      return;
    }
    if (toCorrect.isEmpty()) {
      change(with);
      return;
    }
    List<O> before = new ArrayList<>();
    settlement.settle(timeline, toCorrect, before::add);
    change(with);
    List<O> after = new ArrayList<>();
    settlement.settle(timeline, toCorrect, after::add);
    correct(toCorrect, before, after, fact, door);
  }

  private void correct(
      List<Decision> decisions, List<O> before, List<O> after, Fact cause, Door<D, O> door) {
    int each = settlement.outcomesPerDecision();
    for (int i = 0; i < after.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        int revision = nextRevision(decisions.get(i / each).id(), i % each, each);
        door.corrected(settlement.revise(before.get(i), after.get(i), revision, cause));
      }
    }
  }

  private int nextRevision(String decision, int outcome, int outcomes) {
    List<Integer> counts =
        new ArrayList<>(revisions.getOrDefault(decision, Collections.nCopies(outcomes, 0)));
    counts.set(outcome, counts.get(outcome) + 1);
    revisions.put(decision, counts);
    return counts.get(outcome);
  }

  /** Takes in an entry that arrives at this time of the stream. */
  @Override
  public void arrive(Decision decision, long now, Door<D, O> door) {
    if (!patience.isDecisionTooLate(decision.at(), now)) {
      change(new TimelineBuilder(timeline.person()).addAll(timeline).add(decision).build());
    } else if (timeline.decisions().stream().noneMatch(d -> d.id().equals(decision.id()))) {
      door.pending(pending(decision, Pending.Cause.TOO_LATE));
    }
  }

  /**
   * Forgets what no decision can need any more, be it open, to be corrected, or still to come. Of a
   * long story, as soon as that is an eighth of it, since what is left has to be written anew.
   */
  @Override
  public void forget(long now) {
    List<Decision> decisions = timeline.decisions();
    int needed = 0;
    while (needed < decisions.size() && correctableUntil(decisions.get(needed)) < now) {
      needed++;
    }
    int kept = needed;
    if (settlement.dividesFacts() && needed < decisions.size()) {
      while (kept > 0 && belongs(decisions.get(needed).at(), decisions.get(kept - 1))) {
        kept--;
      }
    }
    boolean[] keeps = new boolean[timeline.size()];
    int forgotten = 0;
    int latest = needed - 1;
    for (int i = 0; i < keeps.length; i++) {
      long at = timeline.at(i);
      while (latest + 1 < decisions.size() && decisions.get(latest + 1).at() <= at) {
        latest++;
      }
      keeps[i] =
          patience.mayServe(at, now) || (latest >= needed && belongs(at, decisions.get(latest)));
      forgotten += keeps[i] ? 0 : 1;
    }
    boolean isLong = keeps.length > LONG_STORY;
    if (isLong ? forgotten >= keeps.length / 8 : forgotten + kept > 0) {
      change(timeline.only(i -> keeps[i], decisions.subList(kept, decisions.size())));
      Set<String> left = new HashSet<>();
      timeline.decisions().forEach(decision -> left.add(decision.id()));
      revisions.keySet().retainAll(left);
    }
  }

  @Override
  public boolean isEmpty() {
    return timeline.size() == 0 && timeline.decisions().isEmpty();
  }

  /**
   * When there is something to do next: an estimate or an outcome that is due; where nothing waits,
   * something to forget. So while decisions wait, what can be forgotten is kept up to the next of
   * them, which saves every second waking.
   */
  @Override
  public long wakeAt() {
    long next = Long.MAX_VALUE;
    for (Decision decision : timeline.decisions()) {
      if (!isSettled(decision)) {
        next = Math.min(next, firstDueAfter(decision, settledThrough));
      }
    }
    return next < Long.MAX_VALUE ? next : forgetAt();
  }

  private long forgetAt() {
    long last = Event.NO_TIME;
    if (timeline.size() > 0) {
      last = patience.forgetAt(timeline.at(timeline.size() - 1));
    }
    List<Decision> decisions = timeline.decisions();
    if (!decisions.isEmpty()) {
      Decision latest = decisions.get(decisions.size() - 1);
      last = Math.max(last, patience.align(correctableUntil(latest) + 1));
    }
    return last;
  }

  private long firstDueAfter(Decision decision, long time) {
    return patience.firstDueAfter(time, decision.at(), settlement.horizonMs());
  }

  private boolean belongs(long at, Decision decision) {
    return at >= decision.at() && at < decision.at() + settlement.horizonMs();
  }

  private boolean hasLeft(Decision decision) {
    return HAS_LEFT.equals(revisions.get(decision.id()));
  }

  private boolean isSettled(Decision decision) {
    return settledThrough != Event.NO_TIME && dueAt(decision) <= settledThrough;
  }

  private long dueAt(Decision decision) {
    return patience.dueAt(decision.at(), settlement.horizonMs());
  }

  private long correctableUntil(Decision decision) {
    return dueAt(decision) + patience.correctionMs();
  }

  private Pending<D> pending(Decision decision, Pending.Cause cause) {
    return new Pending<>(
        settlement.recall(timeline.person(), decision),
        decision.at() + settlement.horizonMs(),
        cause);
  }
}
