package org.afterward.transforms.simulation;

import org.afterward.coders.Event;

/**
 * What was put into traffic, for an intake to be checked against.
 *
 * @param exposures valid and distinct
 * @param userEvents valid and distinct
 * @param predictions valid and distinct
 * @param broken events that break a rule
 * @param garbage lines that are no events
 * @param repeated deliveries of an event that had been delivered
 * @param late valid events that arrive hours to days after their time
 * @param outOfOrder valid events that arrive minutes after their time
 */
public record Planted(
    long exposures,
    long userEvents,
    long predictions,
    long broken,
    long garbage,
    long repeated,
    long late,
    long outOfOrder) {

  public static final Planted NOTHING = new Planted(0, 0, 0, 0, 0, 0, 0, 0);

  /** What is in all of the traffic, found by telling every story: seconds for a million events. */
  public static Planted in(Simulation simulation) {
    Planted all = NOTHING;
    for (int user = 0; user < simulation.users(); user++) {
      all = all.plus(Person.of(simulation, user).planted());
    }
    return all;
  }

  /** All valid, distinct events. */
  public long sound() {
    return exposures + userEvents + predictions;
  }

  /** All records, as often as they arrive. */
  public long records() {
    return sound() + broken + garbage + repeated;
  }

  public Planted plus(Planted more) {
    return new Planted(
        exposures + more.exposures,
        userEvents + more.userEvents,
        predictions + more.predictions,
        broken + more.broken,
        garbage + more.garbage,
        repeated + more.repeated,
        late + more.late,
        outOfOrder + more.outOfOrder);
  }

  /** Counts on the way to one. */
  static final class Count {

    private long exposures;
    private long userEvents;
    private long predictions;
    private long broken;
    private long garbage;
    private long repeated;
    private long late;
    private long outOfOrder;

    void sound(Event event) {
      switch (event.type()) {
        case EXPOSURE -> exposures++;
        case PREDICTION -> predictions++;
        default -> userEvents++;
      }
    }

    void broken() {
      broken++;
    }

    void garbage() {
      garbage++;
    }

    void repeated() {
      repeated++;
    }

    void late() {
      late++;
    }

    void outOfOrder() {
      outOfOrder++;
    }

    Planted planted() {
      return new Planted(
          exposures, userEvents, predictions, broken, garbage, repeated, late, outOfOrder);
    }
  }
}
