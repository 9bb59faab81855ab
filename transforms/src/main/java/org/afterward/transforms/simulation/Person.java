package org.afterward.transforms.simulation;

import java.util.List;

/**
 * One simulated person: everything that their devices and the recommender sent about them.
 *
 * @param records in the order of arrival
 * @param planted what the records are, counted
 */
public record Person(String userId, List<Simulated> records, Planted planted) {

  public Person {
    records = List.copyOf(records);
  }

  /** The person of that number, from 0: the same for the same simulation, wherever it runs. */
  public static Person of(Simulation simulation, int user) {
    if (user < 0 || user >= simulation.users()) {
      throw new IllegalArgumentException("There is no user " + user);
    }
    Delivery delivery = new Delivery(simulation, user);
    Story.of(simulation, user).forEach(delivery::deliver);
    return delivery.toPerson();
  }
}
