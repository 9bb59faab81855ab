package org.afterward.transforms.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

  private final Simulation simulation = Simulation.of(1);

  @Test
  void it_covers_whole_days_from_the_first() {
    Simulation february = simulation.withFirstDay(LocalDate.parse("2024-02-28")).withDays(3);
    assertThat(Instant.ofEpochMilli(february.start())).isEqualTo("2024-02-28T00:00:00Z");
    assertThat(Instant.ofEpochMilli(february.end())).isEqualTo("2024-03-02T00:00:00Z");
  }

  @Test
  void a_changed_setting_leaves_the_first_simulation_alone() {
    Simulation changed = simulation.withUsers(77).withDays(5);
    assertThat(changed.users()).isEqualTo(77);
    assertThat(changed.days()).isEqualTo(5);
    assertThat(simulation.users()).isEqualTo(1_000);
    assertThat(simulation.days()).isEqualTo(30);
  }

  @Test
  void settings_that_make_no_sense_are_refused() {
    refuses(s -> s.withDays(0));
    refuses(s -> s.withUsers(9));
    refuses(s -> s.withExposuresPerDay(0));
    refuses(s -> s.withExposuresPerDay(Double.NaN));
    refuses(s -> s.withEventsPerExposure(3));
    refuses(s -> s.withHeavyUsers(0.5, 0.4));
    refuses(s -> s.withHeavyUsers(-0.1, 0.4));
    refuses(s -> s.withHeavyUsers(0.1, 1));
    refuses(s -> s.withoutPropensity(1.1));
    refuses(s -> s.withPredictedRequests(-1));
    refuses(s -> s.withDirt(Dirt.usual().withMalformed(2)));
    refuses(s -> s.withDirt(Dirt.usual().withLate(0.6).withOutOfOrder(0.6)));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 99, 100, 250, 1_000})
  void heavy_users_are_as_many_as_asked_and_keep_the_volume(int users) {
    Simulation skewed =
        simulation.withUsers(users).withExposuresPerDay(2).withHeavyUsers(0.02, 0.5);
    int[] heavy = IntStream.range(0, users).filter(skewed::isHeavy).toArray();
    assertThat(heavy).hasSize(users / 50);
    double all = IntStream.range(0, users).mapToDouble(skewed::exposuresPerDay).sum();
    assertThat(all).isCloseTo(2 * users, within(1e-6));
    if (heavy.length > 0) {
      double theirs = IntStream.of(heavy).mapToDouble(skewed::exposuresPerDay).sum();
      assertThat(theirs).isCloseTo(all / 2, within(1e-6));
    }
  }

  @Test
  void there_is_nobody_beyond_the_last_number() {
    assertThatThrownBy(() -> Person.of(simulation, 1_000)).hasMessageContaining("no user 1000");
    assertThatThrownBy(() -> Person.of(simulation, -1)).hasMessageContaining("no user -1");
  }

  private void refuses(Function<Simulation, Simulation> change) {
    assertThatThrownBy(() -> change.apply(simulation)).isInstanceOf(IllegalArgumentException.class);
  }
}
