package org.afterward.transforms.simulation;

import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.SpendType;

/**
 * What one person does: what they would have done anyway, and on top of it what an exposure makes
 * them do by the {@link PlantedTruth}.
 */
final class Reactions {

  /** How long people act on what they were shown, except for what it causes later. */
  static final long SESSION_TAIL = 10 * Simulation.MINUTE;

  static final long HORIZON = 7 * Simulation.DAY;

  /** The user events per exposure that do not come of looking at profiles. */
  private static final double OTHER_EVENTS = 3.2;

  private static final EventType[] ACTS = {
    EventType.VIEW,
    EventType.LIKE,
    EventType.SUPER_LIKE,
    EventType.MESSAGE,
    EventType.FRIEND_REQUEST
  };
  private static final double[] ACT_SHARES = {0.50, 0.35, 0.02, 0.10, 0.03};

  private final Simulation simulation;
  private final Life life;
  private final Diary diary;
  private final Population population;
  private final Requests requests;
  private final Names names;
  private final Chance chance;

  Reactions(
      Simulation simulation,
      Life life,
      Diary diary,
      Population population,
      Requests requests,
      Names names,
      Chance chance) {
    this.simulation = simulation;
    this.life = life;
    this.diary = diary;
    this.population = population;
    this.requests = requests;
    this.names = names;
    this.chance = chance;
  }

  void to(Shown shown) {
    look(shown);
    beMoved(shown);
  }

  /** Looks at profiles and judges them: the strategy makes no difference to how much. */
  private void look(Shown shown) {
    double acts = (simulation.eventsPerExposure() - OTHER_EVENTS) * life.persona().liveliness();
    Exposure exposure = shown.exposure();
    for (int left = chance.poisson(acts); left > 0; left--) {
      long at = chance.between(exposure.at() + 2 * Simulation.SECOND, exposure.at() + SESSION_TAIL);
      // Some acts are logged without the exposure that they came from.
      String from = chance.happens(0.8) ? exposure.exposureId() : "";
      act(ACTS[chance.pick(ACT_SHARES, 1)], at, someoneIn(shown), exposure.sessionId(), from);
    }
  }

  private void act(EventType type, long at, Life target, String session, String from) {
    String targetId = names.user(target.user());
    switch (type) {
      case FRIEND_REQUEST -> requests.send(target, chance.happens(0.3), at, session, from);
      case LIKE -> {
        boolean liked = chance.happens(0.15 + 0.7 * target.appeal());
        diary.act(liked ? EventType.LIKE : EventType.PASS, at, targetId, session, from);
      }
      default -> diary.act(type, at, targetId, session, from);
    }
  }

  /** Spends and matches what the strategy is expected to cause in this context. */
  private void beMoved(Shown shown) {
    Exposure exposure = shown.exposure();
    Effect effect = simulation.truth().expectedEffect(exposure.strategyId(), exposure.context());
    for (int left = chance.poisson(effect.spend() / Price.MEAN); left > 0; left--) {
      long at = momentAfter(exposure);
      buy(
          Price.drawn(chance),
          at,
          someoneIn(shown),
          exposure.exposureId(),
          sessionAt(exposure, at));
    }
    for (int left = chance.poisson(effect.matches()); left > 0; left--) {
      long at = momentAfter(exposure);
      String targetId = names.user(someoneIn(shown).user());
      diary.act(EventType.MATCH, at, targetId, sessionAt(exposure, at), exposure.exposureId());
    }
  }

  /**
   * Somewhere in the exposure's seven days, sooner rather than later, and before the person falls
   * silent: so the whole of the effect comes in time.
   */
  private long momentAfter(Exposure exposure) {
    long first = exposure.at() + 30 * Simulation.SECOND;
    long last = Math.min(exposure.at() + HORIZON, life.quietFrom());
    double delay = chance.draw();
    return first + (long) (delay * delay * delay * (last - first));
  }

  private static String sessionAt(Exposure exposure, long at) {
    return at < exposure.at() + SESSION_TAIL ? exposure.sessionId() : "";
  }

  /** What nobody recommended: spends and matches that no exposure caused. */
  void byThemselves(long from, String session) {
    for (int left = chance.poisson(life.persona().organicSpends()); left > 0; left--) {
      long at = chance.between(from + Simulation.SECOND, from + SESSION_TAIL);
      Life target = population.someoneElse(chance, life.user(), at);
      buy(Price.drawn(chance), at, target, "", session);
    }
    if (chance.happens(0.03 * life.appeal())) {
      long at = chance.between(from + Simulation.SECOND, from + SESSION_TAIL);
      diary.act(
          EventType.MATCH,
          at,
          names.user(population.someoneElse(chance, life.user(), at).user()),
          session,
          "");
    }
  }

  /** A spend and what was bought with it. */
  private void buy(SpendType type, long at, Life target, String exposure, String session) {
    String targetId = names.user(target.user());
    long before = at - 10;
    switch (type) {
      case SUPER_LIKE -> diary.act(EventType.SUPER_LIKE, before, targetId, session, exposure);
      case FRIEND_REQUEST -> requests.send(target, false, before, session, exposure);
      case FRIEND_REQUEST_WITH_MSG -> requests.send(target, true, before, session, exposure);
      case CHAT_ACTIVATION -> diary.act(EventType.MESSAGE, before, targetId, session, exposure);
      case PROFILE_VIEW -> diary.act(EventType.VIEW, before, targetId, session, exposure);
    }
    diary.spend(type, at, session, exposure);
  }

  private Life someoneIn(Shown shown) {
    return shown.people().get(chance.below(shown.people().size()));
  }
}
