package org.afterward.transforms.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.LateFact;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Timeline;
import org.junit.jupiter.api.Test;

class StreamingRoomTest {

  private static final long DAY = Duration.ofDays(1).toMillis();

  @Property(tries = 3000)
  void a_stream_tells_what_the_naive_reference_tells(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int entriesEach) {
    Random random = new Random(seed);
    Patience patience = patience(random);
    Arrivals arrivals = Arrivals.random(random, 2, entriesEach);
    long completeUntil = Arrivals.START + DAY * (10 + random.nextInt(40));
    NaiveStream naive = new NaiveStream(patience, completeUntil).play(arrivals);

    PlayedStream<OpenExposure, String> played =
        listing(patience, random.nextBoolean() ? 1024 : 60, completeUntil, random).play(arrivals);

    assertThat(played.settled()).containsExactlyInAnyOrderElementsOf(naive.settled);
    assertThat(played.estimates()).containsAll(naive.estimates).doesNotHaveDuplicates();
    assertThat(firstTold(told(played.pending()), naive.onceInTime, " TOO_LATE"))
        .containsExactlyInAnyOrderElementsOf(naive.pending);
    assertThat(firstTold(toldLate(played.late()), naive.onceInTime, ""))
        .containsExactlyInAnyOrderElementsOf(naive.late);
    assertThat(played.bytesLeft()).isZero();
  }

  @Property(tries = 1000)
  void where_nothing_is_too_late_a_stream_ends_where_the_bounded_gear_does(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int entriesEach) {
    Random random = new Random(seed);
    Patience patience = new Patience(27 * DAY, DAY, List.of(), 1);
    Arrivals arrivals = Arrivals.random(random, 2, entriesEach);
    long completeUntil = Arrivals.START + DAY * (10 + random.nextInt(40));

    PlayedStream<OpenExposure, String> impatient =
        listing(new Patience(0, 40 * DAY, List.of(), 1), 1024, completeUntil, new Random(seed))
            .play(arrivals.withDecisionsInTime());
    PlayedStream<OpenExposure, String> patient =
        listing(patience, 1024, completeUntil, random).play(arrivals);

    List<String> bounded = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    for (Timeline timeline : arrivals.timelines()) {
      WaitingRoom<OpenExposure, String> room = new WaitingRoom<>(new ListingSettlement(), timeline);
      room.advanceTo(completeUntil, bounded::add);
      room.waiting().forEach(w -> waiting.add(w.decision().exposureId() + " " + w.cause()));
    }
    assertThat(patient.settled()).containsExactlyInAnyOrderElementsOf(bounded);
    assertThat(told(patient.pending())).containsExactlyInAnyOrderElementsOf(waiting);
    assertThat(patient.late()).isEmpty();
    assertThat(folded(impatient.settled())).containsExactlyInAnyOrderElementsOf(bounded);
    assertThat(told(impatient.pending())).containsExactlyInAnyOrderElementsOf(waiting);
  }

  @Property(tries = 500)
  void what_is_delivered_twice_is_told_once(@ForAll long seed) {
    Patience patience = patience(new Random(seed));
    Arrivals arrivals = Arrivals.random(new Random(seed), 2, 40);
    long completeUntil = Arrivals.START + 60 * DAY;

    PlayedStream<OpenExposure, String> once =
        listing(patience, 1024, completeUntil, new Random(seed)).play(arrivals);
    PlayedStream<OpenExposure, String> twice =
        listing(patience, 1024, completeUntil, new Random(seed + 1)).play(arrivals.eachTwice());

    assertThat(twice.settled()).containsExactlyInAnyOrderElementsOf(once.settled());
  }

  /** Which is kept in many parts, and forgotten in larger steps. */
  @Property(tries = 10)
  void a_long_story_is_told_like_a_short_one(@ForAll long seed) {
    Random random = new Random(seed);
    Patience patience = patience(random);
    Arrivals arrivals = Arrivals.random(random, 1, 800);
    long completeUntil = Arrivals.START + 50 * DAY;
    NaiveStream naive = new NaiveStream(patience, completeUntil).play(arrivals);

    PlayedStream<OpenExposure, String> played =
        listing(patience, 1024, completeUntil, random).play(arrivals);

    assertThat(played.settled()).containsExactlyInAnyOrderElementsOf(naive.settled);
    assertThat(played.bytesLeft()).isZero();
  }

