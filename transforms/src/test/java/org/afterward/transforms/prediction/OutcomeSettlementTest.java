package org.afterward.transforms.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.coders.Answer;
import org.afterward.coders.Event;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.OpenPrediction;
import org.afterward.coders.Pending;
import org.afterward.coders.PredictionOutcome;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineBuilder;
import org.afterward.transforms.waiting.WaitingRoom;
import org.junit.jupiter.api.Test;

class OutcomeSettlementTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final long START = PredictionHistory.START;

  private final OutcomeSettlement settlement = OutcomeSettlement.under(OutcomePolicy.standard());

  @Property(tries = 3000, seed = "1")
  void the_waiting_room_agrees_with_the_naive_reference(
      @ForAll("histories") PredictionHistory history, @ForAll long seed) {
    long completeUntil = START + 6 * DAY;
    List<PredictionOutcome> outcomes = new ArrayList<>();
    List<Pending<OpenPrediction>> pending = new ArrayList<>();
    people(history.shuffled(seed))
        .forEach(
            timeline -> {
              WaitingRoom<OpenPrediction, PredictionOutcome> room =
                  new WaitingRoom<>(settlement, timeline);
              room.advanceTo(completeUntil, outcomes::add);
              pending.addAll(room.waiting());
            });

    assertThat(outcomes)
        .containsExactlyInAnyOrderElementsOf(ReferenceAnswers.outcomes(history, completeUntil));
    assertThat(pending)
        .containsExactlyInAnyOrderElementsOf(
            history.predictions().stream()
                .filter(prediction -> prediction.at() + 3 * DAY > completeUntil)
                .map(AwaitPredictionOutcomesTest::pending)
                .toList());
  }

  /** Settled a little at a time, with everything known from the start, it is the same. */
  @Property(tries = 500, seed = "2")
  void advancing_in_steps_settles_each_prediction_once_and_as_at_once(
      @ForAll("histories") PredictionHistory history) {
    long end = START + 20 * DAY;
    people(history)
        .forEach(
            timeline -> {
              List<PredictionOutcome> atOnce = new ArrayList<>();
              new WaitingRoom<>(settlement, timeline).advanceTo(end, atOnce::add);
              List<PredictionOutcome> inSteps = new ArrayList<>();
              WaitingRoom<OpenPrediction, PredictionOutcome> room =
                  new WaitingRoom<>(settlement, timeline);
              for (long now = START; now <= end; now += DAY / 2) {
                room.advanceTo(now, inSteps::add);
              }
              assertThat(inSteps).isEqualTo(atOnce);
            });
  }

  /**
   * Facts that all come late, one by one in whatever order, end in what they would have been in
   * time.
   */
  @Property(tries = 1000, seed = "3")
  void corrections_end_where_facts_in_time_would(
      @ForAll("histories") PredictionHistory history, @ForAll long seed) {
    People early = new People(settlement);
    history.predictions().forEach(early::add);
    People late = new People(settlement);
    history.shuffled(seed).events().forEach(late::add);
    Map<String, List<Fact>> lateFacts = new HashMap<>();
    late.forEach(timeline -> lateFacts.put(timeline.person(), timeline.facts()));

    List<PredictionOutcome> corrected = new ArrayList<>();
    early.forEach(
        timeline -> {
          Timeline known = timeline;
          List<PredictionOutcome> last = settled(known);
          for (Fact fact : lateFacts.getOrDefault(timeline.person(), List.of())) {
            known = known.union(new TimelineBuilder(timeline.person()).add(fact).build());
            last = revised(last, settled(known), fact);
          }
          corrected.addAll(last);
        });

    assertThat(corrected.stream().map(outcome -> outcome.revised(0, "")))
        .containsExactlyInAnyOrderElementsOf(ReferenceAnswers.outcomes(history, START + 20 * DAY));
  }

  @Test
  void a_late_answer_makes_a_revision_that_names_it() {
    OpenPrediction prediction =
        new OpenPrediction("p1", START, "model", "v1", "from", "to", 0.9, 0.5, 45);
    Fact accepted = new Fact(START + DAY, "evt_1", FactKind.REQUEST_ACCEPTED, 0, "to", "");
    Timeline before = new TimelineBuilder("from").add(settlement.remember(prediction)).build();
    Timeline after = before.union(new TimelineBuilder("from").add(accepted).build());

    PredictionOutcome settled = settled(before).get(0);
    PredictionOutcome revised = settlement.revise(settled, settled(after).get(0), 1, accepted);

    assertThat(settled)
        .isEqualTo(
            new PredictionOutcome(
                prediction, 3 * DAY, Answer.EXPIRED, Event.NO_TIME, false, 0, ""));
    assertThat(settled.status()).isEqualTo(RewardStatus.MATURE);
    assertThat(revised)
        .isEqualTo(
            new PredictionOutcome(
                prediction, 3 * DAY, Answer.ACCEPTED, START + DAY, true, 1, "evt_1"));
    assertThat(revised.status()).isEqualTo(RewardStatus.CORRECTED);
  }

  @Test
  void a_fact_is_carried_without_what_nobody_asks_for() {
    Fact accepted = new Fact(START, "a", FactKind.REQUEST_ACCEPTED, 7, "to", "exp_1");
    Fact viewed = new Fact(START, "v", FactKind.VIEWED, 7, "to", "exp_1");

    assertThat(settlement.trim(accepted))
        .isEqualTo(new Fact(START, "a", FactKind.REQUEST_ACCEPTED, 0, "to", ""));
    assertThat(settlement.trim(viewed)).isEqualTo(new Fact(START, "v", FactKind.VIEWED, 0, "", ""));
  }

  @Provide
  Arbitrary<PredictionHistory> histories() {
    return PredictionHistory.of("p");
  }

  private People people(PredictionHistory history) {
    People people = new People(settlement);
    history.predictions().forEach(people::add);
    history.events().forEach(people::add);
    return people;
  }

  private List<PredictionOutcome> settled(Timeline timeline) {
    List<PredictionOutcome> outcomes = new ArrayList<>();
    settlement.settle(timeline, timeline.decisions(), outcomes::add);
    return outcomes;
  }

  /** As the engine does it: what differs but for its revision and cause is revised. */
  private List<PredictionOutcome> revised(
      List<PredictionOutcome> last, List<PredictionOutcome> now, Fact cause) {
    List<PredictionOutcome> revised = new ArrayList<>();
    for (int i = 0; i < last.size(); i++) {
      PredictionOutcome before = last.get(i);
      PredictionOutcome after = now.get(i);
      revised.add(
          before.revised(0, "").equals(after)
              ? before
              : settlement.revise(before, after, before.revision() + 1, cause));
    }
    return revised;
  }
}
