package org.afterward.transforms.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.afterward.coders.Event;
import org.afterward.transforms.simulation.Simulated.Condition;
import org.afterward.transforms.simulation.Simulated.Delivered;
import org.afterward.transforms.simulation.Simulated.Garbage;

/** Brings one person's events in, with the chosen dirt. */
final class Delivery {

  private static final long PURPOSE = 3;
  private static final long LATENCY = 250;
  private static final double GARBAGE_OF_MALFORMED = 0.4;

  private final Dirt dirt;
  private final Chance chance;
  private final BrokenCopies broken;
  private final GarbageLines garbage;
  private final String userId;
  private final List<Simulated> records = new ArrayList<>();
  private final Planted.Count count = new Planted.Count();

  Delivery(Simulation simulation, int user) {
    this.dirt = simulation.dirt();
    this.chance = Chance.of(simulation.seed(), user, PURPOSE);
    this.broken = new BrokenCopies(chance);
    this.garbage = new GarbageLines(chance);
    this.userId = new Names(simulation.users()).user(user);
  }

  void deliver(Event event) {
    long arrivedAt = event.at() + delay();
    records.add(new Delivered(event, Condition.SOUND, arrivedAt));
    count.sound(event);
    if (chance.happens(dirt.repeated())) {
      records.add(new Delivered(event, Condition.REPEATED, arrivedAt + pause()));
      count.repeated();
    }
    if (chance.happens(dirt.malformed())) {
      spoil(event, arrivedAt + 1);
    }
  }

  Person toPerson() {
    records.sort(Comparator.comparingLong(Simulated::arrivedAt));
    return new Person(userId, records, count.planted());
  }

  private long delay() {
    double draw = chance.draw();
    if (draw < dirt.late()) {
      count.late();
      // Most within a day of allowance, some days after it.
      return (long) (2 * Simulation.HOUR * StrictMath.pow(64, chance.draw()));
    }
    if (draw < dirt.late() + dirt.outOfOrder()) {
      count.outOfOrder();
      return chance.between(Simulation.MINUTE, 30 * Simulation.MINUTE);
    }
    return LATENCY;
  }

  /** Until it is sent again: mostly a retry of seconds, sometimes a replay days later. */
  private long pause() {
    return chance.happens(0.7)
        ? chance.between(Simulation.SECOND, Simulation.MINUTE)
        : chance.between(Simulation.HOUR, 3 * Simulation.DAY);
  }

  private void spoil(Event event, long arrivedAt) {
    if (chance.happens(GARBAGE_OF_MALFORMED)) {
      records.add(new Garbage(garbage.like(event), arrivedAt));
      count.garbage();
    } else {
      records.add(new Delivered(broken.of(event, arrivedAt), Condition.BROKEN, arrivedAt));
      count.broken();
    }
  }
}
