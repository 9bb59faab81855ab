package org.afterward.transforms.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.Exposure;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Reward;
import org.afterward.coders.UnreadableEventException;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.waiting.Arrivals;
import org.afterward.transforms.waiting.Patience;
import org.afterward.transforms.waiting.PlayedStream;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden stream through the rules alone, without Beam. */
class GoldenStreamsTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_stream_says_what_its_answers_say(GoldenStream golden) {
    RewardSettlement settlement =
        RewardSettlement.under(RewardPolicy.standard()).withCredit(golden.credit());
    List<Arrivals.Step> steps = new ArrayList<>();
    golden.forEachStep(
        raw -> steps.addAll(historyOf(raw).story(settlement)),
        time -> steps.add(new Arrivals.TimeGoesOn(time)));

    PlayedStream<OpenExposure, Reward> stream =
        played(settlement, golden.patience(), golden.completeUntil()).play(new Arrivals(steps));

    List<String> said = new ArrayList<>();
    stream.settled().forEach(reward -> said.add(GoldenStream.settled(reward)));
    stream.estimates().forEach(estimate -> said.add(GoldenStream.estimate(estimate)));
    stream.pending().forEach(pending -> said.add(GoldenStream.pending(pending)));
    stream.late().forEach(late -> said.add(GoldenStream.late(late)));
    golden.check(said);
  }

  static List<GoldenStream> cases() {
    return GoldenStream.all();
  }

  private static PlayedStream<OpenExposure, Reward> played(
      RewardSettlement settlement, Patience patience, @Nullable Instant completeUntil) {
    Random random = new Random(1);
    return completeUntil == null
        ? PlayedStream.drained(settlement, patience, System.currentTimeMillis(), random)
        : new PlayedStream<>(
            settlement, patience, PlayedStream.USUAL_BYTES, completeUntil.getMillis(), random);
  }

  private static History historyOf(RawRecord raw) {
    try {
      Event event = EventJson.read(raw).value();
      return event instanceof Exposure exposure
          ? new History(List.of(exposure), List.of())
          : new History(List.of(), List.of((UserEvent) event));
    } catch (UnreadableEventException e) {
      throw new AssertionError("This line is no event: " + raw.bytes(), e);
    }
  }
}
