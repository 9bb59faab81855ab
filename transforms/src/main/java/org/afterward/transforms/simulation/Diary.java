package org.afterward.transforms.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.afterward.coders.Event;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.Prediction;
import org.afterward.coders.SpendType;
import org.afterward.coders.UserEvent;

/**
 * Everything that happens to one person, and what is known of them at each moment.
 *
 * <p>Events may be written ahead of their time, and enter the {@link History} when it comes. What
 * would be after the end of the simulation is not written.
 */
final class Diary {

  private static final long TOP_UP = 50;

  private final List<Event> events = new ArrayList<>();
  private final PriorityQueue<UserEvent> ahead =
      new PriorityQueue<>(
          Comparator.comparingLong(UserEvent::at).thenComparing(UserEvent::eventId));
  private final History history;
  private final Names names;
  private final Life life;
  private final long end;
  private final String userId;

  private int eventNumber;

  Diary(Life life, Simulation simulation, Names names) {
    this.life = life;
    this.names = names;
    this.end = simulation.end();
    this.userId = names.user(life.user());
    this.history = new History(life, simulation);
  }

  /** All of it, in the order in which it was written. */
  List<Event> events() {
    return events;
  }

  String userId() {
    return userId;
  }

  /** What is known of the person, up to the time last {@linkplain #advanceTo advanced to}. */
  History history() {
    return history;
  }

  /** Lets what was written ahead come true, up to and including that time. */
  void advanceTo(long now) {
    for (UserEvent next = ahead.peek(); next != null && next.at() <= now; next = ahead.peek()) {
      ahead.remove();
      if (next.type() == EventType.CURRENCY_SPEND && history.balance() < next.amount()) {
        history.take(topUp(next));
      }
      history.take(next);
    }
  }

  void write(Exposure exposure) {
    events.add(exposure);
  }

  void write(Prediction prediction) {
    if (prediction.at() < end) {
      events.add(prediction);
    }
  }

  /** The person does something, with somebody or by themselves. */
  void act(EventType type, long at, String target, String session, String exposure) {
    write(plain(type, at, userId, target, session, exposure));
  }

  void request(long at, String target, boolean withMessage, String session, String exposure) {
    write(
        new UserEvent(
            EventType.FRIEND_REQUEST,
            nextId(),
            at,
            userId,
            target,
            session,
            exposure,
            withMessage,
            null,
            0,
            Double.NaN));
  }

  /** Somebody answers this person's request, or lets it expire. */
  void answered(EventType type, long at, String by) {
    write(plain(type, at, by, userId, "", ""));
  }

  void spend(SpendType on, long at, String session, String exposure) {
    write(
        new UserEvent(
            EventType.CURRENCY_SPEND,
            nextId(),
            at,
            userId,
            "",
            session,
            exposure,
            false,
            on,
            Price.of(on),
            Double.NaN));
  }

  void session(long from, long to, String session) {
    double minutes = Math.rint((to - from) / (0.1 * Simulation.MINUTE)) / 10;
    write(
        new UserEvent(
            EventType.SESSION, nextId(), to, userId, "", session, "", false, null, 0, minutes));
  }

  /** The payment that a spend needs first. */
  private UserEvent topUp(UserEvent spend) {
    UserEvent payment =
        new UserEvent(
            EventType.PAYMENT,
            nextId(),
            spend.at() - 1,
            userId,
            "",
            spend.sessionId(),
            "",
            false,
            null,
            TOP_UP,
            Double.NaN);
    events.add(payment);
    return payment;
  }

  private UserEvent plain(
      EventType type, long at, String actor, String target, String session, String exposure) {
    return new UserEvent(
        type, nextId(), at, actor, target, session, exposure, false, null, 0, Double.NaN);
  }

  private String nextId() {
    return names.event(life.user(), eventNumber++);
  }

  private void write(UserEvent event) {
    if (event.at() < end) {
      events.add(event);
      ahead.add(event);
    }
  }
}
