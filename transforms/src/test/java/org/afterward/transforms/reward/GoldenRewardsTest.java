package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.Exposure;
import org.afterward.coders.ImplausibleReward;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Parsed;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.afterward.coders.TimelineBuilder;
import org.afterward.coders.UnreadableEventException;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.intake.FactsOf;
import org.afterward.transforms.waiting.WaitingRoom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden case through the rules alone, without Beam. */
class GoldenRewardsTest {

  private static final EventContract CONTRACT = EventContract.of(ContextLayout.standard());

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_history_gives_what_its_answers_say(GoldenCase golden) {
    golden.check(outcomes(golden, golden.events()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void the_same_history_backward_gives_the_same(GoldenCase golden) {
    List<RawRecord> backward = new ArrayList<>(golden.events());
    Collections.reverse(backward);
    golden.check(outcomes(golden, backward));
  }

  @Test
  void the_worked_case_is_the_line_of_the_specification() {
    GoldenCase worked = new GoldenCase("worked-case");
    assertThat(outcomes(worked, worked.events()))
        .containsExactly("reward " + worked.text("reward-full.json").replaceAll("\\s", ""));
  }

  static List<GoldenCase> cases() {
    return GoldenCase.all();
  }

  private static List<String> outcomes(GoldenCase golden, List<RawRecord> events) {
    RewardPolicy policy = golden.policy();
    RewardSettlement settlement = RewardSettlement.under(policy).withCredit(golden.credit());
    List<String> outcomes = new ArrayList<>();
    Map<String, TimelineBuilder> people = new TreeMap<>();
    for (RawRecord raw : events) {
      Parsed<Event> parsed = read(raw);
      List<BrokenRule> broken = CONTRACT.broken(parsed.value(), parsed.misread(), raw.arrivedAt());
      if (!broken.isEmpty()) {
        outcomes.add(GoldenCase.rejected(new Rejection("", broken, raw)));
      } else if (parsed.value() instanceof Exposure exposure) {
        people
            .computeIfAbsent(exposure.userId(), TimelineBuilder::new)
            .add(settlement.remember(OpenExposure.of(exposure)));
      } else if (parsed.value() instanceof UserEvent event) {
        FactsOf.event(
            event,
            (person, fact) ->
                people.computeIfAbsent(person, TimelineBuilder::new).add(settlement.trim(fact)));
      }
    }
    for (TimelineBuilder person : people.values()) {
      WaitingRoom<OpenExposure, Reward> room = new WaitingRoom<>(settlement, person.build());
      room.advanceTo(
          golden.completeUntil(),
          reward -> {
            outcomes.add(GoldenCase.mature(reward));
            List<String> doubts = Plausibility.doubts(reward, policy.plausible());
            if (!doubts.isEmpty()) {
              outcomes.add(GoldenCase.implausible(new ImplausibleReward(reward, doubts)));
            }
          });
      room.waiting().forEach(pending -> outcomes.add(GoldenCase.pending(pending)));
    }
    return outcomes;
  }

  private static Parsed<Event> read(RawRecord raw) {
    try {
      return EventJson.read(raw);
    } catch (UnreadableEventException e) {
      throw new AssertionError(raw.origin() + " has a line that is no event: " + raw.bytes(), e);
    }
  }
}
