package org.afterward.transforms.waiting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
 * Where one person's decisions are until nothing can come any more that was before them. A pure
 * state machine, as {@link WaitingRoom} is: what comes out depends on the set of facts and
 * decisions that came in time, and not on their order, on repetition, or on when the room is stored
 * and restored.
 *
 * <p>It keeps the end of the story as it is: everything that is not older than the allowed
 * lateness, or not before a decision or look that is still to be settled. What is older is in the
 * memory.
 */
public final class LookbackRoom<D, O> implements Room<D, O> {

  private final Retrospection<D, O> settlement;
  private final Patience patience;
  private Timeline timeline;
  private Bytes memory;

  /** When the last was that is in the memory, which has to be read to tell it. */
  private long rememberedUntil;

  private long settledThrough;
  private boolean hasChanged;

  /** A room for a bounded input. */
  public LookbackRoom(Retrospection<D, O> settlement, Timeline timeline) {
    this(settlement, WaitingRoom.NONE, timeline, Event.NO_TIME, Bytes.empty());
  }

  /** The room as it was when these were its {@link #timeline()} and so on. */
  LookbackRoom(
      Retrospection<D, O> settlement,
      Patience patience,
      Timeline timeline,
      long settledThrough,
      Bytes memory) {
    this.settlement = settlement;
    this.patience = patience;
    this.timeline = timeline;
    this.settledThrough = settledThrough;
    this.memory = memory;
    this.rememberedUntil = lastAtOf(memory);
  }

  @Override
  public Timeline timeline() {
    return timeline;
  }

  @Override
  public boolean hasChanged() {
    return hasChanged;
  }

  @Override
  public long settledThrough() {
    return settledThrough;
  }

  @Override
  public List<Noted> noted() {
    return List.of();
  }

  @Override
  public Bytes memory() {
    return memory;
  }

  @Override
  public void advanceTo(long completeUntil, Consumer<O> outcomes) {
    // Nothing comes any more, so that what was decided at this very time can be settled too.
    long now = completeUntil + 1;
    settle(now, decisionsDue(now), completeUntil, outcomes);
  }

  @Override
  public List<Pending<D>> waiting() {
    return timeline.decisions().stream()
        .filter(decision -> !isSettled(decision.at()))
        .map(decision -> pending(decision, Pending.Cause.HORIZON_OPEN))
        .toList();
  }

  @Override
  public void arrive(Fact fact, long now, WaitingRoom.Door<D, O> door) {
    if (patience.mayServe(fact.at(), now)) {
      change(new TimelineBuilder(timeline.person()).addAll(timeline).add(fact).build());
    } else {
      door.late(new LateFact(timeline.person(), fact, 0));
    }
  }

  @Override
  public void arrive(Decision decision, long now, WaitingRoom.Door<D, O> door) {
    if (!patience.isDecisionTooLate(decision.at(), now)) {
      change(new TimelineBuilder(timeline.person()).addAll(timeline).add(decision).build());
    } else if (timeline.decisions().stream().noneMatch(d -> d.id().equals(decision.id()))) {
      door.pending(pending(decision, Pending.Cause.TOO_LATE));
    }
  }

  @Override
  public void advanceTo(
      long now, long knownUntil, Pending.Cause otherwise, WaitingRoom.Door<D, O> door) {
    List<Decision> over = new ArrayList<>();
    for (Decision decision : decisionsDue(now)) {
      if (decision.at() <= knownUntil) {
        over.add(decision);
      } else {
        door.pending(pending(decision, otherwise));
      }
    }
    settle(now, over, knownUntil, door::settled);
  }

  private void settle(long now, List<Decision> decisions, long knownUntil, Consumer<O> outcomes) {
    List<Decision> due = new ArrayList<>(decisions);
    long last = Math.min(knownUntil, keptUntil());
    for (long look = nextLook(); look <= last && dueAt(look) <= now; ) {
      due.add(new Decision(look, "", Bytes.empty()));
      look = settlement.nextLookAfter(look);
    }
    due.sort(Comparator.comparingLong(Decision::at));
    if (!due.isEmpty()) {
      settlement.settle(memory, timeline, due, outcomes);
    }
    settledThrough = Math.max(settledThrough, now);
  }

