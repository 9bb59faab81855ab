package org.afterward.transforms.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.simulation.Simulated.Condition;
import org.afterward.transforms.simulation.Simulated.Delivered;
import org.afterward.transforms.simulation.Simulated.Garbage;

/** Everybody in a simulation, and all that they sent. */
record Told(List<Person> people) {

  static Told by(Simulation simulation) {
    List<Person> people = new ArrayList<>();
    for (int user = 0; user < simulation.users(); user++) {
      people.add(Person.of(simulation, user));
    }
    return new Told(people);
  }

  Planted planted() {
    return people.stream().map(Person::planted).reduce(Planted.NOTHING, Planted::plus);
  }

  List<Delivered> delivered(Condition condition) {
    return all(Delivered.class, delivered -> delivered.condition() == condition);
  }

  List<Garbage> garbage() {
    return all(Garbage.class, garbage -> true);
  }

  List<Event> events(Condition condition) {
    return delivered(condition).stream().map(Delivered::event).toList();
  }

  /** The valid and distinct ones. */
  List<Exposure> exposures() {
    return sound(Exposure.class);
  }

  /** The valid and distinct ones. */
  List<UserEvent> userEvents() {
    return sound(UserEvent.class);
  }

  <T extends Event> List<T> sound(Class<T> kind) {
    return events(Condition.SOUND).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private <T extends Simulated> List<T> all(Class<T> kind, Predicate<T> wanted) {
    return people.stream()
        .flatMap(person -> person.records().stream())
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(wanted)
        .toList();
  }
}
