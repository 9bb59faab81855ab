package org.afterward.transforms.waiting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.Event;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineBuilder;
import org.afterward.coders.TimelineEntry;

/**
 * How entries of a few people arrive on a stream: out of order, repeatedly, late by anything
 * between nothing and a month; with the stream's time going on in between, in small and large
 * steps. Times are on a grid of six hours give or take a millisecond, so that edges are hit often.
 */
public record Arrivals(List<Step> steps) {

  /** What happens next: an entry of a person arrives, or the stream's time goes on. */
  public sealed interface Step {}

  public record Arrival(String person, TimelineEntry entry) implements Step {}

  public record TimeGoesOn(long to) implements Step {}

  static final long START = 1_705_276_800_000L; // 2024-01-15T00:00:00Z
  private static final long GRID = 6 * 60 * 60 * 1000L;

  /** Four of these are a day. */
  private static final int GRID_POINTS = 160;

  static Arrivals random(Random random, int people, int entriesEach) {
    List<Arrival> story = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      int decisions = random.nextInt(1 + entriesEach / 4);
      int facts = random.nextInt(entriesEach);
      int span = 1 + random.nextInt(GRID_POINTS); // Of one person: an id's time depends on it.
      for (int i = 0; i < decisions; i++) {
        String id = String.format("exp_%d_%03d", person, random.nextInt(1000));
        story.add(new Arrival("p" + person, new Decision(time(id, span), id, Bytes.empty())));
      }
      for (int i = 0; i < facts; i++) {
        String id = String.format("evt_%d_%04d", person, random.nextInt(10_000));
        story.add(
            new Arrival("p" + person, new Fact(time(id, span), id, FactKind.VIEWED, 0, "", "")));
      }
    }
    return of(story, random);
  }

  /** These entries, each at least once. */
  public static Arrivals of(List<Arrival> story, Random random) {
    return new Arrivals(steps(story, random));
  }

  /** These entries, each when it happens, with the stream's time going on from one to the next. */
  public static Arrivals inOrder(List<Arrival> story) {
    List<Step> steps = new ArrayList<>();
    story.stream()
        .sorted(Comparator.comparingLong(arrival -> arrival.entry.at()))
        .forEach(
            arrival -> {
              steps.add(new TimeGoesOn(arrival.entry.at()));
              steps.add(arrival);
            });
    return new Arrivals(steps);
  }

  /** The same, but every decision before all that can be late for it. */
  public Arrivals withDecisionsInTime() {
    List<Step> reordered = new ArrayList<>();
    steps.stream().filter(Arrivals::isDecision).forEach(reordered::add);
    steps.stream().filter(step -> !isDecision(step)).forEach(reordered::add);
    return new Arrivals(reordered);
  }

  /**
   * The same, with the stream's time never at the very millisecond at which something is due: some
   * runners fire a timer when the watermark reaches it, others when it has passed it.
   */
  public Arrivals withTimeOffTheEdges() {
    List<Step> moved = new ArrayList<>();
    for (Step step : steps) {
      moved.add(step instanceof TimeGoesOn time ? new TimeGoesOn(time.to + 100) : step);
    }
    return new Arrivals(moved);
  }

  /** Each entry twice at once, and once more before the stream's time goes on. */
  public Arrivals eachTwice() {
    List<Step> doubled = new ArrayList<>();
    List<Step> again = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof TimeGoesOn) {
        doubled.addAll(again);
        again.clear();
      } else {
        doubled.add(step);
        again.add(step);
      }
      doubled.add(step);
    }
    return new Arrivals(doubled);
  }

  /** What there is in all of each person. */
  public List<Timeline> timelines() {
    List<Arrival> arrived = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Arrival arrival) {
        arrived.add(arrival);
      }
    }
    return timelines(arrived);
  }

  /** The stories that these entries make. */
  public static List<Timeline> timelines(List<Arrival> entries) {
    Map<String, TimelineBuilder> people = new TreeMap<>();
    for (Arrival arrival : entries) {
      people.computeIfAbsent(arrival.person, TimelineBuilder::new).add(arrival.entry);
    }
    return people.values().stream().map(TimelineBuilder::build).toList();
  }

  private static boolean isDecision(Step step) {
    return step instanceof Arrival arrival && arrival.entry instanceof Decision;
  }

  /** The same id always has the same time: what is delivered again is the same. */
  private static long time(String id, int span) {
    Random random = new Random(id.hashCode() * 31L);
    return START + GRID * random.nextInt(span) + random.nextInt(3) - 1;
  }

  private static List<Step> steps(List<Arrival> story, Random random) {
    List<Delivery> deliveries = new ArrayList<>();
    int oftenLate = random.nextInt(4);
    for (Arrival arrival : story) {
      do {
        long delay =
            random.nextInt(4) < oftenLate
                ? GRID * random.nextInt(random.nextBoolean() ? 8 : 100)
                : random.nextInt(2) * GRID;
        deliveries.add(new Delivery(arrival.entry.at() + delay, random.nextInt(), arrival));
      } while (random.nextInt(6) == 0);
    }
    deliveries.sort(Comparator.comparingLong(Delivery::when).thenComparingInt(Delivery::tie));
    List<Step> steps = new ArrayList<>();
    long time = Event.NO_TIME;
    for (Delivery delivery : deliveries) {
      // The watermark follows what arrives, at random, never going back.
      if (random.nextInt(3) == 0 && delivery.when - random.nextInt(3) > time) {
        time = Math.max(time, delivery.when - random.nextInt(3));
        steps.add(new TimeGoesOn(time));
      }
      steps.add(delivery.arrival);
    }
    return steps;
  }

  private record Delivery(long when, int tie, Arrival arrival) {}
}