  private List<Decision> decisionsDue(long now) {
    List<Decision> due = new ArrayList<>();
    for (Decision decision : timeline.decisions()) {
      if (!isSettled(decision.at()) && dueAt(decision.at()) <= now) {
        due.add(decision);
      }
    }
    return due;
  }

  /** The first time to look at this person that has not been settled. */
  private long nextLook() {
    // Nothing can be seen before the first that is known.
    long after = rememberedUntil == Event.NO_TIME ? firstAt() : rememberedUntil;
    if (after == Retrospection.NEVER) {
      return after;
    }
    if (settledThrough != Event.NO_TIME) {
      after = Math.max(after, settledThrough - patience.latenessMs() - patience.alignMs());
    }
    long look = settlement.nextLookAfter(after);
    while (look != Retrospection.NEVER && isSettled(look)) {
      look = settlement.nextLookAfter(look);
    }
    return look;
  }

  /**
   * Folds into the memory what no decision can come before any more. Of a long story, as soon as
   * that is an eighth of it, since what is left has to be written anew.
   */
  @Override
  public void forget(long now) {
    long before = Math.min(nextLook(), now - patience.latenessMs());
    for (Decision decision : timeline.decisions()) {
      if (!isSettled(decision.at())) {
        before = Math.min(before, decision.at());
        break;
      }
    }
    int facts = 0;
    while (facts < timeline.size() && timeline.at(facts) < before) {
      facts++;
    }
    List<Decision> decisions = timeline.decisions();
    int past = 0;
    while (past < decisions.size() && decisions.get(past).at() < before) {
      past++;
    }
    boolean isLong = timeline.size() > WaitingRoom.LONG_STORY;
    if (isLong ? facts >= timeline.size() / 8 : facts + past > 0) {
      int end = facts;
      remember(settlement.fold(memory, timeline.only(i -> i < end, decisions.subList(0, past))));
      change(timeline.only(i -> i >= end, decisions.subList(past, decisions.size())));
    }
    boolean wasLookedAt = nextLook() > keptUntil();
    if (isWithoutStory() && wasLookedAt && now > keptUntil() + patience.latenessMs()) {
      remember(Bytes.empty());
    }
  }

  private void remember(Bytes made) {
    memory = made;
    rememberedUntil = lastAtOf(made);
  }

  private long lastAtOf(Bytes made) {
    return made.length() > 0 ? settlement.lastAt(made) : Event.NO_TIME;
  }

  @Override
  public boolean isEmpty() {
    return isWithoutStory() && memory.length() == 0;
  }

  @Override
  public long wakeAt() {
    long next = Retrospection.NEVER;
    for (Decision decision : timeline.decisions()) {
      if (!isSettled(decision.at())) {
        next = dueAt(decision.at());
        break;
      }
    }
    long look = nextLook();
    if (look <= keptUntil()) {
      next = Math.min(next, dueAt(look));
    }
    if (next < Retrospection.NEVER) {
      return next;
    }
    return patience.forgetAt(isWithoutStory() ? keptUntil() : lastAt());
  }

  private boolean isWithoutStory() {
    return timeline.size() == 0 && timeline.decisions().isEmpty();
  }

  private void change(Timeline to) {
    timeline = to;
    hasChanged = true;
  }

  private long firstAt() {
    long first = timeline.size() > 0 ? timeline.at(0) : Retrospection.NEVER;
    List<Decision> decisions = timeline.decisions();
    return decisions.isEmpty() ? first : Math.min(first, decisions.get(0).at());
  }

  /** When the last happened that is known of this person. */
  private long lastAt() {
    long last = rememberedUntil;
    if (timeline.size() > 0) {
      last = Math.max(last, timeline.at(timeline.size() - 1));
    }
    List<Decision> decisions = timeline.decisions();
    return decisions.isEmpty() ? last : Math.max(last, decisions.get(decisions.size() - 1).at());
  }

  private long keptUntil() {
    long last = lastAt();
    return last == Event.NO_TIME ? last : last + settlement.silenceMs();
  }

  private boolean isSettled(long at) {
    return settledThrough != Event.NO_TIME && dueAt(at) <= settledThrough;
  }

  /** When nothing can come any more of that time or before. */
  private long dueAt(long at) {
    return patience.forgetAt(at);
  }

  private Pending<D> pending(Decision decision, Pending.Cause cause) {
    return new Pending<>(settlement.recall(timeline.person(), decision), decision.at(), cause);
  }
}