  @Test
  void somebody_without_decisions_is_forgotten_when_none_can_come_any_more() {
    Fact fact = new Fact(Arrivals.START, "evt_1", FactKind.VIEWED, 0, "", "");
    List<Arrivals.Step> steps =
        List.of(
            new Arrivals.Arrival("p", fact),
            new Arrivals.TimeGoesOn(Arrivals.START + DAY),
            new Arrivals.TimeGoesOn(Arrivals.START + DAY + 1));
    PlayedStream<OpenExposure, String> played =
        listing(Patience.STANDARD, 1024, Long.MAX_VALUE, new Random(1)).play(new Arrivals(steps));
    assertThat(played.bytesKept().get(0)).isPositive();
    assertThat(played.bytesKept().get(1)).isZero();
  }

  @Test
  void what_only_a_closed_decision_needed_is_forgotten_at_the_next_waking() {
    long start = Arrivals.START;
    List<Arrivals.Step> steps = new ArrayList<>();
    for (int day = 0; day < 60; day++) {
      String id = String.format("%03d", day);
      Decision decision = new Decision(start + day * DAY, "exp_" + id, Bytes.empty());
      steps.add(new Arrivals.Arrival("p", decision));
      for (int i = 0; i < 10; i++) {
        long at = start + day * DAY + i;
        steps.add(
            new Arrivals.Arrival(
                "p", new Fact(at, "evt_" + id + "_" + i, FactKind.VIEWED, 0, "", "")));
      }
      steps.add(new Arrivals.TimeGoesOn(start + day * DAY + 10));
    }
    PlayedStream<OpenExposure, String> played =
        listing(Patience.STANDARD, 1024, Long.MAX_VALUE, new Random(1)).play(new Arrivals(steps));
    // A horizon of 7 days, 1 for what is late, 7 to correct, and 7 that share facts with those.
    int onDay30 = played.bytesKept().get(30);
    assertThat(played.bytesKept().get(59)).isBetween(onDay30 / 2, 2 * onDay30);
    assertThat(played.bytesKept().get(20)).isGreaterThan(2 * played.bytesKept().get(5));
  }

  private static PlayedStream<OpenExposure, String> listing(
      Patience patience, int recentBytes, long completeUntil, Random random) {
    return new PlayedStream<>(
        new ListingSettlement(), patience, recentBytes, completeUntil, random);
  }

  private static List<String> told(List<Pending<OpenExposure>> pending) {
    return pending.stream().map(open -> open.decision().exposureId() + " " + open.cause()).toList();
  }

  private static List<String> toldLate(List<LateFact> late) {
    return late.stream().map(fact -> fact.fact().id() + " reached " + fact.reached()).toList();
  }

  /**
   * Without what is told again: of something that came in time and was then forgotten, or of what
   * was late before.
   */
  private static Collection<String> firstTold(
      List<String> told, Set<String> onceInTime, String repetition) {
    Map<String, String> first = new TreeMap<>();
    for (String line : told) {
      String id = line.substring(0, line.indexOf(' '));
      if (!line.endsWith(repetition) || !onceInTime.contains(id)) {
        first.putIfAbsent(id, line);
      }
    }
    return first.values();
  }

  private static Patience patience(Random random) {
    return new Patience(
        DAY * random.nextInt(3),
        DAY * random.nextInt(9),
        random.nextBoolean() ? List.of() : List.of(DAY, 3 * DAY),
        random.nextBoolean() ? 1 : DAY / 4);
  }

  /** The newest of each outcome, as if it had been settled at once. */
  private static List<String> folded(List<String> settled) {
    Map<String, String> newest = new TreeMap<>();
    for (String outcome : settled) {
      newest.put(
          outcome.substring(0, outcome.indexOf(" settled")),
          outcome.replaceFirst(" revision .*", ""));
    }
    return new ArrayList<>(newest.values());
  }
}
