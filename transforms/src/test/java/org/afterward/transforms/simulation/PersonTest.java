package org.afterward.transforms.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.transforms.simulation.Simulated.Condition;
import org.afterward.transforms.simulation.Simulated.Delivered;
import org.junit.jupiter.api.Test;

class PersonTest {

  private static final Simulation SIMULATION = Simulation.of(9).withUsers(50).withDays(10);

  @Test
  void a_person_is_the_same_whenever_and_after_whomever_they_are_told() {
    List<Person> forward = Told.by(SIMULATION).people();
    for (int user = SIMULATION.users() - 1; user >= 0; user--) {
      assertThat(Person.of(SIMULATION, user)).isEqualTo(forward.get(user));
    }
  }

  @Test
  void another_seed_is_another_world() {
    Simulation other = Simulation.of(10).withUsers(50).withDays(10);
    for (int user = 0; user < SIMULATION.users(); user++) {
      assertThat(Person.of(other, user).records())
          .isNotEqualTo(Person.of(SIMULATION, user).records());
    }
  }

  @Property(tries = 60, seed = "20240115")
  void any_settings_give_valid_events_in_time_and_in_the_order_of_arrival(
      @ForAll("simulations") Simulation simulation) {
    for (int user : new int[] {0, simulation.users() / 2, simulation.users() - 1}) {
      Person person = Person.of(simulation, user);
      assertThat(person).isEqualTo(Person.of(simulation, user));
      assertThat(person.records()).extracting(Simulated::arrivedAt).isSorted();
      List<Delivered> sound = new Told(List.of(person)).delivered(Condition.SOUND);
      assertThat(sound.stream().map(delivered -> Ids.of(delivered.event())))
          .doesNotHaveDuplicates();
      assertThat(sound)
          .allMatch(delivered -> delivered.event().at() >= simulation.start())
          .allMatch(delivered -> delivered.event().at() < simulation.end())
          .allMatch(
              delivered -> Contract.brokenBy(delivered.event(), delivered.arrivedAt()).isEmpty());
    }
  }

  @Provide
  Arbitrary<Simulation> simulations() {
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.integers().between(10, 20_000_000),
            Arbitraries.integers().between(1, 40),
            Arbitraries.doubles().between(0.01, 20),
            Arbitraries.doubles().between(4, 30))
        .as(
            (seed, users, days, exposures, events) ->
                Simulation.of(seed)
                    .withUsers(users)
                    .withDays(days)
                    .withExposuresPerDay(exposures)
                    .withEventsPerExposure(events)
                    .withDirt(Dirt.usual().withMalformed(0.2)));
  }
}
