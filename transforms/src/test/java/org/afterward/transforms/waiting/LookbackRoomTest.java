package org.afterward.transforms.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.Event;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.LateFact;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineEntry;
import org.afterward.transforms.waiting.Arrivals.Arrival;
import org.afterward.transforms.waiting.Arrivals.TimeGoesOn;
import org.junit.jupiter.api.Test;

class LookbackRoomTest {

  private static final long DAY = ListingRetrospection.DAY;
  private static final long START = Arrivals.START;
  private static final long COMPLETE_UNTIL = START + 35 * DAY;

  @Property(tries = 1000)
  void a_stream_sees_what_a_batch_sees_in_all_that_came_in_time(
      @ForAll long seed, @ForAll @IntRange(min = 8, max = 512) int recentBytes) {
    playBoth(seed, recentBytes);
  }

  /**
   * Somebody's last look is due a while after they could be forgotten, and something comes then.
   */
  @Test
  void nobody_is_forgotten_before_they_were_looked_at_for_the_last_time() {
    playBoth(-837, 8);
  }

  private static void playBoth(long seed, int recentBytes) {
    Random random = new Random(seed);
    Patience patience =
        new Patience(DAY * random.nextInt(3), 0, List.of(), random.nextBoolean() ? 1 : DAY / 4 + 1);
    Arrivals arrivals = Arrivals.random(random, 3, 60);

    PlayedStream<OpenExposure, String> stream =
        new PlayedStream<>(
                new ListingRetrospection(), patience, recentBytes, COMPLETE_UNTIL, random)
            .play(arrivals);

    InTime inTime = new InTime(arrivals, patience);
    List<String> batch = new ArrayList<>();
    for (Timeline timeline : Arrivals.timelines(inTime.arrived)) {
      Room.of(new ListingRetrospection(), timeline).advanceTo(COMPLETE_UNTIL, batch::add);
    }
    assertThat(stream.settled()).containsExactlyInAnyOrderElementsOf(batch);
    assertThat(stream.late().stream().map(LateFact::fact).toList())
        .containsExactlyInAnyOrderElementsOf(inTime.lateFacts);
    TreeSet<String> tooLate = new TreeSet<>();
    for (Pending<OpenExposure> pending : stream.pending()) {
      if (pending.cause() == Pending.Cause.TOO_LATE) {
        tooLate.add(pending.decision().exposureId());
      }
    }
    assertThat(inTime.lateDecisions).containsAll(tooLate);
    assertThat(stream.bytesLeft()).isZero();
  }

  /** What the stream's time has not passed by more than the lateness, at each arrival. */
  private static final class InTime {
    private final List<Arrival> arrived = new ArrayList<>();
    private final List<Fact> lateFacts = new ArrayList<>();
    private final TreeSet<String> lateDecisions = new TreeSet<>();

    InTime(Arrivals arrivals, Patience patience) {
      long now = Event.NO_TIME;
      for (Arrivals.Step step : arrivals.steps()) {
        if (step instanceof TimeGoesOn time) {
          now = time.to();
        } else if (step instanceof Arrival arrival) {
          if (now == Event.NO_TIME || now <= arrival.entry().at() + patience.latenessMs()) {
            arrived.add(arrival);
          } else if (arrival.entry() instanceof Fact fact) {
            lateFacts.add(fact);
          } else {
            lateDecisions.add(arrival.entry().id());
          }
        }
      }
    }
  }

  @Property(tries = 300)
  void what_comes_at_or_after_a_decision_does_not_change_what_it_sees(@ForAll long seed) {
    Random random = new Random(seed);
    Arrivals arrivals = Arrivals.random(random, 1, 60);
    for (Timeline timeline : arrivals.timelines()) {
      for (Decision decision : timeline.decisions()) {
        Timeline before = timeline.only(i -> timeline.at(i) < decision.at(), timeline.decisions());
        assertThat(seenBy(decision, timeline)).isEqualTo(seenBy(decision, before));
      }
    }
  }

  private static List<String> seenBy(Decision decision, Timeline timeline) {
    List<String> seen = new ArrayList<>();
    Room.of(new ListingRetrospection(), timeline).advanceTo(COMPLETE_UNTIL, seen::add);
    seen.removeIf(line -> !line.startsWith(decision.id() + " "));
    return seen;
  }

  @Test
  void a_decision_sees_what_was_before_it_and_not_what_was_at_the_same_time() {
    Arrivals arrivals =
        Arrivals.inOrder(
            List.of(
                arrival(viewed("evt_1", START + 1)),
                arrival(viewed("evt_2", START + 2)),
                arrival(new Decision(START + 2, "exp_1", Bytes.empty()))));

    assertThat(played(arrivals).settled())
        .startsWith(
            "exp_1 saw [evt_1]", "p at " + (START + DAY) + " had seen [evt_1, evt_2, exp_1]");
  }

  @Test
  void somebody_silent_is_seen_until_they_are_forgotten_and_then_begins_anew() {
    Arrivals arrivals =
        Arrivals.inOrder(
            List.of(
                arrival(viewed("evt_1", START + 1)), arrival(viewed("evt_2", START + 7 * DAY))));

    List<String> expected = new ArrayList<>();
    for (int day = 1; day <= 5; day++) {
      expected.add("p at " + (START + day * DAY) + " had seen [evt_1]");
    }
    for (int day = 8; day <= 12; day++) {
      expected.add("p at " + (START + day * DAY) + " had seen [evt_2]");
    }
    assertThat(played(arrivals).settled()).isEqualTo(expected);
  }

  @Test
  void looks_beyond_what_is_known_are_not_made() {
    List<String> seen = new ArrayList<>();
    Timeline timeline = Arrivals.timelines(List.of(arrival(viewed("evt_1", START + 1)))).get(0);

    Room.of(new ListingRetrospection(), timeline).advanceTo(START + 2 * DAY, seen::add);

    assertThat(seen)
        .containsExactly(
            "p at " + (START + DAY) + " had seen [evt_1]",
            "p at " + (START + 2 * DAY) + " had seen [evt_1]");
  }

  private static PlayedStream<OpenExposure, String> played(Arrivals arrivals) {
    return new PlayedStream<>(
            new ListingRetrospection(),
            new Patience(0, 0, List.of(), 1),
            PlayedStream.USUAL_BYTES,
            COMPLETE_UNTIL,
            new Random(1))
        .play(arrivals);
  }

  private static Arrival arrival(TimelineEntry entry) {
    return new Arrival("p", entry);
  }

  private static Fact viewed(String id, long at) {
    return new Fact(at, id, FactKind.VIEWED, 0, "", "");
  }
}
