package org.afterward.transforms.reward;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineBuilder;
import org.afterward.coders.TimelineEntry;
import org.jspecify.annotations.Nullable;

/**
 * All that was delivered about one person, as often as it was delivered, and what was refused. A
 * {@link Timeline} says what counts; this also remembers what does not.
 */
public final class CaseFile {

  private final String person;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();

  public CaseFile(String person) {
    this.person = person;
  }

  public String person() {
    return person;
  }

  public void add(TimelineEntry entry) {
    if (entry instanceof Fact fact) {
      facts.add(fact);
    } else if (entry instanceof Decision decision) {
      decisions.add(decision);
    }
  }

  public void add(Refusal refusal) {
    refusals.add(refusal);
  }

  List<Refusal> refusals() {
    return refusals;
  }

  /** What counts: what a settlement is given. */
  Timeline timeline(RewardSettlement settlement) {
    TimelineBuilder timeline = new TimelineBuilder(person);
    facts.forEach(fact -> timeline.add(settlement.trim(fact)));
    decisions.forEach(timeline::add);
    return timeline.build();
  }

  /**
   * The facts of the timeline with all that was delivered of them: what a settlement never looks at
   * is still of use to a reader.
   */
  List<Fact> untrimmed(Timeline timeline, RewardSettlement settlement) {
    Map<Fact, Fact> delivered = new LinkedHashMap<>();
    facts.forEach(fact -> delivered.putIfAbsent(settlement.trim(fact), fact));
    return timeline.facts().stream().map(fact -> known(delivered.get(fact))).toList();
  }

  /** What the timeline has once and was delivered more than once, in the timeline's order. */
  List<Explanation.Repeated> repeated(Timeline timeline, RewardSettlement settlement) {
    List<Explanation.Repeated> repeated = new ArrayList<>();
    Copies copies = new Copies();
    facts.forEach(fact -> copies.add(settlement.trim(fact)));
    timeline.facts().forEach(kept -> copies.addRepeated(kept, repeated));
    Copies exposures = new Copies();
    decisions.forEach(exposures::add);
    timeline.decisions().forEach(kept -> exposures.addRepeated(kept, repeated));
    return repeated;
  }

  private static <T> T known(@Nullable T delivered) {
    return Objects.requireNonNull(delivered, "A timeline has nothing that was not delivered");
  }

  /** Entries of one kind by their ids. */
  private static final class Copies {

    private final Map<String, List<TimelineEntry>> byId = new LinkedHashMap<>();

    void add(TimelineEntry entry) {
      byId.computeIfAbsent(entry.id(), id -> new ArrayList<>()).add(entry);
    }

    void addRepeated(TimelineEntry kept, List<Explanation.Repeated> repeated) {
      List<TimelineEntry> copies = known(byId.get(kept.id()));
      if (copies.size() > 1) {
        List<TimelineEntry> different =
            copies.stream().filter(copy -> !copy.equals(kept)).distinct().toList();
        repeated.add(new Explanation.Repeated(kept, copies.size(), different));
      }
    }
  }
}
