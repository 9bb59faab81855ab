package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.coders.Exposure;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Reward;
import org.afterward.coders.TimelineBuilder;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.FactsOf;
import org.afterward.transforms.waiting.WaitingRoom;

class RewardSettlementTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final RewardPolicy POLICY = RewardPolicy.standard();

  private final RewardSettlement settlement = RewardSettlement.under(POLICY);

  @Property(tries = 5000)
  void the_waiting_room_agrees_with_the_naive_reference(
      @ForAll("histories") History history, @ForAll long seed) {
    long completeUntil = History.START + 12 * DAY;
    List<Reward> rewards = new ArrayList<>();
    List<Pending<OpenExposure>> pending = new ArrayList<>();
    for (TimelineBuilder person : people(history.shuffled(seed)).values()) {
      WaitingRoom<OpenExposure, Reward> room = new WaitingRoom<>(settlement, person.build());
      room.advanceTo(completeUntil, rewards::add);
      pending.addAll(room.waiting());
    }
    assertThat(rewards)
        .containsExactlyInAnyOrderElementsOf(
            ReferenceSettlement.settle(
                history.exposures(), history.events(), completeUntil, POLICY.reference()));
    assertThat(rewards.size() + pending.size()).isEqualTo(history.exposures().size());
  }

  /**
   * Settled a little at a time, as in streaming, with everything known from the start, it is the
   * same.
   */
  @Property(tries = 1000)
  void advancing_in_steps_settles_each_exposure_once_and_as_at_once(
      @ForAll("histories") History history) {
    long end = History.START + 20 * DAY;
    for (TimelineBuilder person : people(history).values()) {
      var timeline = person.build();
      List<Reward> atOnce = new ArrayList<>();
      new WaitingRoom<>(settlement, timeline).advanceTo(end, atOnce::add);
      List<Reward> inSteps = new ArrayList<>();
      WaitingRoom<OpenExposure, Reward> room = new WaitingRoom<>(settlement, timeline);
      for (long now = History.START; now <= end; now += DAY / 2) {
        room.advanceTo(now, inSteps::add);
      }
      assertThat(inSteps).isEqualTo(atOnce);
      assertThat(room.waiting()).isEmpty();
    }
  }

  @Provide
  Arbitrary<History> histories() {
    return History.of("p");
  }

  private Map<String, TimelineBuilder> people(History history) {
    Map<String, TimelineBuilder> people = new TreeMap<>();
    for (Exposure exposure : history.exposures()) {
      people
          .computeIfAbsent(exposure.userId(), TimelineBuilder::new)
          .add(settlement.remember(OpenExposure.of(exposure)));
    }
    for (UserEvent event : history.events()) {
      FactsOf.event(
          event,
          (person, fact) ->
              people.computeIfAbsent(person, TimelineBuilder::new).add(settlement.trim(fact)));
    }
    return people;
  }
}
