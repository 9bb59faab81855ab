package org.afterward.transforms.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.afterward.coders.Event;
import org.afterward.coders.EventType;

/** Tells what one person lives through, day by day. */
final class Story {

  private static final long PURPOSE = 2;
  private static final int LONGEST_VISIT = 3;
  private static final double QUIET_VISITS = 0.08;

  private final Simulation simulation;
  private final Life life;
  private final Names names;
  private final Chance chance;
  private final Diary diary;
  private final Recommender recommender;
  private final Reactions reactions;

  private int sessionNumber;

  private Story(Simulation simulation, int user) {
    Population population = new Population(simulation);
    this.simulation = simulation;
    this.life = population.life(user);
    this.names = new Names(simulation.users());
    this.chance = Chance.of(simulation.seed(), user, PURPOSE);
    this.diary = new Diary(life, simulation, names);
    this.recommender = new Recommender(simulation, population, names, chance);
    Requests requests = new Requests(simulation, life, diary, names, chance);
    this.reactions = new Reactions(simulation, life, diary, population, requests, names, chance);
  }

  /** All that happens to that user, in no order. */
  static List<Event> of(Simulation simulation, int user) {
    Story story = new Story(simulation, user);
    for (int day = 0; day < simulation.days(); day++) {
      story.live(day);
    }
    story.close();
    return story.diary.events();
  }

  private void live(int day) {
    long midnight = simulation.start() + day * Simulation.DAY;
    // The three hours are those that the last session may take past midnight.
    if (!life.isThereAt(midnight + 3 * Simulation.HOUR)) {
      return;
    }
    double progress = (double) day / simulation.days();
    double mean =
        simulation.exposuresPerDay(life.user())
            * life.persona().activityOn(Calendar.dayOfWeek(midnight), progress);
    int exposures = chance.poisson(mean);
    if (exposures == 0 && chance.happens(QUIET_VISITS)) {
      visit(midnight, 0);
    }
    List<Moment> moments = new ArrayList<>(exposures);
    while (moments.size() < exposures) {
      int some = Math.min(exposures - moments.size(), 1 + chance.below(LONGEST_VISIT));
      moments.addAll(visit(midnight, some));
    }
    // Visits of the very busy overlap.
    moments.sort(Comparator.comparingLong(Moment::at));
    for (Moment moment : moments) {
      if (moment.at() < simulation.end()) {
        beShown(moment);
      }
    }
  }

  /** Comes, stays, goes; and says when they will ask for recommendations. */
  private List<Moment> visit(long midnight, int exposures) {
    long from =
        midnight
            + life.persona().drawHour(chance) * Simulation.HOUR
            + chance.between(0, Simulation.HOUR);
    String session = names.session(life.user(), sessionNumber++);
    List<Moment> moments = new ArrayList<>(exposures);
    long at = from;
    for (int number = 0; number < exposures; number++) {
      at += chance.between(5 * Simulation.SECOND, 6 * Simulation.MINUTE);
      moments.add(new Moment(at, session));
    }
    diary.act(EventType.LOGIN, from, "", session, "");
    reactions.byThemselves(from, session);
    diary.session(from, at + Reactions.SESSION_TAIL, session);
    return moments;
  }

  private void beShown(Moment moment) {
    diary.advanceTo(moment.at());
    Shown shown =
        recommender.show(
            life.user(),
            diary.userId(),
            moment.at(),
            moment.session(),
            diary.history().contextAt(moment.at()));
    diary.write(shown.exposure());
    reactions.to(shown);
  }

  private void close() {
    diary.act(EventType.ACCOUNT_CLOSED, life.closedAt(), "", "", "");
    diary.advanceTo(simulation.end());
  }

  /** When recommendations are asked for, in which session. */
  private record Moment(long at, String session) {}
}
