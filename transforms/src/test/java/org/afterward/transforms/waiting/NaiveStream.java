package org.afterward.transforms.waiting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.afterward.coders.Decision;
import org.afterward.coders.Event;
import org.afterward.coders.Fact;

/**
 * What must come out of {@link Arrivals}, worked out another way: it remembers everything for ever
 * with the time at which it first arrived, and asks for each decision anew which facts it saw.
 */
final class NaiveStream {

  private static final Comparator<Fact> ORDER =
      Comparator.comparingLong(Fact::at).thenComparing(Fact::id);

  private final Patience patience;
  private final long completeUntil;

  final List<String> settled = new ArrayList<>();
  final List<String> estimates = new ArrayList<>();
  final Set<String> pending = new TreeSet<>();
  final Set<String> late = new TreeSet<>();

  /** Ids whose repetition may be told once more, since nobody remembers them for ever. */
  final Set<String> onceInTime = new TreeSet<>();

  /** The final outcomes: the newest of each. */
  final Map<String, String> folded = new TreeMap<>();

  private record Seen<T>(T entry, long arrivedAt, int step) {}

  NaiveStream(Patience patience, long completeUntil) {
    this.patience = patience;
    this.completeUntil = completeUntil;
  }

  NaiveStream play(Arrivals arrivals) {
    Map<String, List<Seen<Fact>>> facts = new TreeMap<>();
    Map<String, Map<String, Seen<Decision>>> decisions = new TreeMap<>();
    List<long[]> times = new ArrayList<>();
    long now = Event.NO_TIME;
    int step = 0;
    for (Arrivals.Step next : arrivals.steps()) {
      step++;
      if (next instanceof Arrivals.TimeGoesOn time) {
        now = time.to();
        times.add(new long[] {now, step});
      } else if (next instanceof Arrivals.Arrival arrival) {
        if (arrival.entry() instanceof Decision decision) {
          Map<String, Seen<Decision>> known =
              decisions.computeIfAbsent(arrival.person(), p -> new LinkedHashMap<>());
          if (now <= decision.at() + patience.latenessMs()) {
            known.putIfAbsent(decision.id(), new Seen<>(decision, now, step));
            onceInTime.add(decision.id());
          } else if (!known.containsKey(decision.id())) {
            pending.add(decision.id() + " TOO_LATE");
          }
        } else if (arrival.entry() instanceof Fact fact) {
          List<Seen<Fact>> known = facts.computeIfAbsent(arrival.person(), p -> new ArrayList<>());
          if (known.stream().noneMatch(seen -> seen.entry().id().equals(fact.id()))) {
            known.add(new Seen<>(fact, now, step));
          }
        }
      }
    }
    times.add(new long[] {Long.MAX_VALUE, step + 1});
    decisions.forEach(
        (person, known) ->
            known
                .values()
                .forEach(
                    seen ->
                        decide(
                            seen, facts.getOrDefault(person, List.of()), known.values(), times)));
    facts.forEach(
        (person, known) ->
            known.forEach(
                seen -> countLate(seen, decisions.getOrDefault(person, Map.of()).values())));
    return this;
  }

  private void decide(
      Seen<Decision> seen,
      List<Seen<Fact>> facts,
      Collection<Seen<Decision>> decisions,
      List<long[]> times) {
    Decision decision = seen.entry();
    long due = align(decision.at() + ListingSettlement.HORIZON + patience.latenessMs());
    for (int i = 0; i < patience.estimateAgesMs().size(); i++) {
      long age = patience.estimateAgesMs().get(i);
      long ripe = align(decision.at() + age);
      if (decision.at() + age <= completeUntil && seen.arrivedAt() < ripe) {
        estimates.addAll(
            ListingSettlement.tell(
                before(stepOf(ripe, times), facts),
                decisions.stream()
                    .filter(other -> other.step() < stepOf(ripe, times))
                    .map(Seen::entry)
                    .toList(),
                decision,
                age,
                "estimate " + (i - patience.estimateAgesMs().size())));
      }
    }
    if (decision.at() + ListingSettlement.HORIZON > completeUntil) {
      pending.add(decision.id() + " HORIZON_OPEN");
      return;
    }
    List<Decision> rivals = decisions.stream().map(Seen::entry).toList();
    int settledIn = stepOf(due, times);
    List<Fact> counted = before(settledIn, facts);
    List<String> told = tell(counted, rivals, decision);
    settled.addAll(told);
    int[] revisions = {0, 0};
    for (Seen<Fact> fact : facts) {
      if (fact.step() > settledIn && fact.arrivedAt() <= due + patience.correctionMs()) {
        counted.add(fact.entry());
        List<String> after = tell(counted, rivals, decision);
        for (int i = 0; i < 2; i++) {
          if (!after.get(i).equals(told.get(i))) {
            settled.add(ListingSettlement.revised(after.get(i), ++revisions[i], fact.entry().id()));
          }
        }
        told = after;
      }
    }
    folded.put(decision.id() + " all", told.get(0));
    folded.put(decision.id() + " last", told.get(1));
  }

  private static List<String> tell(List<Fact> facts, List<Decision> rivals, Decision decision) {
    return ListingSettlement.tell(
        facts.stream().sorted(ORDER).toList(),
        rivals,
        decision,
        ListingSettlement.HORIZON,
        "settled");
  }

  private void countLate(Seen<Fact> seen, Iterable<Seen<Decision>> decisions) {
    Fact fact = seen.entry();
    if (seen.arrivedAt()
        <= align(fact.at() + patience.latenessMs() + 1) + patience.correctionMs()) {
      onceInTime.add(fact.id());
      return;
    }
    int reached = 0;
    for (Seen<Decision> other : decisions) {
      Decision decision = other.entry();
      long due = align(decision.at() + ListingSettlement.HORIZON + patience.latenessMs());
      boolean belongs =
          fact.at() >= decision.at() && fact.at() < decision.at() + ListingSettlement.HORIZON;
      boolean hasLeft =
          decision.at() + ListingSettlement.HORIZON > completeUntil && seen.arrivedAt() >= due;
      if (belongs
          && !hasLeft
          && other.step() < seen.step()
          && seen.arrivedAt() <= due + patience.correctionMs()) {
        reached++;
      }
    }
    late.add(fact.id() + " reached " + reached);
  }

  private static List<Fact> before(int step, List<Seen<Fact>> facts) {
    List<Fact> before = new ArrayList<>();
    facts.stream().filter(seen -> seen.step() < step).forEach(seen -> before.add(seen.entry()));
    before.sort(ORDER);
    return before;
  }

  /** In which step the stream's time first reaches this one. */
  private static int stepOf(long time, List<long[]> times) {
    for (long[] going : times) {
      if (going[0] >= time) {
        return (int) going[1];
      }
    }
    throw new IllegalStateException("The stream never ends");
  }

  private long align(long time) {
    long grid = patience.alignMs();
    return time % grid == 0 ? time : time - time % grid + grid;
  }
}
