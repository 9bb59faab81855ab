package org.afterward.transforms.reward;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.afterward.coders.ContextVector;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.ProfileMix;
import org.afterward.coders.ShownProfile;
import org.afterward.coders.SpendType;
import org.afterward.coders.Timeline;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.FactsOf;
import org.afterward.transforms.waiting.Arrivals;

/**
 * What happened to a few people over twelve days: valid events, on a grid of six hours give or take
 * a millisecond, so that the edges of windows are hit often.
 */
public record History(List<Exposure> exposures, List<UserEvent> events) {

  static final long START = 1_705_276_800_000L; // 2024-01-15T00:00:00Z
  private static final long STEP = 6 * 60 * 60 * 1000L;
  private static final int STEPS = 48;
  private static final int PEOPLE = 3;

  private static final List<EventType> TYPES =
      List.of(
          EventType.VIEW,
          EventType.LIKE,
          EventType.SUPER_LIKE,
          EventType.PASS,
          EventType.MESSAGE,
          EventType.FRIEND_REQUEST,
          EventType.FRIEND_ACCEPT,
          EventType.FRIEND_REJECT,
          EventType.FRIEND_REJECT,
          EventType.FRIEND_REJECT,
          EventType.FRIEND_EXPIRE,
          EventType.MATCH,
          EventType.PAYMENT,
          EventType.CURRENCY_SPEND,
          EventType.CURRENCY_SPEND,
          EventType.LOGIN,
          EventType.SESSION,
          EventType.ACCOUNT_CLOSED,
          EventType.ACCOUNT_OPENED);

  /** Histories of people whose names begin so. */
  static Arbitrary<History> of(String people) {
    Arbitrary<List<Integer>> exposures = choices(2).list().ofMaxSize(8).map(History::flat);
    Arbitrary<List<Integer>> events = choices(7).list().ofMaxSize(60).map(History::flat);
    return Combinators.combine(exposures, events)
        .as((shown, happened) -> new History(exposures(people, shown), events(people, happened)));
  }

  /** One such history, as this generator throws it. */
  static History random(String people, Random random) {
    return new History(
        exposures(people, random.ints(2L * random.nextInt(9), 0, 10_000).boxed().toList()),
        events(people, random.ints(7L * random.nextInt(61), 0, 10_000).boxed().toList()));
  }

  /** The same events with some delivered again, in another order. */
  History shuffled(long seed) {
    Random random = new Random(seed);
    List<Exposure> shown = new ArrayList<>(exposures);
    List<UserEvent> happened = new ArrayList<>(events);
    exposures.stream().filter(e -> random.nextInt(3) == 0).forEach(shown::add);
    events.stream().filter(e -> random.nextInt(3) == 0).forEach(happened::add);
    Collections.shuffle(shown, random);
    Collections.shuffle(happened, random);
    return new History(shown, happened);
  }

  /** Each person's story as this settlement would have it. */
  List<Timeline> timelines(RewardSettlement settlement) {
    return Arrivals.timelines(story(settlement));
  }

  /** The entries that this settlement would have, each with the person on whose timeline it is. */
  List<Arrivals.Arrival> story(RewardSettlement settlement) {
    List<Arrivals.Arrival> story = new ArrayList<>();
    for (Exposure exposure : exposures) {
      story.add(
          new Arrivals.Arrival(exposure.userId(), settlement.remember(OpenExposure.of(exposure))));
    }
    for (UserEvent event : events) {
      FactsOf.event(
          event, (person, fact) -> story.add(new Arrivals.Arrival(person, settlement.trim(fact))));
    }
    return story;
  }

  private static Arbitrary<List<Integer>> choices(int count) {
    return Arbitraries.integers().between(0, 10_000).list().ofSize(count);
  }

  private static List<Integer> flat(List<List<Integer>> choices) {
    return choices.stream().flatMap(List::stream).toList();
  }

  private static List<Exposure> exposures(String people, List<Integer> choices) {
    List<Exposure> exposures = new ArrayList<>();
    for (int i = 0; i < choices.size(); i += 2) {
      String id = exposureId(people, i / 2);
      int person = choices.get(i) % PEOPLE;
      exposures.add(exposure(id, people + person, time(choices.get(i + 1)), 1 + i % 15));
    }
    return exposures;
  }

  private static List<UserEvent> events(String people, List<Integer> choices) {
    List<UserEvent> events = new ArrayList<>();
    for (int i = 0; i < choices.size(); i += 7) {
      // Distinct, and in another order than they come in.
      String id = people + "e" + i * 7919 % 10_007;
      EventType type = TYPES.get(choices.get(i) % TYPES.size());
      int actor = choices.get(i + 1) % PEOPLE;
      int target = (actor + 1 + choices.get(i + 2) % (PEOPLE - 1)) % PEOPLE;
      boolean spends = type == EventType.CURRENCY_SPEND;
      boolean hasAmount = spends || type == EventType.PAYMENT;
      events.add(
          new UserEvent(
              type,
              id,
              time(choices.get(i + 3)),
              people + actor,
              people + target,
              "",
              link(people, choices.get(i + 6)),
              false,
              spends ? SpendType.ALL.get(choices.get(i + 4) % SpendType.ALL.size()) : null,
              hasAmount ? 1 + choices.get(i + 5) % 20 : 0,
              type == EventType.SESSION ? 12.5 : Double.NaN));
    }
    return events;
  }

  /** None, or the id of an exposure: of this person, of another, or of nobody. */
  private static String link(String people, int choice) {
    return choice % 4 == 0 ? "" : exposureId(people, choice % 9);
  }

  private static String exposureId(String people, int number) {
    return people + "x" + number * 2 * 7919 % 1000;
  }

  private static long time(int choice) {
    return START + choice / 3 % STEPS * STEP + choice % 3 - 1;
  }

  /** An exposure of which these are the id, the user, the time and the strategy. */
  static Exposure exposureOf(OpenExposure open) {
    return exposure(open.exposureId(), open.userId(), open.shownAt(), open.strategyId());
  }

  static Exposure exposure(String id, String user, long at, int strategy) {
    return new Exposure(
        id,
        at,
        user,
        "",
        strategy,
        "",
        new ProfileMix(0.5, 0.3, 0.2),
        Double.NaN,
        0.5,
        ContextVector.of(ContextVector.LAYOUT_1, new double[27]),
        Map.of(),
        List.of(new ShownProfile("usr_9", 1, "high", 0.5, 0.5, 0.5)),
        "discovery");
  }
}
