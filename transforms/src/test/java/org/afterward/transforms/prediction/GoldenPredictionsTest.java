package org.afterward.transforms.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.OpenPrediction;
import org.afterward.coders.Parsed;
import org.afterward.coders.PendingPredictionJson;
import org.afterward.coders.Prediction;
import org.afterward.coders.PredictionOutcome;
import org.afterward.coders.PredictionOutcomeJson;
import org.afterward.coders.RawRecord;
import org.afterward.coders.UnreadableEventException;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.waiting.WaitingRoom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden case through the rules alone, without Beam. */
class GoldenPredictionsTest {

  private static final EventContract CONTRACT = EventContract.of(ContextLayout.standard());

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_history_gives_what_its_answers_say(GoldenPredictionCase golden) {
    golden.check(lines(golden, golden.events()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void the_same_history_backward_gives_the_same(GoldenPredictionCase golden) {
    List<RawRecord> backward = new ArrayList<>(golden.events());
    Collections.reverse(backward);
    golden.check(lines(golden, backward));
  }

  static List<GoldenPredictionCase> cases() {
    return GoldenPredictionCase.all();
  }

  private static List<String> lines(GoldenPredictionCase golden, List<RawRecord> events) {
    OutcomeSettlement settlement = OutcomeSettlement.under(golden.policy());
    People people = new People(settlement);
    for (RawRecord raw : events) {
      Event event = valid(raw);
      if (event instanceof Prediction prediction) {
        people.add(prediction);
      } else if (event instanceof UserEvent happened) {
        people.add(happened);
      }
    }
    List<String> lines = new ArrayList<>();
    people.forEach(
        timeline -> {
          WaitingRoom<OpenPrediction, PredictionOutcome> room =
              new WaitingRoom<>(settlement, timeline);
          room.advanceTo(
              golden.completeUntil(), outcome -> lines.add(PredictionOutcomeJson.write(outcome)));
          room.waiting().forEach(pending -> lines.add(PendingPredictionJson.write(pending)));
        });
    return lines;
  }

  private static Event valid(RawRecord raw) {
    try {
      Parsed<Event> parsed = EventJson.read(raw);
      assertThat(CONTRACT.broken(parsed.value(), parsed.misread(), raw.arrivedAt())).isEmpty();
      return parsed.value();
    } catch (UnreadableEventException e) {
      throw new AssertionError(raw.origin() + " has a line that is no event: " + raw.bytes(), e);
    }
  }
}
